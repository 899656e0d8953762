/** Reads the policies that IAM's simulator looks at. */
import type { PolicyDocument } from "../iam/policy";
import { iamReader } from "./iam-reader";
import type { CallerIdentity } from "./line";
import type { LivePrincipal } from "./live";
import type { VerifyOptions } from "./options";
import { readLive } from "./read-live";
import type { Session } from "./session";

/** Every policy of the principal, its boundary included; nothing where one of them cannot be read. */
export async function readSimulatedPolicies(
  session: Session,
  { environment, principal }: VerifyOptions,
  caller: CallerIdentity,
): Promise<readonly PolicyDocument[] | undefined> {
  const own = caller.accountId === environment.accountId ? [{ kind: "caller" } as const] : [];
  const reader = iamReader(session, environment.partition, () => own);
  const read = (attached: readonly string[], unattached: readonly string[]) =>
    readLive(reader, principal, { attached: new Set(attached), unattached });
  // Which managed policies there are has to be known before their documents can be asked for.
  const { basics, attached, groups } = await read([], []);
  if (basics.kind !== "read" || attached.kind !== "read") return undefined;
  const boundary = basics.value.boundaryArn;
  // Policies of groups count as the user's own, and nothing here reads them.
  if (boundary === undefined || (groups && (groups.kind !== "read" || groups.value.length > 0)))
    return undefined;
  return documentsOf(
    await read(
      attached.value.map(({ arn }) => arn),
      boundary === "none" ? [] : [boundary],
    ),
  );
}

function documentsOf({ inline, attached, unattached }: LivePrincipal): readonly PolicyDocument[] | undefined {
  if (inline.kind !== "read" || attached.kind !== "read") return undefined;
  const reads = [
    ...Object.values(inline.value),
    ...attached.value.map(({ document }) => document),
    ...Object.values(unattached),
  ];
  const documents = reads.flatMap((read) => (read?.kind === "read" ? [read.value] : []));
  return documents.length === reads.length ? documents : undefined;
}
