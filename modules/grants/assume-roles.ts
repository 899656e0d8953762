import type { Grant } from "./grant";
import { IAM_CANARIES } from "./identity";

/** Named roles that a user may assume. What each of them may do is judged where it is described. */
export function assumeRoles(inputs: { readonly roleArns: string }): Grant {
  return {
    id: "assume-roles",
    title: "Roles of the accounts",
    reason: "The user itself reads nothing: it assumes one role in each account.",
    dataClass: "identity",
    summary: () =>
      "STS: assume the roles that are named in role_arns, one for each account, and no other role",
    statements: (v) => [
      { sid: "AssumeNamedRoles", actions: ["sts:AssumeRole"], resources: v.list(inputs.roleArns) },
    ],
    // Assuming one of the roles needs its external ID, which the user's own description does not hold.
    probes: [],
    canaries: IAM_CANARIES,
  };
}
