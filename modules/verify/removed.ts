/** After the access was taken back: the principal must be gone, and nobody may get in any more. */
import { iamReader } from "./iam-reader";
import { undecided } from "./judge";
import type { CallerIdentity, Line } from "./line";
import type { VerifyOptions } from "./options";
import { lineFrom, type Session } from "./session";
import { assumeOnce, type TrustOptions } from "./trust";

/** Lines about the principal's existence and about its use. */
export async function testRemoval(
  session: Session,
  options: VerifyOptions,
  caller: CallerIdentity,
  trust: TrustOptions,
): Promise<readonly Line[]> {
  const { principal } = options;
  const existence = await testExistence(session, options, caller);
  const used =
    principal.kind === "role"
      ? [await testUse(session, trust, existence.reason === "removed")]
      : keysStillWork(session, options, caller);
  return [existence, ...used];
}

async function testExistence(
  session: Session,
  options: VerifyOptions,
  caller: CallerIdentity,
): Promise<Line> {
  const { principal, environment } = options;
  const what = { part: "drift", id: principal.kind, title: `the ${principal.kind} in IAM` } as const;
  if (caller.accountId !== environment.accountId)
    return lineFrom(session, { ...what, reason: "not-readable" });
  const reader = iamReader(session, environment.partition, () => [{ kind: "caller" }]);
  const [operation, parameter] =
    principal.kind === "role" ? ["GetRole", "RoleName"] : ["GetUser", "UserName"];
  const read = await reader.one(operation, { [parameter]: principal.name });
  switch (read.kind) {
    case "read":
      return lineFrom(session, { ...what, reason: "still-there", detail: principal.arn }, read.reply);
    case "missing":
      return lineFrom(session, { ...what, reason: "removed" }, read.reply);
    case "not-readable":
      return lineFrom(session, { ...what, reason: "not-readable" }, read.reply);
    case "failed":
      return lineFrom(session, { ...what, reason: undecided(read.outcome) }, read.reply);
  }
}

/** STS refuses a role that is gone in the words in which it refuses a wrong external ID: alone it proves nothing. */
async function testUse(session: Session, trust: TrustOptions, isGone: boolean): Promise<Line> {
  const what = {
    part: "trust",
    id: "right",
    title: "assume with the external ID",
    region: trust.region,
  } as const;
  const { reply, outcome } = await assumeOnce(session, trust, trust.ids.current);
  if (outcome.kind === "answered") return lineFrom(session, { ...what, reason: "still-usable" }, reply);
  if (outcome.kind === "denied")
    return lineFrom(session, { ...what, reason: isGone ? "removed" : "refused-or-removed" }, reply);
  return lineFrom(session, { ...what, reason: undecided(outcome) }, reply);
}

/** With a user's own keys the run would not have come this far if they were gone. */
function keysStillWork(
  session: Session,
  { principal }: VerifyOptions,
  caller: CallerIdentity,
): readonly Line[] {
  if (caller.arn !== principal.arn) return [];
  const what = { part: "trust", id: "keys", title: "the user's access key" } as const;
  return [lineFrom(session, { ...what, reason: "still-usable", detail: principal.arn })];
}
