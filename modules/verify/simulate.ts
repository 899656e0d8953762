/** The same questions put to IAM's simulator, for those who may not assume the role. */
import type { Call, CallContext } from "../grants/probe";
import type { PolicyDocument } from "../iam/policy";
import { AWS_VALUES } from "../iam/values";
import { classify } from "./classify";
import { homeRegion } from "./clients";
import { freshContext } from "./context";
import { gapReason } from "./denial";
import { testDrift } from "./drift-lines";
import { undecided } from "./judge";
import type { CallerIdentity, Line } from "./line";
import type { VerifyOptions } from "./options";
import type { Check } from "./plan";
import type { ReasonKey } from "./reasons";
import { lineFrom, type Session } from "./session";
import { readSimulatedPolicies } from "./simulated-policies";
import { readSimulation, type Simulation } from "./simulation";
import { unjudgedKeys } from "./unjudged-keys";

type Asking = Exclude<Check, { kind: "decided" }>;

/** The principal's policies as far as they can be read, read once and only when an answer leaves something open. */
type ReadPolicies = () => Promise<readonly PolicyDocument[] | undefined>;

/** What the simulator cannot see, each as a line of its own. */
const BLIND: readonly (readonly [part: Line["part"], id: string, title: string])[] = [
  ["trust", "matrix", "who may assume the role"],
  ["probe", "data", "whether data is there, and whether services are switched on"],
  ["probe", "other-policies", "policies of buckets, keys and endpoints, resource control policies"],
];

/** Lines of all checks, simulated with the caller's rights, and the drift lines. */
export async function simulateChecks(
  session: Session,
  options: VerifyOptions,
  caller: CallerIdentity,
  checks: readonly Check[],
): Promise<readonly Line[]> {
  const blind = BLIND.map(([part, id, title]) =>
    lineFrom(session, { part, id, title, reason: "not-simulated" }),
  );
  let policies: ReturnType<ReadPolicies> | undefined;
  const readPolicies = () => (policies ??= readSimulatedPolicies(session, options, caller));
  const [simulated, drift] = await Promise.all([
    Promise.all(checks.map((check) => simulateOne(session, options, check, readPolicies))),
    testDrift(session, options, caller, undefined),
  ]);
  return [...blind, ...simulated, ...drift];
}

async function simulateOne(
  session: Session,
  options: VerifyOptions,
  check: Check,
  readPolicies: ReadPolicies,
): Promise<Line> {
  const { call, id } = check;
  const title = `${call.action} (simulated)`;
  const placed = "region" in check.to ? { region: check.to.region } : {};
  if (check.kind === "decided")
    return lineFrom(session, { part: check.part, id, title, ...placed, reason: check.reason });
  // Where the bucket lies is not looked up here: it is taken from the values.
  const region = "region" in check.to ? check.to.region : check.to.declared;
  const what = { part: check.kind, id, title, region };
  // Two actions on two resources, one of which a found object decides, and a key policy: no one question.
  if (check.kind === "probe" && check.call.alsoNeeds !== undefined)
    return lineFrom(session, { ...what, reason: "not-simulated" });
  const input = questionOf(session, options, call, region);
  const operation = "SimulatePrincipalPolicy";
  const home = homeRegion("iam", options.environment.partition);
  const { reply, outcome } = await session.repeat(
    () =>
      session.limit(() =>
        session.send({ client: "iam", operation, region: home, input, signer: { kind: "caller" } }),
      ),
    (one) => classify(one, { client: "iam", action: `iam:${operation}` }),
  );
  if (outcome.kind === "denied") return lineFrom(session, { ...what, reason: "simulation-refused" }, reply);
  if (outcome.kind !== "answered") return lineFrom(session, { ...what, reason: undecided(outcome) }, reply);
  const simulation = readSimulation(reply);
  if (simulation === undefined) return lineFrom(session, { ...what, reason: "unknown-error" }, reply);
  const { ResourceArns: [resource = "*"] = [] } = input;
  const missing = simulation.decision === "denied" ? simulation.missing : [];
  const unjudged =
    missing.length === 0
      ? []
      : unjudgedKeys(missing, await readPolicies(), { action: call.action, resource });
  const reason = reasonOf(check, simulation, unjudged);
  const detail = reason === "condition-not-simulated" && `Without a value: ${unjudged.join(", ")}.`;
  return lineFrom(session, { ...what, reason, ...(detail !== false && { detail }) }, reply);
}

/** Live policies may look at any key, so the question holds every key whose value is certain. */
function questionOf(session: Session, { principal }: VerifyOptions, call: Call, region: string) {
  const context = freshContext(session.source, region, `${session.source.vendor}-verify`);
  const { values } = session.form;
  return {
    PolicySourceArn: principal.arn,
    ActionNames: [call.action],
    ...(call.resource && { ResourceArns: [call.resource(values, context)] }),
    ContextEntries: Object.entries(knownKeys(session, call, context)).map(([ContextKeyName, value]) => ({
      ContextKeyName,
      ContextKeyValues: [value],
      ContextKeyType: "string",
    })),
  };
}

function knownKeys(
  { form: { values } }: Session,
  call: Call,
  context: CallContext,
): Readonly<Record<string, string>> {
  return {
    "aws:PrincipalArn": context.principal.arn,
    "aws:PrincipalAccount": values.text(AWS_VALUES.accountId),
    "aws:RequestedRegion": context.region,
    ...call.conditionKeys?.(values, context),
  };
}

/** `unjudged`: keys without which a refusal is not certain. */
function reasonOf(check: Asking, simulation: Simulation, unjudged: readonly string[]): ReasonKey {
  const expected = check.kind === "probe" && check.expect === "allowed";
  if (simulation.decision === "allowed")
    return check.kind === "canary" ? "write-allowed" : check.expect === "allowed" ? "allowed" : check.expect;
  const { denial } = simulation;
  // What the organization refuses stays refused, whatever the principal's own policies come to.
  if (unjudged.length > 0 && denial.layer !== "serviceControl") return "condition-not-simulated";
  if (expected) return gapReason(denial);
  return denial.layer === "identity" ? "refused-as-promised" : "refused-by-another-layer";
}
