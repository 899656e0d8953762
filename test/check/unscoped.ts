/** Principals without resources and conditions: what is left is the question which actions they have. */
import type { CheckedPrincipal } from "../../modules/check/principal";
import type { AccessRequest, PolicyLayers } from "../../modules/iam/decision";
import { toList, type NamedPolicy, type PolicyStatement } from "../../modules/iam/policy";

export function unscoped(principal: CheckedPrincipal): CheckedPrincipal {
  return {
    ...principal,
    inline: principal.inline.map(withoutScope),
    attached: principal.attached.map((policy) => ({
      ...policy,
      ...(policy.document && { document: withoutScope({ name: "", document: policy.document }).document }),
    })),
  };
}

function withoutScope({ name, document }: NamedPolicy): NamedPolicy {
  const statements = toList<PolicyStatement>(document.Statement)
    // A denial under a condition denies nothing for certain; without its condition it would.
    .filter(({ Effect, Condition }) => Effect === "Allow" || Condition === undefined)
    .map(({ Effect, Action, NotAction }): PolicyStatement => ({
      Effect,
      ...(Action !== undefined && { Action }),
      ...(NotAction !== undefined && { NotAction }),
      Resource: "*",
    }));
  return { name, document: { Version: "2012-10-17", Statement: statements } };
}

/** May the principal do this anywhere in its own account? */
export function questionsAbout(
  { inline, attached }: CheckedPrincipal,
  action: string,
): { readonly request: AccessRequest; readonly layers: PolicyLayers } {
  const caller = { arn: "arn:aws:iam::111122223333:user/reader", accountId: "111122223333" };
  const managed = attached.flatMap(({ name, document }) => (document ? [{ name, document }] : []));
  return {
    request: { caller, action, resource: "*", resourceAccountId: "111122223333", context: {} },
    layers: { identity: [...inline, ...managed] },
  };
}
