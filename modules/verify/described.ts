/** What the description itself allows: where a refusal can be expected, and where it cannot. */
import type { Grant } from "../grants/grant";
import type { Call, CallContext } from "../grants/probe";
import { evaluate } from "../iam/evaluate";
import { toPolicyDocument } from "../iam/document";
import { actionMatches } from "../iam/match";
import { toList, type PolicyDocument, type PolicyStatement } from "../iam/policy";
import { AWS_VALUES, type Values } from "../iam/values";
import type { Literal } from "../vendors/literal";

/** Whether a statement of the documents may allow the action on some resource. Errs towards yes. */
export function mayAllow(documents: readonly PolicyDocument[], action: string): boolean {
  return documents
    .flatMap((document) => toList<PolicyStatement>(document.Statement))
    .filter((statement) => statement.Effect === "Allow")
    .some(
      (statement) =>
        statement.NotAction !== undefined ||
        toList<string>(statement.Action).some((pattern) => actionMatches(pattern, action)),
    );
}

/**
 * Whether the description may allow the very call, on the resource and with the keys that it names. A call that names no
 * resource may be allowed as soon as its action is allowed on anything.
 */
export function mayAllowCall(
  documents: readonly PolicyDocument[],
  call: Call,
  values: Values,
  context: CallContext,
): boolean {
  if (!mayAllow(documents, call.action)) return false;
  if (call.resource === undefined) return true;
  const { arn } = context.principal;
  const accountId = values.text(AWS_VALUES.accountId);
  const decision = evaluate(
    {
      caller: { arn, accountId, ...(context.principal.kind === "role" && { roleArn: arn }) },
      action: call.action,
      resource: call.resource(values, context),
      context: {
        "aws:PrincipalArn": arn,
        "aws:PrincipalAccount": accountId,
        "aws:RequestedRegion": context.region,
        ...call.conditionKeys?.(values, context),
      },
    },
    { identity: documents.map((document, index) => ({ name: String(index), document })) },
  );
  return decision.effect !== "denied";
}

/** Whether the grant is on. */
export function isOn(grant: Grant, form: Literal): boolean {
  return grant.enabledBy === undefined || form.holds(grant.enabledBy);
}

/** The documents of all grants that are on, less one. */
export function documentsBut(
  but: string | undefined,
  grants: readonly Grant[],
  form: Literal,
): readonly PolicyDocument[] {
  return grants
    .filter((grant) => grant.id !== but && isOn(grant, form))
    .map((grant) => toPolicyDocument(grant.statements(form.values), form.holds));
}
