/** Who calls: asked first, so that a fault of the caller's is never blamed on the role. */
import { classify, type Outcome } from "./classify";
import { undecided } from "./judge";
import type { CallerIdentity, Line } from "./line";
import type { ReasonKey } from "./reasons";
import type { Reply } from "./reply";
import { lineFrom, type Session } from "./session";

/** The caller, or the line that says why there is none. */
export interface Identified {
  readonly caller?: CallerIdentity;
  readonly lines: readonly Line[];
}

/** `GetCallerIdentity` needs no permission and cannot be denied (AWS STS API reference), so a failure is the caller's. */
export async function identifyCaller(session: Session, region: string): Promise<Identified> {
  const what = { part: "caller", id: "identity", title: "sts:GetCallerIdentity", region } as const;
  const asked = { client: "sts", action: "sts:GetCallerIdentity" };
  const { reply, outcome } = await session.repeat(
    () =>
      session.send({
        client: "sts",
        operation: "GetCallerIdentity",
        region,
        input: {},
        signer: { kind: "caller" },
      }),
    (one) => classify(one, asked),
  );
  if (outcome.kind !== "answered") {
    return { lines: [lineFrom(session, { ...what, reason: identityFault(outcome) }, reply)] };
  }
  const caller = readIdentity(reply);
  if (caller === undefined)
    return { lines: [lineFrom(session, { ...what, reason: "unknown-error" }, reply)] };
  if (/:root$/.test(caller.arn))
    return {
      caller,
      lines: [lineFrom(session, { ...what, reason: "caller-is-root", detail: caller.arn }, reply)],
    };
  return {
    caller,
    lines: [lineFrom(session, { ...what, reason: "caller-identified", detail: caller.arn }, reply)],
  };
}

/** Why nobody is known to call. The call itself cannot be denied: what was denied is the way to the credentials. */
export function identityFault(outcome: Outcome): ReasonKey {
  const refused = ["denied", "denied-other", "gated"].includes(outcome.kind);
  return refused ? "caller-profile-refused" : undecided(outcome);
}

function readIdentity(reply: Reply): CallerIdentity | undefined {
  if (!reply.ok) return undefined;
  const { Arn: arn, Account: accountId } = reply.answer;
  if (typeof arn !== "string" || typeof accountId !== "string") return undefined;
  const partition = arn.split(":")[1];
  return partition === undefined ? undefined : { arn, accountId, partition };
}
