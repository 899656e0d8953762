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
  // Every key and every role has a policy of its own; here it leaves the decision to the account's IAM.
  const resourcePolicy = {
    name: "resource",
    document: {
      Statement: {
        Effect: "Allow",
        Principal: { AWS: `arn:aws:iam::${accountId}:root` },
        Action: "*",
        Resource: "*",
      },
    },
  } as const;
  const hasPolicy = /^(kms|sts):/i.test(action);
  const request = { caller: { arn: principal.arn, accountId }, action, resource, context };
  return evaluate(request, {
    identity: principal.policies,
    ...(hasPolicy && { resource: resourcePolicy }),
  }).effect;
}
