/** IAM's reads about roles and users: themselves, their inline and their attached policies. */
import type { SandboxIdentity, SandboxRole, SandboxUser } from "../account";
import type { Call, Outcome } from "../call";
import { answer, text } from "../outcome";
import { stableId } from "../state";
import {
  arnOfRole,
  arnOfUser,
  boundaryOf,
  CREATED,
  encoded,
  missing,
  ownAccount,
  ownRole,
  ownUser,
  page,
  policyName,
  tagList,
  userName,
} from "./own";

function roleShape(call: Call, role: SandboxRole): object {
  const arn = arnOfRole(call, role);
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
  const arn = arnOfUser(call, user);
  return {
    Path: user.path ?? "/",
    UserName: user.name,
    UserId: stableId("AIDA", arn),
    Arn: arn,
    CreateDate: CREATED,
  };
}

/** ListRoles. */
export function listRoles(call: Call): Outcome {
  return page(
    "Roles",
    ownAccount(call).roles.map((role) => roleShape(call, role)),
  );
}

/** ListUsers. */
export function listUsers(call: Call): Outcome {
  return page(
    "Users",
    ownAccount(call).users.map((user) => userShape(call, user)),
  );
}

/** GetRole: beyond ListRoles it tells tags and boundary. */
export function getRole(call: Call): Outcome {
  const role = ownRole(call);
  if (!role) return missing("role", text(call, "RoleName"));
  return answer({ Role: { ...roleShape(call, role), Tags: tagList(role), ...boundaryOf(role) } });
}

/** GetUser: a user of that name, or the caller itself when the call names nobody. */
export function getUser(call: Call): Outcome {
  const user = ownUser(call);
  if (!user) return missing("user", userName(call));
  return answer({ User: { ...userShape(call, user), Tags: tagList(user), ...boundaryOf(user) } });
}

/** The names of inline policies. */
export function listInline(identity: SandboxIdentity): Outcome {
  return page("PolicyNames", Object.keys(identity.inline ?? {}).sort());
}

/** One inline policy; `owner` is the member that names the role or user: `RoleName`. */
export function getInline(
  call: Call,
  owner: "RoleName" | "UserName",
  { name, inline = {} }: SandboxIdentity,
): Outcome {
  const PolicyName = text(call, "PolicyName");
  const document = Object.hasOwn(inline, PolicyName) ? inline[PolicyName] : undefined;
  if (!document) return missing(owner === "RoleName" ? "role policy" : "user policy", PolicyName);
  return answer({ [owner]: name, PolicyName, PolicyDocument: encoded(document) });
}

/** The managed policies that are attached. */
export function listAttached({ attached = [] }: SandboxIdentity): Outcome {
  return page(
    "AttachedPolicies",
    attached.map(({ arn }) => ({ PolicyName: policyName(arn), PolicyArn: arn })),
  );
}
