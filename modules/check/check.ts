/** The judgement: principals in, report out. */
import type { Catalogue } from "../iam/catalogue";
import { reviewedReads } from "../iam/classification-index";
import { describedRoles, type IsDescribed } from "./assumed-role";
import { judgeAttachments } from "./attachment";
import { besidesFindings } from "./besides";
import { sortFindings, finding } from "./finding";
import { grantsOf, type Grant, type Limits } from "./grants";
import type { CheckedPrincipal } from "./principal";
import { judgeQuotas } from "./quota";
import { judgeReads } from "./reader";
import {
  gravest,
  REPORT_SCHEMA_VERSION,
  verdictOf,
  type CheckReport,
  type Finding,
  type GrantedAction,
  type PrincipalReport,
} from "./report";
import { unknownValues, unmatchedPattern, wideShapes } from "./shape";
import { readPolicy, type ReadStatement } from "./statement";
import { judgeStrangers } from "./stranger";
import { judgeTrust, times } from "./trust";
import { claimedScopes } from "./wide-resource";
import { judgeWriter } from "./writer";

/** What the caller may decide. */
export interface CheckOptions {
  /** ARNs of AWS managed policies that are accepted by name. */
  readonly allowManaged?: readonly string[];
  /** ARNs of roles that may be assumed though they are not among the principals. */
  readonly allowRoles?: readonly string[];
  /** The time against which expiry conditions are noted, ISO 8601; absent: none is. */
  readonly now?: string;
}

/** Judges every principal against the catalogue. Never throws for what a policy says: that is a finding. */
export function checkPrincipals(
  principals: readonly CheckedPrincipal[],
  catalogue: Catalogue,
  options: CheckOptions = {},
): CheckReport {
  const isDescribed = describedRoles(principals, options.allowRoles ?? []);
  const reports = principals.map((principal) => checkPrincipal(principal, catalogue, options, isDescribed));
  return {
    schemaVersion: REPORT_SCHEMA_VERSION,
    dataVersion: catalogue.version,
    verdict: gravest(reports.map(({ verdict }) => verdict)),
    principals: reports,
  };
}

function checkPrincipal(
  principal: CheckedPrincipal,
  catalogue: Catalogue,
  options: CheckOptions,
  isDescribed: IsDescribed,
): PrincipalReport {
  const attachments = judgeAttachments(principal, options.allowManaged ?? []);
  const judged = [...principal.inline, ...attachments.judged].map((policy) => readPolicy(policy, "identity"));
  const accepted = attachments.accepted.map((policy) => readPolicy(policy, "identity"));
  const boundary = principal.boundary?.known ? readPolicy(principal.boundary.policy, "identity") : undefined;
  const limits: Limits = {
    statements: [...judged, ...accepted].flatMap(({ statements }) => statements),
    ...(boundary && { boundary: boundary.statements }),
  };
  const statements = judged.flatMap((read) => read.statements);
  const grants = allowed(statements, limits, catalogue);
  const alive = patternsAlive(grants);
  const findings = sortFindings([
    ...attachments.findings,
    ...[...judged, ...(boundary ? [boundary] : [])].flatMap((read) => read.findings),
    ...[...statements, ...(boundary?.statements ?? [])].flatMap(unknownValues),
    ...statements.flatMap((statement) => times(statement, options.now)),
    ...statements.flatMap((statement) => writtenFaults(statement, alive.get(statement), catalogue)),
    ...[...groupBy(grants, ({ statement }) => statement.policy).values()].flatMap(claimedScopes),
    ...[...groupBy(grants, patternKey).values()].flatMap((group) =>
      judgeReads(group, catalogue, isDescribed, principal.declaration),
    ),
    ...judgeWriter(principal, grants, catalogue),
    ...unknownParts(principal),
    ...besidesFindings(principal),
    ...judgeQuotas(principal),
    ...trustFindings(principal, options),
  ]);
  const all = [
    ...grants,
    ...allowed(
      accepted.flatMap((read) => read.statements),
      limits,
      catalogue,
    ),
  ];
  return {
    kind: principal.kind,
    name: principal.name,
    source: principal.source,
    verdict: verdictOf(findings),
    actions: summary(all, catalogue),
    findings,
  };
}

function allowed(
  statements: readonly ReadStatement[],
  limits: Limits,
  catalogue: Catalogue,
): readonly Grant[] {
  return grantsOf(
    statements.filter(({ effect }) => effect === "Allow"),
    limits,
    catalogue,
  );
}

/** How the statement is written, for the patterns of which anything is left after denials and boundary. */
function writtenFaults(
  statement: ReadStatement,
  alive: ReadonlySet<string | undefined> | undefined,
  catalogue: Catalogue,
): readonly Finding[] {
  const patterns = statement.actions ?? statement.notActions ?? [];
  const typos = patterns.flatMap((pattern) => unmatchedPattern(statement, pattern, catalogue) ?? []);
  if (statement.effect === "Deny") return typos;
  if (alive === undefined) return typos;
  const patternsLeft = (statement.actions ?? []).filter((pattern) => alive.has(pattern));
  return [...typos, ...wideShapes(statement, patternsLeft)];
}

/** For every statement that still gives something, the patterns that do. */
function patternsAlive(
  grants: readonly Grant[],
): ReadonlyMap<ReadStatement, ReadonlySet<string | undefined>> {
  const alive = new Map<ReadStatement, Set<string | undefined>>();
  for (const { statement, pattern } of grants) {
    const patterns = alive.get(statement) ?? new Set<string | undefined>();
    alive.set(statement, patterns.add(pattern));
  }
  return alive;
}

function unknownParts(principal: CheckedPrincipal): readonly Finding[] {
  const remedy = "Judge again where it is known: the plan after apply, or the live role.";
  return principal.unknowns.map(({ what, why }) =>
    finding("value-not-known", { why: `${what}: ${why}.`, remedy }),
  );
}

/** A doubt about strangers adds nothing where the same statement is already refused or not known. */
function trustFindings(principal: CheckedPrincipal, options: CheckOptions): readonly Finding[] {
  if (principal.trust === undefined) return [];
  const { accountId } = principal;
  const { now } = options;
  const context = {
    ...(accountId !== undefined && { ownAccount: accountId }),
    ...(now !== undefined && { now }),
  };
  const findings = judgeTrust(principal.trust, context);
  const doubted = new Set(
    findings.filter(({ severity }) => severity !== "note").map(({ statement }) => statement?.index),
  );
  // IAM refuses such a document as a whole, and the evaluator need not make sense of it.
  const refused = findings.some(({ rule }) => rule === "malformed-policy");
  const strangers = refused ? [] : judgeStrangers(principal.trust, principal, now);
  return [
    ...findings,
    ...strangers.filter(({ severity, statement }) => severity === "error" || !doubted.has(statement?.index)),
  ];
}

function patternKey(grant: Grant): string {
  return `${grant.statement.policy}\u0001${grant.statement.at.index}\u0001${grant.pattern ?? ""}`;
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group === undefined) groups.set(key(item), [item]);
    else group.push(item);
  }
  return groups;
}

function summary(grants: readonly Grant[], catalogue: Catalogue): readonly GrantedAction[] {
  const reviewed = reviewedReads(catalogue);
  const actions = new Map<string, GrantedAction>();
  for (const { action, scope } of grants) {
    const known = actions.get(action.name);
    if (known !== undefined && (known.scope === "all" || scope === "scoped")) continue;
    actions.set(action.name, {
      action: action.name,
      accessLevel: action.accessLevel,
      dataClass: reviewed.dataClass(action),
      scope,
    });
  }
  return [...actions.values()].sort((a, b) => (a.action < b.action ? -1 : 1));
}
