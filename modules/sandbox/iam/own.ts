/** What of the caller's account an IAM call is about, and the pieces that IAM's answers share. */
import type { PolicyDocument } from "../../iam/policy";
import type { Account, SandboxIdentity, SandboxRole, SandboxUser } from "../account";
import { roleArn, userArn } from "../account";
import type { Call, Outcome } from "../call";
import { answer, failure, global, text } from "../outcome";

/** When everything in the sandbox was made: a fixed day, so that answers do not change from run to run. */
export const CREATED = "2026-01-01T00:00:00Z";

/** A policy document as IAM writes it: percent-encoded (IAM API reference: GetRole). */
export function encoded(document: PolicyDocument): string {
  return encodeURIComponent(JSON.stringify(document));
}

/** A listing that fits on one page. */
export function page(name: string, entries: readonly unknown[]): Outcome {
  return answer({ IsTruncated: false, [name]: entries });
}

/** The answer about what does not exist: `The role with name X cannot be found.` */
export function missing(kind: string, name: string): Outcome {
  return failure("NoSuchEntity", `The ${kind} with name ${name} cannot be found.`, 404);
}

/** The answer to a role session that names no user: only a user may mean itself. */
export function namelessUser(): Outcome {
  return failure("ValidationError", "Must specify userName when calling with non-User credentials");
}

/** The answer about a managed policy that does not exist, or is not attached. */
export function missingPolicy(call: Call): Outcome {
  return failure("NoSuchEntity", `Policy ${text(call, "PolicyArn")} was not found.`, 404);
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

/** The user that the call names, or the calling user when it names nobody. */
export function ownUser(call: Call): SandboxUser | undefined {
  return ownAccount(call).users.find(({ name }) => name === userName(call));
}

/** UserName, or the name of the user who calls; empty for a role session. */
export function userName(call: Call): string {
  const own = call.principal.context["aws:username"];
  return text(call, "UserName") || (typeof own === "string" ? own : "");
}

/** ARN of the role that the call names; one that does not exist would have the path `/`. */
export function roleResource(call: Call): string {
  const role = ownRole(call);
  return role ? arnOfRole(call, role) : global(call, "iam", `role/${text(call, "RoleName")}`);
}

/** ARN of the user that the call names or that calls. */
export function userResource(call: Call): string {
  const user = ownUser(call);
  return user ? arnOfUser(call, user) : global(call, "iam", `user/${userName(call)}`);
}

/** ARN of a role of the caller's account. */
export function arnOfRole(call: Call, role: SandboxRole): string {
  return roleArn(call.state.partition, call.principal.accountId, role);
}

/** ARN of a user of the caller's account. */
export function arnOfUser(call: Call, user: SandboxUser): string {
  return userArn(call.state.partition, call.principal.accountId, user);
}

/** Tags as IAM writes them. */
export function tagList({ tags = {} }: SandboxIdentity): readonly object[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

/** The boundary as GetRole and GetUser tell it; nothing where there is none. */
export function boundaryOf({ boundary }: SandboxIdentity): object {
  if (!boundary) return {};
  return {
    PermissionsBoundary: { PermissionsBoundaryType: "Policy", PermissionsBoundaryArn: boundary.arn },
  };
}

/** The last part of a policy's ARN. */
export function policyName(arn: string): string {
  return arn.slice(arn.lastIndexOf("/") + 1);
}
