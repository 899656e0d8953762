/** What a rendered role or user may do, by the project's own evaluator. */
import { evaluate } from "../../modules/iam/evaluate";
import type { Decision, RequestContext } from "../../modules/iam/decision";
import type { RenderedPrincipal } from "../../modules/vendors/render";

/** `allowed`, `denied` or `unknown` for one action on one resource of the principal's own account. */
export function decide(
  principal: RenderedPrincipal,
  action: string,
  resource = "*",
  context: RequestContext = {},
): Decision["effect"] {
  const accountId = principal.arn.split(":")[4] ?? "";
  const request = { caller: { arn: principal.arn, accountId }, action, resource, context };
  return evaluate(request, { identity: principal.policies }).effect;
}
