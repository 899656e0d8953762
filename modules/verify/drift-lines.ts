/** Reads the live principal and tells how it differs from the description. */
import { renderPrincipal } from "../vendors/render";
import { mayAllow } from "./described";
import { compareLive, unattachedPolicies } from "./drift";
import { iamReader } from "./iam-reader";
import type { CallerIdentity, Line } from "./line";
import type { VerifyOptions } from "./options";
import { readLive } from "./read-live";
import type { Signer } from "./send";
import { lineFrom, type Session } from "./session";

/**
 * All drift lines. The caller is asked where it belongs to the principal's account; the session only for what the
 * description grants, because every other attempt would be one more refusal in the account's audit log.
 */
export async function testDrift(
  session: Session,
  options: VerifyOptions,
  caller: CallerIdentity,
  signer: Signer | undefined,
): Promise<readonly Line[]> {
  const { vendor, given, environment, principal } = options;
  const described = renderPrincipal(vendor, given, environment);
  const documents = described.policies.map((policy) => policy.document);
  const own: readonly Signer[] = caller.accountId === environment.accountId ? [{ kind: "caller" }] : [];
  const reader = iamReader(session, environment.partition, (action) => [
    ...own,
    ...(signer?.kind === "session" && mayAllow(documents, action) ? [signer] : []),
  ]);
  const live = await readLive(reader, principal, {
    attached: new Set(described.policies.flatMap(({ managedArn }) => managedArn ?? [])),
    unattached: unattachedPolicies(described).map(({ managedArn }) => managedArn),
  });
  return compareLive(described, live, environment.partition).map(({ id, title, reason, detail, reply }) =>
    lineFrom(session, { part: "drift", id, title, reason, ...(detail !== undefined && { detail }) }, reply),
  );
}
