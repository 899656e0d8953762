import { AWS_VALUES, arn } from "../iam/values";
import type { When } from "../iam/when";
import type { Canary } from "./canary";
import type { Grant } from "./grant";
import type { CallContext, Probe } from "./probe";

const CENTER = { client: "sso-admin", where: "each-region" } as const;
const permissionSet: Canary["fuse"]["marker"] = (_v, c) =>
  `${c.found.replace(":instance/", ":permissionSet/")}/ps-${c.random.slice(0, 16)}`;
/** For simulation, which finds no instance: a name that has the form of one's. */
const instance = (c: CallContext): string => `ssoins-${c.random.slice(0, 16)}`;

interface Instance {
  readonly InstanceArn?: string;
  readonly IdentityStoreId?: string;
}

const firstInstance = (answer: Parameters<NonNullable<Probe["finds"]>>[0]): Instance | undefined =>
  (answer["Instances"] as readonly Instance[] | undefined)?.[0];

/** Who has access to which account through Identity Center. Works in the management or a delegated account only. */
export function identityCenter(enabledBy: When): Grant {
  return {
    id: "identity-center",
    title: "IAM Identity Center",
    reason: "People come into accounts through permission sets that no account's own IAM shows as theirs.",
    dataClass: "identity",
    enabledBy,
    summary: () =>
      "IAM Identity Center: read instances, permission sets with their policies, account assignments, and users and groups with names and e-mail addresses",
    statements: () => [
      {
        sid: "ReadPermissionSets",
        actions: [
          "sso:DescribePermissionSet",
          "sso:GetInlinePolicyForPermissionSet",
          "sso:GetPermissionsBoundaryForPermissionSet",
          "sso:ListAccountAssignments",
          "sso:ListAccountAssignmentsForPrincipal",
          "sso:ListAccountsForProvisionedPermissionSet",
          "sso:ListCustomerManagedPolicyReferencesInPermissionSet",
          "sso:ListInstances",
          "sso:ListManagedPoliciesInPermissionSet",
          "sso:ListPermissionSets",
          "sso:ListPermissionSetsProvisionedToAccount",
        ],
        resources: ["*"],
      },
      {
        sid: "ReadIdentityStore",
        actions: [
          "identitystore:DescribeGroup",
          "identitystore:DescribeUser",
          "identitystore:ListGroupMemberships",
          "identitystore:ListGroupMembershipsForMember",
          "identitystore:ListGroups",
          "identitystore:ListUsers",
        ],
        resources: ["*"],
      },
    ],
    probes: [
      {
        ...CENTER,
        id: "instances",
        operation: "ListInstances",
        action: "sso:ListInstances",
        input: () => ({ MaxResults: 1 }),
        finds: (answer) => firstInstance(answer)?.InstanceArn,
      },
      {
        ...CENTER,
        id: "stores",
        operation: "ListInstances",
        action: "sso:ListInstances",
        input: () => ({ MaxResults: 1 }),
        finds: (answer) => firstInstance(answer)?.IdentityStoreId,
      },
      {
        ...CENTER,
        id: "permission-sets",
        operation: "ListPermissionSets",
        action: "sso:ListPermissionSets",
        resource: (v, c) => arn(v, `sso:::instance/${instance(c)}`),
        after: "identity-center/instances",
        input: (_v, c) => ({ InstanceArn: c.found, MaxResults: 1 }),
      },
      {
        id: "users",
        client: "identitystore",
        operation: "ListUsers",
        action: "identitystore:ListUsers",
        resource: (v, c) =>
          arn(v, `identitystore::${v.text(AWS_VALUES.accountId)}:identitystore/d-${c.random.slice(0, 10)}`),
        where: "each-region",
        after: "identity-center/stores",
        input: (_v, c) => ({ IdentityStoreId: c.found, MaxResults: 1 }),
      },
    ],
    canaries: [
      {
        ...CENTER,
        id: "delete-permission-set",
        operation: "DeletePermissionSet",
        action: "sso:DeletePermissionSet",
        // A made-up instance would be refused to everybody: the permission set is made up, the instance is not.
        after: "identity-center/instances",
        input: (v, c) => ({ InstanceArn: c.found, PermissionSetArn: permissionSet(v, c) }),
        resource: (v, c) => arn(v, `sso:::permissionSet/${instance(c)}/ps-${c.random.slice(0, 16)}`),
        harmless: "the permission set does not exist",
        fuse: { in: "body", name: "PermissionSetArn", marker: permissionSet },
        allowed: ["ResourceNotFoundException"],
        onlyIn: "management-account",
      },
      {
        id: "delete-user",
        client: "identitystore",
        operation: "DeleteUser",
        action: "identitystore:DeleteUser",
        where: "each-region",
        after: "identity-center/stores",
        input: (_v, c) => ({ IdentityStoreId: c.found, UserId: c.uuid }),
        resource: (v, c) => arn(v, `identitystore:::user/${c.uuid}`),
        harmless: "the user does not exist",
        fuse: { in: "body", name: "UserId", marker: (_v, c) => c.uuid },
        allowed: ["ResourceNotFoundException"],
        onlyIn: "management-account",
      },
    ],
  };
}
