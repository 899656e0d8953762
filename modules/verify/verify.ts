/** A verification from beginning to end: caller, trust, calls, drift; one result. */
import { TRUST_INPUTS } from "../vendors/trust";
import { literalForm } from "../vendors/literal";
import { checkAssumeCauses } from "./assume-causes";
import { CLOCK_TOLERANCE } from "./aws";
import { testDrift } from "./drift-lines";
import { identifyCaller } from "./identity";
import { limitTo } from "./limit";
import type { AssumeCause, CallerIdentity, Line, VerifyResult } from "./line";
import { SESSION_NAME, type VerifyOptions, type World } from "./options";
import { planChecks, priceOf, type Check } from "./plan";
import { redactor } from "./redact";
import { testRemoval } from "./removed";
import { repeater } from "./repeat";
import { resultOf } from "./result";
import { runChecks } from "./run-checks";
import { lineFrom, type Session } from "./session";
import { simulateChecks } from "./simulate";
import {
  judgeTrust,
  tryTrust,
  waitForAdmission,
  type Admission,
  type ExternalIds,
  type Tried,
  type TrustOptions,
} from "./trust";
import { withoutCanary, withoutProbe } from "./untried";

/** Calls in flight at once: well below AWS's limits for each service, and enough that the slowest chain decides. */
const MOST_AT_ONCE = 24;

/** Runs the verification. Throws only for faults of this program: whatever AWS does is in the result. */
export async function verify(options: VerifyOptions, world: World): Promise<VerifyResult> {
  const startedAt = new Date(world.now()).toISOString();
  const session = openSession(options, world);
  const checks = planChecks(options.vendor, session.form, {
    ...options,
    partition: options.environment.partition,
  });
  const outcome = await run(session, options, world, checks);
  return resultOf(options, world, { startedAt, ...outcome });
}

interface RunOutcome {
  readonly lines: readonly Line[];
  readonly caller?: CallerIdentity;
  readonly assumeCauses?: readonly AssumeCause[];
  readonly price: number;
}

async function run(
  session: Session,
  options: VerifyOptions,
  world: World,
  checks: readonly Check[],
): Promise<RunOutcome> {
  const [region = "us-east-1"] = options.regions;
  const trust = trustOptions(options, session, region);
  // Asked together, judged one after the other: the role is blamed only once the caller is known to be in order.
  const identifying = identifyCaller(session, region);
  const trying = triesAtOnce(options) ? tryTrust(session, trust) : undefined;
  if (options.mode === "live") world.aws.prepare([...new Set(checks.map((check) => check.call.client))]);
  const identified = await identifying;
  const tried = await trying;
  const fit = identified.caller && callerFault(session, options, identified.caller);
  const clock = clockLine(session, world);
  const begun = [...identified.lines, ...(fit ?? []), ...clock];
  const { caller } = identified;
  if (
    caller === undefined ||
    (fit && fit.length > 0) ||
    identified.lines.some(({ verdict }) => verdict !== "passed")
  )
    return { lines: [...begun, ...noSession(session, checks)], price: 0, ...(caller && { caller }) };
  if (options.mode === "simulate")
    return {
      lines: [...begun, ...(await simulateChecks(session, options, caller, checks))],
      price: 0,
      caller,
    };
  if (options.mode === "expect-removed")
    return { lines: [...begun, ...(await testRemoval(session, options, caller, trust))], price: 0, caller };

  const admission = await admit(session, options, world, trust, tried);
  const { signer } = admission;
  const drift = testDrift(session, options, caller, signer);
  if (signer === undefined) {
    const lines = [...begun, ...admission.lines, ...noSession(session, checks), ...(await drift)];
    if (!admission.refused) return { lines, price: 0, caller };
    const assumeCauses = await checkAssumeCauses(session, options, caller, await drift);
    return { lines, price: 0, caller, assumeCauses };
  }
  announce(options, world, checks);
  const [called, drifted] = await Promise.all([runChecks(session, signer, checks), drift]);
  const silent = [...withoutProbe(session, options), ...withoutCanary(session, options, checks)];
  return {
    lines: [...begun, ...admission.lines, ...called, ...silent, ...drifted],
    price: priceOf(checks),
    caller,
  };
}

function openSession(
  { vendor, given, environment, principal, retired }: VerifyOptions,
  world: World,
): Session {
  const secrets = vendor.inputs
    .filter((input) => input.sensitive)
    .map((input) => given[input.name])
    .filter((value) => typeof value === "string");
  return {
    send: world.aws.send,
    repeat: repeater(world),
    limit: limitTo(MOST_AT_ONCE),
    redact: redactor([...secrets, ...retired]),
    form: literalForm(vendor, given, environment),
    source: { vendor: vendor.id, principal, randomHex: world.randomHex, now: world.now },
    emit: (line) => world.onLine?.(line),
  };
}

/** Lines where the caller cannot test this principal at all. */
function callerFault(session: Session, options: VerifyOptions, caller: CallerIdentity): readonly Line[] {
  const what = { part: "caller", id: "fit", title: "caller and principal" } as const;
  const detail = caller.arn;
  if (caller.partition !== options.environment.partition)
    return [lineFrom(session, { ...what, reason: "caller-in-another-partition", detail })];
  const asUser = options.principal.kind === "user" && options.mode === "live";
  if (asUser && caller.arn !== options.principal.arn)
    return [lineFrom(session, { ...what, reason: "caller-is-not-the-user", detail })];
  return [];
}

function clockLine(session: Session, { aws }: World): readonly Line[] {
  const offset = aws.clockOffset();
  if (Math.abs(offset) < CLOCK_TOLERANCE) return [];
  const detail = `AWS's clock is ${Math.round(offset / 1000)} seconds ahead of this machine's.`;
  return [lineFrom(session, { part: "caller", id: "clock", title: "clock", reason: "clock-offset", detail })];
}

function noSession(session: Session, checks: readonly Check[]): readonly Line[] {
  return checks.map((check) => {
    const part = check.kind === "decided" ? check.part : check.kind;
    const reason = check.kind === "decided" ? check.reason : "no-session";
    const region = "region" in check.to ? { region: check.to.region } : {};
    return lineFrom(session, { part, id: check.id, title: check.call.action, reason, ...region });
  });
}

function trustOptions(options: VerifyOptions, session: Session, region: string): TrustOptions {
  return {
    roleArn: options.principal.arn,
    sessionName: SESSION_NAME,
    region,
    ids: externalIds(options, session),
  };
}

function externalIds({ vendor, retired }: VerifyOptions, { form }: Session): ExternalIds {
  const value = (name: string) =>
    vendor.inputs.some((input) => input.name === name) ? form.values.text(name) : "";
  const previous = value(TRUST_INPUTS.previousExternalId);
  const until = Date.parse(value(TRUST_INPUTS.previousExpiresAt));
  return {
    current: value(TRUST_INPUTS.externalId),
    retired,
    ...(previous !== "" && { previous: { id: previous, ...(!Number.isNaN(until) && { until }) } }),
  };
}

/** Not where there is no role to assume, and not before the role has been waited for. */
function triesAtOnce({ mode, principal, wait }: VerifyOptions): boolean {
  return mode === "live" && principal.kind === "role" && wait === 0;
}

async function admit(
  session: Session,
  options: VerifyOptions,
  world: World,
  trust: TrustOptions,
  tried: readonly Tried[] | undefined,
): Promise<Admission> {
  if (options.principal.kind === "user") return { lines: [], signer: { kind: "caller" }, refused: false };
  if (options.wait > 0) await waitForAdmission(session, trust, options.wait, world);
  return judgeTrust(session, trust, tried ?? (await tryTrust(session, trust)));
}

function announce(options: VerifyOptions, world: World, checks: readonly Check[]): void {
  const refused = (check: Check) => check.kind === "probe" && check.expect !== "allowed";
  world.onAnnouncement?.({
    accountId: options.environment.accountId,
    sessionName: options.principal.kind === "role" ? SESSION_NAME : options.principal.name,
    from: world.now(),
    writes: checks.filter((check) => check.kind === "canary").length,
    refusedReads: checks.filter(refused).length,
    price: priceOf(checks),
  });
}
