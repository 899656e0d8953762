/** Who gets in: the role is assumed with the right external ID, and tried with none, wrong, changed and retired ones. */
import { classify, type Outcome } from "./classify";
import { undecided } from "./judge";
import type { Line } from "./line";
import type { ReasonKey } from "./reasons";
import type { PauseSource } from "./repeat";
import type { Reply } from "./reply";
import type { Signer } from "./send";
import { lineFrom, type Session } from "./session";

/** Seconds: the shortest session that STS gives (AssumeRole, DurationSeconds). */
const SHORTEST_SESSION = 900;

/** The external IDs. None of them is ever shown. */
export interface ExternalIds {
  readonly current: string;
  /** Still admitted during a rotation, until that time (milliseconds since 1970) if there is one. */
  readonly previous?: { readonly id: string; readonly until?: number };
  /** No longer admitted. */
  readonly retired: readonly string[];
}

/** How the role is tried. */
export interface TrustOptions {
  readonly roleArn: string;
  readonly sessionName: string;
  readonly region: string;
  readonly ids: ExternalIds;
}

/** The lines, and the session where the right external ID was admitted. */
export interface Admission {
  readonly lines: readonly Line[];
  readonly signer?: Signer;
  /** Whether the right one was refused in IAM's words. */
  readonly refused: boolean;
}

type AttemptId = "right" | "none" | "wrong" | "changed-case" | "retired" | "previous";

interface Attempt {
  readonly id: AttemptId;
  readonly number?: number;
  readonly externalId?: string;
  /** The reason of the line if it is admitted. */
  readonly admitted: ReasonKey;
  /** The reason if it is refused while the right one is admitted. */
  readonly refused: ReasonKey;
}

/** An attempt and what came of it. */
export interface Tried {
  readonly attempt: Attempt;
  readonly reply: Reply;
  readonly outcome: Outcome;
}

/** Makes all attempts side by side. */
export async function tryTrust(session: Session, options: TrustOptions): Promise<readonly Tried[]> {
  const attempts = plannedAttempts(options.ids, session);
  return Promise.all(attempts.map((attempt) => tryOne(session, options, attempt)));
}

/** The lines. What the refusal of the others means depends on whether the right one got in. */
export function judgeTrust(session: Session, options: TrustOptions, tried: readonly Tried[]): Admission {
  const right = tried.find(({ attempt }) => attempt.id === "right");
  const signer = right && signerOf(right.reply);
  const lines = tried.map((one) => lineOfAttempt(session, options.region, one, signer !== undefined));
  const noLetters = changedCase(options.ids.current) === undefined;
  const extra = noLetters
    ? [
        lineFrom(session, {
          part: "trust",
          id: "changed-case",
          title: TITLES["changed-case"],
          reason: "no-letters",
        }),
      ]
    : [];
  return {
    lines: [...lines, ...extra],
    refused: right?.outcome.kind === "denied",
    ...(signer && { signer }),
  };
}

const TITLES: Readonly<Record<AttemptId, string>> = {
  right: "assume with the right external ID",
  none: "assume without an external ID",
  wrong: "assume with a random external ID",
  "changed-case": "assume with the external ID in another case",
  retired: "assume with the retired external ID",
  previous: "assume with the previous external ID",
};

function plannedAttempts(
  { current, previous, retired }: ExternalIds,
  { source }: Session,
): readonly Attempt[] {
  const refused = "not-admitted";
  const changed = changedCase(current);
  const over = previous?.until !== undefined && previous.until <= source.now();
  return [
    { id: "right", externalId: current, admitted: "right-external-id-admitted", refused: "assume-refused" },
    { id: "none", admitted: "admitted-without-external-id", refused },
    { id: "wrong", externalId: source.randomHex(), admitted: "admitted-with-wrong-external-id", refused },
    ...(changed === undefined
      ? []
      : [
          {
            id: "changed-case",
            externalId: changed,
            admitted: "admitted-with-changed-case",
            refused,
          } as const,
        ]),
    ...(previous === undefined
      ? []
      : [
          {
            id: "previous",
            externalId: previous.id,
            admitted: over ? "admitted-with-expired-external-id" : "previous-external-id-admitted",
            refused: over ? refused : "previous-external-id-refused",
          } as const,
        ]),
    ...retired.map((id, index): Attempt => ({
      id: "retired",
      ...(retired.length > 1 && { number: index + 1 }),
      externalId: id,
      admitted: "admitted-with-retired-external-id",
      refused,
    })),
  ];
}

/** The external ID with the case of its first letter changed; nothing when it has no letter. */
function changedCase(id: string): string | undefined {
  const at = id.search(/[A-Za-z]/);
  if (at < 0) return undefined;
  const letter = id.charAt(at);
  const other = letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase();
  return `${id.slice(0, at)}${other}${id.slice(at + 1)}`;
}

async function tryOne(session: Session, options: TrustOptions, attempt: Attempt): Promise<Tried> {
  return { attempt, ...(await assumeOnce(session, options, attempt.externalId)) };
}

/** Tries to assume the role, without a session policy: it would hide what the role itself may do. */
export function assumeOnce(
  session: Session,
  { roleArn, sessionName, region }: TrustOptions,
  externalId: string | undefined,
): Promise<{ readonly reply: Reply; readonly outcome: Outcome }> {
  const input = {
    RoleArn: roleArn,
    RoleSessionName: sessionName,
    DurationSeconds: SHORTEST_SESSION,
    ...(externalId !== undefined && { ExternalId: externalId }),
  };
  return session.repeat(
    () => session.send({ client: "sts", operation: "AssumeRole", region, input, signer: { kind: "caller" } }),
    refusedToo,
  );
}

/** A caller whose session hands on tags is refused for the tags; that is the role's trust policy speaking all the same. */
function refusedToo(reply: Reply): Outcome {
  const outcome = classify(reply, { client: "sts", action: "sts:AssumeRole" });
  return outcome.kind === "denied-other" && outcome.action === "sts:tagsession"
    ? { kind: "denied", denial: outcome.denial }
    : outcome;
}

/** Milliseconds between two tries while a fresh role is not known everywhere yet. */
const BETWEEN_TRIES = 3000;

/** Tries until the role admits or the time is over; whatever the last answer was is found out again by the matrix. */
export async function waitForAdmission(
  session: Session,
  options: TrustOptions,
  wait: number,
  { sleep }: PauseSource,
): Promise<void> {
  const end = session.source.now() + wait;
  for (;;) {
    const { outcome } = await assumeOnce(session, options, options.ids.current);
    if (outcome.kind !== "denied" || session.source.now() + BETWEEN_TRIES > end) return;
    await sleep(BETWEEN_TRIES);
  }
}

function lineOfAttempt(
  session: Session,
  region: string,
  { attempt, reply, outcome }: Tried,
  rightAdmitted: boolean,
): Line {
  const id = attempt.number === undefined ? attempt.id : `${attempt.id}-${attempt.number}`;
  const reason = reasonOfAttempt(attempt, outcome, reply, rightAdmitted);
  return lineFrom(session, { part: "trust", id, title: TITLES[attempt.id], region, reason }, reply);
}

function reasonOfAttempt(
  attempt: Attempt,
  outcome: Outcome,
  reply: Reply,
  rightAdmitted: boolean,
): ReasonKey {
  if (outcome.kind === "answered") {
    return attempt.id === "right" && signerOf(reply) === undefined ? "unknown-error" : attempt.admitted;
  }
  if (outcome.kind === "denied") {
    if (attempt.id === "right") return attempt.refused;
    return rightAdmitted ? attempt.refused : "nothing-learned";
  }
  if (outcome.kind === "invalid") {
    // Reaching this limit shows that the role exists and that its trust policy was passed.
    const length = !reply.ok && /MaxSessionDuration/.test(reply.failure.message);
    return length ? "assume-refused-session-length" : "assume-invalid";
  }
  return undecided(outcome);
}

function signerOf(reply: Reply): Signer | undefined {
  if (!reply.ok) return undefined;
  const keys = (reply.answer["Credentials"] ?? {}) as Readonly<Record<string, unknown>>;
  const { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey, SessionToken: sessionToken } = keys;
  if (
    typeof accessKeyId !== "string" ||
    typeof secretAccessKey !== "string" ||
    typeof sessionToken !== "string"
  )
    return undefined;
  return { kind: "session", accessKeyId, secretAccessKey, sessionToken };
}
