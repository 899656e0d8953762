/** AWS IAM's table: what the sandbox's own roles and users are, and the writes that must be refused. */
import type { Call, Operation, Outcome, Service } from "../call";
import { answer, failure, global, text, unsupported } from "../outcome";
import { query } from "../protocols/query";
import * as reads from "./iam-reads";
import { simulate } from "./iam-simulate";

/** IAM shows what does not exist as `role NAME`, and what exists by its ARN. */
const onRole = (reply: (call: Call) => Outcome): Operation => ({
  resource: (call) => reads.roleResource(call, text(call, "RoleName")),
  shownResource: (call) =>
    reads.ownRole(call) ? reads.roleResource(call, text(call, "RoleName")) : `role ${text(call, "RoleName")}`,
  answer: (call) => (reads.ownRole(call) ? reply(call) : reads.missing("role", text(call, "RoleName"))),
});

const onUser = (reply: (call: Call) => Outcome): Operation => ({
  resource: (call) => reads.userResource(call, text(call, "UserName")),
  shownResource: (call) =>
    reads.ownUser(call) ? reads.userResource(call, text(call, "UserName")) : `user ${text(call, "UserName")}`,
  answer: (call) => (reads.ownUser(call) ? reply(call) : reads.missing("user", text(call, "UserName"))),
});

const onPolicy = (reply: (call: Call) => Outcome): Operation => ({
  resource: (call) => text(call, "PolicyArn"),
  answer: reply,
});

/** Listings are authorised on `arn:...:role/` and the like, not on `*`. */
const listing = (path: string, reply: (call: Call) => Outcome): Operation => ({
  resource: (call) => global(call, "iam", path),
  answer: reply,
});

const deleteRolePolicy = (call: Call): Outcome =>
  reads.ownRole(call)?.inline?.[text(call, "PolicyName")]
    ? unsupported(call)
    : failure("NoSuchEntity", `The role policy with name ${text(call, "PolicyName")} cannot be found.`, 404);

const detachRolePolicy = (call: Call): Outcome =>
  reads.ownRole(call)?.attached?.some(({ arn }) => arn === text(call, "PolicyArn"))
    ? unsupported(call)
    : failure("NoSuchEntity", `Policy ${text(call, "PolicyArn")} was not found.`, 404);

/** IAM. */
export const iam: Service = {
  signingName: "iam",
  prefix: "iam",
  interface: "2010-05-08",
  protocol: query,
  namespace: "https://iam.amazonaws.com/doc/2010-05-08/",
  deniedCode: "AccessDenied",
  operations: {
    ListRoles: listing("role/", reads.listRoles),
    ListUsers: listing("user/", reads.listUsers),
    ListGroups: listing("group/", () => answer({ IsTruncated: false, Groups: [] })),
    ListPolicies: listing("policy/", reads.listPolicies),
    ListAccountAliases: { answer: () => answer({ IsTruncated: false, AccountAliases: [] }) },
    ListOpenIDConnectProviders: listing("oidc-provider/", reads.listProviders),
    ListSAMLProviders: listing("saml-provider/", () => answer({ SAMLProviderList: [] })),
    GetAccountSummary: { answer: reads.getAccountSummary },
    GetAccountPasswordPolicy: {
      answer: () => failure("NoSuchEntity", "The Password Policy with domain name cannot be found.", 404),
    },
    GetRole: onRole(reads.getRole),
    GetUser: {
      ...onUser(reads.getUser),
      resource: (call) => reads.userResource(call, text(call, "UserName") || reads.callerName(call)),
      answer: reads.getUser,
    },
    ListRolePolicies: onRole(reads.listRolePolicies),
    GetRolePolicy: onRole(reads.getRolePolicy),
    ListAttachedRolePolicies: onRole(reads.listAttachedRolePolicies),
    ListRoleTags: onRole(reads.listRoleTags),
    ListInstanceProfilesForRole: onRole(() => answer({ IsTruncated: false, InstanceProfiles: [] })),
    GetPolicy: onPolicy(reads.getPolicy),
    GetPolicyVersion: onPolicy(reads.getPolicyVersion),
    ListPolicyVersions: onPolicy(reads.listPolicyVersions),
    ListUserPolicies: onUser(reads.listUserPolicies),
    GetUserPolicy: onUser(reads.getUserPolicy),
    ListAttachedUserPolicies: onUser(() => answer({ IsTruncated: false, AttachedPolicies: [] })),
    ListGroupsForUser: onUser(() => answer({ IsTruncated: false, Groups: [] })),
    ListAccessKeys: onUser(() => answer({ IsTruncated: false, AccessKeyMetadata: [] })),
    ListMFADevices: onUser(() => answer({ IsTruncated: false, MFADevices: [] })),
    GetOpenIDConnectProvider: {
      resource: (call) => text(call, "OpenIDConnectProviderArn"),
      answer: reads.getProvider,
    },
    SimulatePrincipalPolicy: { resource: (call) => text(call, "PolicySourceArn"), answer: simulate },
    DeleteRolePolicy: onRole(deleteRolePolicy),
    DetachRolePolicy: onRole(detachRolePolicy),
    AttachRolePolicy: onRole(unsupported),
    PutRolePolicy: onRole(unsupported),
    UpdateAssumeRolePolicy: onRole(unsupported),
    DeleteRole: onRole(unsupported),
    CreateRole: {
      resource: (call) => reads.roleResource(call, text(call, "RoleName")),
      answer: unsupported,
    },
    CreateUser: { resource: (call) => reads.userResource(call, text(call, "UserName")), answer: unsupported },
    CreateAccessKey: onUser(unsupported),
  },
};
