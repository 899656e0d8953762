/** The same questions put to IAM's simulator, for those who may not assume the role. */
import type { Call } from "../grants/probe";
import { classify } from "./classify";
import { homeRegion } from "./clients";
import { freshContext } from "./context";
import { gapReason, type Denial } from "./denial";
import { undecided } from "./judge";
import type { CallerIdentity, Line } from "./line";
import type { VerifyOptions } from "./options";
import type { Check } from "./plan";
import type { ReasonKey } from "./reasons";
import type { Reply } from "./reply";
import { lineFrom, type Session } from "./session";
import { testDrift } from "./drift-lines";

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
  // One region is enough: the policies that are simulated do not look at it.
  const seen = new Set<string>();
  const once = checks.filter((check) => !seen.has(check.id) && seen.add(check.id));
  const [simulated, drift] = await Promise.all([
    Promise.all(once.map((check) => simulateOne(session, options, check))),
    testDrift(session, options, caller, undefined),
  ]);
  return [...blind, ...simulated, ...drift];
}

async function simulateOne(session: Session, options: VerifyOptions, check: Check): Promise<Line> {
  const part = check.kind === "decided" ? check.part : check.kind;
  const what = { part, id: check.id, title: `${check.call.action} (simulated)` };
  if (check.kind === "decided") return lineFrom(session, { ...what, reason: check.reason });
  const input = questionOf(
    session,
    options,
    check.call,
    "region" in check.to ? check.to.region : check.to.declared,
  );
  const operation = "SimulatePrincipalPolicy";
  const region = homeRegion("iam", options.environment.partition);
  const { reply, outcome } = await session.repeat(
    () =>
      session.limit(() =>
        session.send({ client: "iam", operation, region, input, signer: { kind: "caller" } }),
      ),
    (one) => classify(one, { client: "iam", action: `iam:${operation}` }),
  );
  if (outcome.kind === "denied") return lineFrom(session, { ...what, reason: "simulation-refused" }, reply);
  if (outcome.kind !== "answered") return lineFrom(session, { ...what, reason: undecided(outcome) }, reply);
  return lineFrom(session, { ...what, reason: reasonOfDecision(check, reply) }, reply);
}

function questionOf(session: Session, { principal }: VerifyOptions, call: Call, region: string) {
  const context = freshContext(session.source, region, `${session.source.vendor}-verify`);
  const { values } = session.form;
  const keys = Object.entries(call.conditionKeys?.(values, context) ?? {});
  return {
    PolicySourceArn: principal.arn,
    ActionNames: [call.action],
    ...(call.resource && { ResourceArns: [call.resource(values, context)] }),
    ...(keys.length > 0 && {
      ContextEntries: keys.map(([ContextKeyName, value]) => ({
        ContextKeyName,
        ContextKeyValues: [value],
        ContextKeyType: "string",
      })),
    }),
  };
}

interface Evaluation {
  readonly EvalDecision?: string;
  readonly MissingContextValues?: readonly string[];
  readonly OrganizationsDecisionDetail?: { readonly AllowedByOrganizations?: boolean };
  readonly PermissionsBoundaryDecisionDetail?: { readonly AllowedByPermissionsBoundary?: boolean };
}

function reasonOfDecision(check: Exclude<Check, { kind: "decided" }>, reply: Reply): ReasonKey {
  const results = reply.ok ? ((reply.answer["EvaluationResults"] ?? []) as readonly Evaluation[]) : [];
  const [result] = results;
  const expected = check.kind === "probe" && check.expect === "allowed";
  const breach =
    check.kind === "canary" ? "write-allowed" : check.expect === "allowed" ? "allowed" : check.expect;
  if (result === undefined || results.length !== 1) return "unknown-error";
  switch (result.EvalDecision) {
    case "allowed":
      return expected ? "allowed" : breach;
    case "implicitDeny":
    case "explicitDeny": {
      const denial = denialOf(result);
      if (expected) return gapReason(denial);
      return denial.layer === "identity" ? "refused-as-promised" : "refused-by-another-layer";
    }
    case undefined:
    default:
      return "unknown-error";
  }
}

function denialOf(result: Evaluation): Denial {
  const explicit = result.EvalDecision === "explicitDeny";
  if (result.OrganizationsDecisionDetail?.AllowedByOrganizations === false)
    return { layer: "serviceControl", explicit };
  if (result.PermissionsBoundaryDecisionDetail?.AllowedByPermissionsBoundary === false)
    return { layer: "boundary", explicit };
  return { layer: "identity", explicit };
}
