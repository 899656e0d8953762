/** IAM's reads: the roles, users and policies of the caller's account, as the API writes them. */
import type { PolicyDocument } from "../../iam/policy";
import type { Account, ManagedPolicy, SandboxRole, SandboxUser } from "../account";
import { providerArn, roleArn, userArn } from "../account";
import type { Call, Outcome } from "../call";
import { answer, failure, global, text } from "../outcome";
import { stableId } from "../state";

/** When everything in the sandbox was made: a fixed day, so that answers do not change from run to run. */
const CREATED = "2026-01-01T00:00:00Z";

/** IAM answers with documents percent-encoded (IAM API reference: GetRole). */
const encoded = (document: PolicyDocument): string => encodeURIComponent(JSON.stringify(document));

const page = (name: string, entries: readonly unknown[]): Outcome =>
  answer({ IsTruncated: false, [name]: entries });

/** The answer about what does not exist. */
export function missing(kind: string, name: string): Outcome {
  return failure("NoSuchEntity", `The ${kind} with name ${name} cannot be found.`, 404);
}

/** The caller's own account. */
export function ownAccount({ state, principal }: Call): Account {
  const account = state.accounts.find(({ id }) => id === principal.accountId);
  return account ?? { id: principal.accountId, roles: [], users: [] };
}

/** The role that the call names, in the caller's account. */
export function ownRole(call: Call): SandboxRole | undefined {
  return ownAccount(call).roles.find(({ name }) => name === text(call, "RoleName"));
}

/** The user that the call names, in the caller's account. */
export function ownUser(call: Call): SandboxUser | undefined {
  return ownAccount(call).users.find(({ name }) => name === text(call, "UserName"));
}

/** ARN of a role by name; one that does not exist has the path `/`. */
export function roleResource(call: Call, name: string): string {
  const role = ownAccount(call).roles.find((candidate) => candidate.name === name);
  return role
    ? roleArn(call.state.partition, call.principal.accountId, role)
    : global(call, "iam", `role/${name}`);
}

/** ARN of a user by name. */
export function userResource(call: Call, name: string): string {
  const user = ownAccount(call).users.find((candidate) => candidate.name === name);
  return user
    ? userArn(call.state.partition, call.principal.accountId, user)
    : global(call, "iam", `user/${name}`);
}

/** Name of the user who calls; empty for a role session. */
export function callerName({ principal }: Call): string {
  const name = principal.context["aws:username"];
  return typeof name === "string" ? name : "";
}

function roleShape(call: Call, role: SandboxRole): object {
  const arn = roleArn(call.state.partition, call.principal.accountId, role);
  return {
    Path: role.path ?? "/",
    RoleName: role.name,
    RoleId: stableId("AROA", arn),
    Arn: arn,
    CreateDate: CREATED,
    AssumeRolePolicyDocument: encoded(role.trust),
    MaxSessionDuration: role.maxSessionDuration ?? 3600,
  };
}

function userShape(call: Call, user: SandboxUser): object {
  const arn = userArn(call.state.partition, call.principal.accountId, user);
  return {
    Path: user.path ?? "/",
    UserName: user.name,
    UserId: stableId("AIDA", arn),
    Arn: arn,
    CreateDate: CREATED,
  };
}

export const listRoles = (call: Call): Outcome =>
  page(
    "Roles",
    ownAccount(call).roles.map((role) => roleShape(call, role)),
  );

export const listUsers = (call: Call): Outcome =>
  page(
    "Users",
    ownAccount(call).users.map((user) => userShape(call, user)),
  );

/** GetRole alone tells tags and boundary as well. */
export function getRole(call: Call): Outcome {
  const role = ownRole(call);
  if (!role) return missing("role", text(call, "RoleName"));
  const boundary = role.boundary && {
    PermissionsBoundaryType: "Policy",
    PermissionsBoundaryArn: role.boundary.arn,
  };
  return answer({
    Role: {
      ...roleShape(call, role),
      Tags: tagList(role),
      ...(boundary && { PermissionsBoundary: boundary }),
    },
  });
}

/** A user of that name, or the caller itself when the call names nobody. */
export function getUser(call: Call): Outcome {
  const name = text(call, "UserName") || callerName(call);
  if (name === "") {
    return failure("ValidationError", "Must specify userName when calling with non-User credentials");
  }
  const user = ownAccount(call).users.find((candidate) => candidate.name === name);
  return user ? answer({ User: userShape(call, user) }) : missing("user", name);
}

const tagList = (role: SandboxRole): object[] =>
  Object.entries(role.tags ?? {}).map(([Key, Value]) => ({ Key, Value }));

export const listRoleTags = (call: Call): Outcome => page("Tags", tagList(ownRole(call) ?? NO_ROLE));

const NO_ROLE: SandboxRole = { name: "", trust: { Statement: [] } };

export const listRolePolicies = (call: Call): Outcome =>
  page("PolicyNames", Object.keys(ownRole(call)?.inline ?? {}).sort());

export function getRolePolicy(call: Call): Outcome {
  const name = text(call, "PolicyName");
  const document = ownRole(call)?.inline?.[name];
  if (!document) {
    return failure("NoSuchEntity", `The role policy with name ${name} cannot be found.`, 404);
  }
  return answer({ RoleName: text(call, "RoleName"), PolicyName: name, PolicyDocument: encoded(document) });
}

const policyName = (arn: string): string => arn.slice(arn.lastIndexOf("/") + 1);

export const listAttachedRolePolicies = (call: Call): Outcome =>
  page(
    "AttachedPolicies",
    (ownRole(call)?.attached ?? []).map(({ arn }) => ({ PolicyName: policyName(arn), PolicyArn: arn })),
  );

/** Every managed policy that a role of the account uses, attached or as its boundary. */
function managedPolicies(call: Call): readonly ManagedPolicy[] {
  const all = ownAccount(call).roles.flatMap(({ attached = [], boundary }) => [
    ...attached,
    ...(boundary ? [boundary] : []),
  ]);
  return [...new Map(all.map((policy) => [policy.arn, policy])).values()];
}

const managed = (call: Call): ManagedPolicy | undefined =>
  managedPolicies(call).find(({ arn }) => arn === text(call, "PolicyArn"));

const policyShape = ({ arn }: ManagedPolicy): object => ({
  PolicyName: policyName(arn),
  PolicyId: stableId("ANPA", arn),
  Arn: arn,
  Path: "/",
  DefaultVersionId: "v1",
  AttachmentCount: 1,
  IsAttachable: true,
  CreateDate: CREATED,
  UpdateDate: CREATED,
});

const missingPolicy = (call: Call): Outcome =>
  failure("NoSuchEntity", `Policy ${text(call, "PolicyArn")} was not found.`, 404);

export const listPolicies = (call: Call): Outcome => page("Policies", managedPolicies(call).map(policyShape));

export function getPolicy(call: Call): Outcome {
  const policy = managed(call);
  return policy ? answer({ Policy: policyShape(policy) }) : missingPolicy(call);
}

export function getPolicyVersion(call: Call): Outcome {
  const policy = managed(call);
  if (!policy || text(call, "VersionId") !== "v1") return missingPolicy(call);
  return answer({
    PolicyVersion: {
      Document: encoded(policy.document),
      VersionId: "v1",
      IsDefaultVersion: true,
      CreateDate: CREATED,
    },
  });
}

export const listPolicyVersions = (call: Call): Outcome =>
  managed(call)
    ? page("Versions", [{ VersionId: "v1", IsDefaultVersion: true, CreateDate: CREATED }])
    : missingPolicy(call);

export const listUserPolicies = (call: Call): Outcome =>
  page("PolicyNames", (ownUser(call)?.policies ?? []).map(({ name }) => name).sort());

export function getUserPolicy(call: Call): Outcome {
  const name = text(call, "PolicyName");
  const policy = ownUser(call)?.policies.find((candidate) => candidate.name === name);
  if (!policy) return failure("NoSuchEntity", `The user policy with name ${name} cannot be found.`, 404);
  return answer({
    UserName: text(call, "UserName"),
    PolicyName: name,
    PolicyDocument: encoded(policy.document),
  });
}

export const listProviders = (call: Call): Outcome => {
  const { id, oidcProviders = [] } = ownAccount(call);
  return answer({
    OpenIDConnectProviderList: oidcProviders.map((provider) => ({
      Arn: providerArn(call.state.partition, id, provider),
    })),
  });
};

export function getProvider(call: Call): Outcome {
  const arn = text(call, "OpenIDConnectProviderArn");
  const { id, oidcProviders = [] } = ownAccount(call);
  const provider = oidcProviders.find(
    (candidate) => providerArn(call.state.partition, id, candidate) === arn,
  );
  if (!provider) return failure("NoSuchEntity", `OpenIDConnect Provider not found for arn ${arn}`, 404);
  return answer({
    Url: provider.url.replace(/^https:\/\//, ""),
    ClientIDList: provider.clientIds,
    ThumbprintList: [],
    CreateDate: CREATED,
  });
}

/** One of the many numbers that the API tells: how many roles there are. */
export const getAccountSummary = (call: Call): Outcome =>
  answer({ SummaryMap: { entry: { key: "Roles", value: ownAccount(call).roles.length } } });
