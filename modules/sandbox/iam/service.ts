/** AWS IAM's table: what the sandbox's own roles and users are, and the writes that must be refused. */
import type { SandboxRole, SandboxUser } from "../account";
import type { Call, Operation, Outcome, Service } from "../call";
import { answer, failure, global, text, unsupported } from "../outcome";
import { query } from "../protocols/query";
import * as identities from "./identities";
import * as own from "./own";
import * as policies from "./policies";
import { simulate } from "./simulate";

/** IAM's texts show what does not exist as `role NAME`, and what exists by its ARN. */
const onRole = (reply: (call: Call, role: SandboxRole) => Outcome): Operation => ({
  resource: own.roleResource,
  shownResource: (call) => (own.ownRole(call) ? own.roleResource(call) : `role ${text(call, "RoleName")}`),
  answer: (call) => {
    const role = own.ownRole(call);
    return role ? reply(call, role) : own.missing("role", text(call, "RoleName"));
  },
});

const onUser = (reply: (call: Call, user: SandboxUser) => Outcome): Operation => ({
  resource: own.userResource,
  shownResource: (call) => (own.ownUser(call) ? own.userResource(call) : `user ${own.userName(call)}`),
  answer: (call) => {
    if (own.userName(call) === "") return own.namelessUser();
    const user = own.ownUser(call);
    return user ? reply(call, user) : own.missing("user", own.userName(call));
  },
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

/** Taking away what is not there is an error; what is there stays, because the sandbox keeps no state. */
const deleteInline = (call: Call, { inline = {} }: SandboxRole | SandboxUser): Outcome =>
  Object.hasOwn(inline, text(call, "PolicyName"))
    ? unsupported(call)
    : own.missing(
        call.operation === "DeleteRolePolicy" ? "role policy" : "user policy",
        text(call, "PolicyName"),
      );

const detach = (call: Call, { attached = [] }: SandboxRole | SandboxUser): Outcome =>
  attached.some(({ arn }) => arn === text(call, "PolicyArn")) ? unsupported(call) : own.missingPolicy(call);

const none = (list: string) => (): Outcome => own.page(list, []);

/** IAM. */
export const iam: Service = {
  signingName: "iam",
  prefix: "iam",
  interface: "2010-05-08",
  protocol: query,
  namespace: "https://iam.amazonaws.com/doc/2010-05-08/",
  deniedCode: "AccessDenied",
  operations: {
    ListRoles: listing("role/", identities.listRoles),
    ListUsers: listing("user/", identities.listUsers),
    ListGroups: listing("group/", none("Groups")),
    ListPolicies: listing("policy/", policies.listPolicies),
    ListAccountAliases: { answer: none("AccountAliases") },
    ListOpenIDConnectProviders: listing("oidc-provider/", policies.listProviders),
    ListSAMLProviders: listing("saml-provider/", () => answer({ SAMLProviderList: [] })),
    // One of the many numbers that the API tells.
    GetAccountSummary: {
      answer: (call) =>
        answer({ SummaryMap: { entry: { key: "Roles", value: own.ownAccount(call).roles.length } } }),
    },
    GetAccountPasswordPolicy: {
      answer: () => failure("NoSuchEntity", "The Password Policy with domain name cannot be found.", 404),
    },
    GetRole: onRole(identities.getRole),
    ListRolePolicies: onRole((_call, role) => identities.listInline(role)),
    GetRolePolicy: onRole((call, role) => identities.getInline(call, "RoleName", role)),
    ListAttachedRolePolicies: onRole((_call, role) => identities.listAttached(role)),
    ListRoleTags: onRole((_call, role) => own.page("Tags", own.tagList(role))),
    ListInstanceProfilesForRole: onRole(none("InstanceProfiles")),
    GetUser: onUser(identities.getUser),
    ListUserPolicies: onUser((_call, user) => identities.listInline(user)),
    GetUserPolicy: onUser((call, user) => identities.getInline(call, "UserName", user)),
    ListAttachedUserPolicies: onUser((_call, user) => identities.listAttached(user)),
    ListUserTags: onUser((_call, user) => own.page("Tags", own.tagList(user))),
    ListGroupsForUser: onUser(none("Groups")),
    ListAccessKeys: onUser(none("AccessKeyMetadata")),
    ListMFADevices: onUser(none("MFADevices")),
    GetPolicy: onPolicy(policies.getPolicy),
    GetPolicyVersion: onPolicy(policies.getPolicyVersion),
    ListPolicyVersions: onPolicy(policies.listPolicyVersions),
    GetOpenIDConnectProvider: {
      resource: (call) => text(call, "OpenIDConnectProviderArn"),
      answer: policies.getProvider,
    },
    SimulatePrincipalPolicy: { resource: (call) => text(call, "PolicySourceArn"), answer: simulate },
    DeleteRolePolicy: onRole(deleteInline),
    DetachRolePolicy: onRole(detach),
    AttachRolePolicy: onRole(unsupported),
    PutRolePolicy: onRole(unsupported),
    UpdateAssumeRolePolicy: onRole(unsupported),
    DeleteRole: onRole(unsupported),
    DeleteRolePermissionsBoundary: onRole((call, { boundary }) =>
      boundary ? unsupported(call) : own.missing("permissions boundary of role", text(call, "RoleName")),
    ),
    DeleteUserPolicy: onUser(deleteInline),
    DetachUserPolicy: onUser(detach),
    AttachUserPolicy: onUser(unsupported),
    PutUserPolicy: onUser(unsupported),
    CreateAccessKey: onUser(unsupported),
    CreateRole: { resource: own.roleResource, answer: unsupported },
    CreateUser: { resource: own.userResource, answer: unsupported },
  },
};
