/** The role behind a caller that is a role session: policies and trust speak of it, and the session's ARN lacks its path. */
import { iamReader } from "./iam-reader";
import type { CallerIdentity } from "./line";
import type { Session } from "./session";

/** The role whose session calls. */
export interface OwnRole {
  readonly name: string;
  /** With the path `/` where the true one is not known. */
  readonly arn: string;
  readonly pathIsKnown: boolean;
}

/** What is said where the path would decide. */
export const PATH_NOT_KNOWN =
  "The caller's role may have a path, which its session does not show, and the caller may not ask iam:GetRole for it.";

/** The role as far as the session's ARN tells; absent for a caller that is no role session. */
export function roleOfSession({
  arn,
  partition,
  accountId,
}: Pick<CallerIdentity, "arn" | "partition" | "accountId">): OwnRole | undefined {
  const name = /:assumed-role\/([^/]+)\//.exec(arn)?.[1];
  if (name === undefined) return undefined;
  return { name, arn: `arn:${partition}:iam::${accountId}:role/${name}`, pathIsKnown: false };
}

/** The same with its path, where the caller may read it. */
export async function findOwnRole(session: Session, caller: CallerIdentity): Promise<OwnRole | undefined> {
  const role = roleOfSession(caller);
  if (role === undefined) return undefined;
  const reader = iamReader(session, caller.partition, () => [{ kind: "caller" }]);
  const read = await reader.one("GetRole", { RoleName: role.name });
  const arn = read.kind === "read" ? (read.value["Role"] as { readonly Arn?: unknown } | undefined)?.Arn : "";
  return typeof arn === "string" && arn !== "" ? { ...role, arn, pathIsKnown: true } : role;
}
