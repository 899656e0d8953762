import type { Grant } from "./grant";
import { IAM_CANARIES, nobody } from "./identity";
import type { Probe } from "./probe";

const read = (id: string, operation: string, input: Readonly<Record<string, unknown>>): Probe => ({
  id,
  client: "iam",
  operation,
  action: `iam:${operation}`,
  where: "home",
  input: () => input,
});

/** Who there is: users with their keys, groups with their members, roles with their trust policies. */
export const identityInventory: Grant = {
  id: "identity-inventory",
  title: "Users, groups and roles",
  reason: "An access graph begins with every identity and the groups it belongs to.",
  dataClass: "identity",
  summary: () =>
    "IAM: read users, groups with their members, roles with their trust policies (external IDs of other vendors included), access key IDs with their last use, and MFA devices; no secret keys or passwords",
  statements: () => [
    {
      sid: "ReadIdentities",
      actions: [
        "iam:GetAccessKeyLastUsed",
        "iam:GetGroup",
        "iam:GetRole",
        "iam:GetUser",
        "iam:ListAccessKeys",
        "iam:ListAccountAliases",
        "iam:ListGroups",
        "iam:ListGroupsForUser",
        "iam:ListInstanceProfiles",
        "iam:ListMFADevices",
        "iam:ListRoleTags",
        "iam:ListRoles",
        "iam:ListUserTags",
        "iam:ListUsers",
      ],
      resources: ["*"],
    },
  ],
  probes: [
    read("users", "ListUsers", { MaxItems: 1 }),
    read("groups", "ListGroups", { MaxItems: 1 }),
    read("roles", "ListRoles", { MaxItems: 1 }),
    {
      ...read("keys", "ListAccessKeys", {}),
      input: (_v, c) => ({ UserName: c.name }),
      resource: nobody,
      nothingThere: ["NoSuchEntity", "NoSuchEntityException"],
    },
  ],
  canaries: IAM_CANARIES,
};

/** What each identity is allowed: local and AWS policies, inline and attached. */
export const policyInventory: Grant = {
  id: "policy-inventory",
  title: "IAM policies",
  reason: "What an identity may do follows from the text of its policies.",
  dataClass: "identity",
  summary: () =>
    "IAM: read the text of every customer managed, AWS managed and inline policy, and to whom each is attached",
  statements: () => [
    {
      sid: "ReadPolicies",
      actions: [
        "iam:GetGroupPolicy",
        "iam:GetPolicy",
        "iam:GetPolicyVersion",
        "iam:GetRolePolicy",
        "iam:GetUserPolicy",
        "iam:ListAttachedGroupPolicies",
        "iam:ListAttachedRolePolicies",
        "iam:ListAttachedUserPolicies",
        "iam:ListEntitiesForPolicy",
        "iam:ListGroupPolicies",
        "iam:ListPolicies",
        "iam:ListRolePolicies",
        "iam:ListUserPolicies",
      ],
      resources: ["*"],
    },
  ],
  probes: [
    read("policies", "ListPolicies", { Scope: "Local", MaxItems: 1 }),
    {
      ...read("attached", "ListAttachedUserPolicies", {}),
      input: (_v, c) => ({ UserName: c.name }),
      resource: nobody,
      nothingThere: ["NoSuchEntity", "NoSuchEntityException"],
    },
  ],
  canaries: IAM_CANARIES,
};
