/** Makes the planned calls side by side; a call that needs what another finds waits for that one alone. */
import type { Answer, CallContext } from "../grants/probe";
import { classify, type Asked, type Outcome } from "./classify";
import { freshContext } from "./context";
import { judgeAllowed, judgeCanary, judgeRefused } from "./judge";
import type { Line } from "./line";
import type { Check } from "./plan";
import type { ReasonKey } from "./reasons";
import type { Reply } from "./reply";
import type { Signer } from "./send";
import { lineFrom, type Session } from "./session";

type Asking = Exclude<Check, { kind: "decided" }>;

/** What a check came to, and what a later one can use. */
interface Done {
  readonly lines: readonly Line[];
  readonly found?: string;
}

/** All lines, in the order of the checks. Never throws. */
export async function runChecks(
  session: Session,
  signer: Signer,
  checks: readonly Check[],
): Promise<readonly Line[]> {
  const locate = bucketLocator(session, signer);
  const running = new Map<string, Promise<Done>>();
  const key = (id: string, { to }: Check) => ("region" in to ? `${id}@${to.region}` : id);

  const run = async (check: Check): Promise<Done> => {
    const title = check.call.action;
    if (check.kind === "decided") {
      const region = "region" in check.to ? check.to.region : undefined;
      const what = { part: check.part, id: check.id, title, reason: check.reason };
      return { lines: [lineFrom(session, { ...what, ...(region !== undefined && { region }) })] };
    }
    const earlier = check.call.after;
    const found = earlier === undefined ? "" : (await running.get(key(earlier, check)))?.found;
    if (found === undefined)
      return {
        lines: [lineFrom(session, { part: check.kind, id: check.id, title, reason: "nothing-to-try-on" })],
      };
    const { region, lines } =
      "region" in check.to ? { region: check.to.region, lines: [] } : await locate(check.to);
    const asked = await ask(session, signer, check, region, found);
    return { ...asked, lines: [...lines, ...asked.lines] };
  };

  for (const check of checks) running.set(key(check.id, check), run(check));
  const done = await Promise.all(running.values());
  return done.flatMap(({ lines }) => lines);
}

async function ask(
  session: Session,
  signer: Signer,
  check: Asking,
  region: string,
  found: string,
): Promise<Done> {
  const { values } = session.form;
  const { client, operation } = check.call;
  let context: CallContext = freshContext(session.source, region, found);
  const attempt = (): Promise<Reply> => {
    context = freshContext(session.source, region, found);
    const fuse =
      check.kind === "canary"
        ? { ...check.call.fuse, marker: check.call.fuse.marker(values, context) }
        : undefined;
    const input = check.call.input(values, context);
    const request = {
      client,
      operation,
      region,
      input,
      signer,
      ...(fuse && { fuse: { ...fuse, operation } }),
    };
    return session.limit(() => session.send(request), isUrgent(check));
  };
  const what = { part: check.kind, id: check.id, title: check.call.action, region };
  try {
    const { reply, outcome } = await session.repeat(attempt, (one) => classify(one, askedOf(check)));
    const reason = judge(check, outcome, reply, session, context);
    const finds = check.kind === "probe" && reply.ok ? check.call.finds?.(reply.answer, values) : undefined;
    return {
      lines: [lineFrom(session, { ...what, reason }, reply)],
      ...(finds !== undefined && { found: finds }),
    };
  } catch (error) {
    // An answer of another shape than any known: the line says so, the run goes on.
    const detail = error instanceof Error ? error.message : String(error);
    return { lines: [lineFrom(session, { ...what, reason: "unknown-error", detail })] };
  }
}

/** What others wait for, and what has waited for others: the longest chain decides how long a run takes. */
function isUrgent(check: Asking): boolean {
  return check.kind === "probe" && (check.call.finds !== undefined || check.call.after !== undefined);
}

/** What is known of the replies of a check. A canary knows its grant's notices: they say that a service is off. */
export function askedOf(check: Asking): Asked {
  const { client, action } = check.call;
  const mayBeAbsent = check.grant.probes.some(
    (probe) => probe.client === client && probe.absentService !== undefined,
  );
  if (check.kind === "canary") {
    const noticedErrors = check.grant.probes
      .flatMap((probe) => probe.noticedErrors ?? [])
      .filter(({ text }) => text !== undefined);
    return { client, action, nothingThere: check.call.allowed, noticedErrors, mayBeAbsent };
  }
  const { nothingThere = [], noticedErrors = [] } = check.call;
  return { client, action, nothingThere, noticedErrors, mayBeAbsent };
}

function judge(
  check: Asking,
  outcome: Outcome,
  reply: Reply,
  session: Session,
  context: CallContext,
): ReasonKey {
  if (check.kind === "canary") return judgeCanary(outcome, check.call);
  if (check.expect !== "allowed") return judgeRefused(outcome, check.expect);
  const answer: Answer | undefined = reply.ok ? reply.answer : undefined;
  const notice = answer && check.call.notice?.(answer, session.form.values, context);
  return judgeAllowed(outcome, check.call, notice);
}

/** Finds out where a bucket lies, once for each. S3 says it in a header even to whom it refuses. */
function bucketLocator(session: Session, signer: Signer) {
  type Located = { readonly region: string; readonly lines: readonly Line[] };
  const known = new Map<string, Promise<string>>();
  const told = new Set<string>();
  const find = async (bucket: string, declared: string): Promise<string> => {
    const request = {
      client: "s3",
      operation: "HeadBucket",
      region: declared,
      input: { Bucket: bucket },
      signer,
    };
    const reply = await session.limit(() => session.send(request), true);
    return (reply.ok ? reply.bucketRegion : reply.failure.bucketRegion) ?? declared;
  };
  return async ({
    bucket,
    declared,
  }: {
    readonly bucket: string;
    readonly declared: string;
  }): Promise<Located> => {
    const finding = known.get(bucket) ?? find(bucket, declared);
    known.set(bucket, finding);
    const region = await finding;
    if (region === declared || told.has(bucket)) return { region, lines: [] };
    told.add(bucket);
    const line = lineFrom(session, {
      part: "probe",
      id: `bucket/${bucket}`,
      title: "region of the bucket",
      reason: "bucket-in-another-region",
      region,
      detail: `The values say ${declared}; the bucket lies in ${region}.`,
    });
    return { region, lines: [line] };
  };
}
