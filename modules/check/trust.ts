/** The judgement of a trust policy: who can become the role, and what they have to show. */
import { actionMatches } from "../iam/match";
import type { NamedPolicy } from "../iam/policy";
import { clausesOf, contradiction, expiryOf, fixedness, type Clause, type Fixed } from "./condition";
import { finding } from "./finding";
import { hasUnknown } from "./principal";
import type { Finding } from "./report";
import type { RuleId } from "./rules";
import { place, unknownValues } from "./shape";
import { readPolicy, type ReadStatement } from "./statement";
import { trustedOf, type Trusted } from "./trust-principal";

/** What the judgement needs to know beside the document. */
interface TrustContext {
  readonly ownAccount?: string;
  /** ISO 8601; without it no expiry is noted. */
  readonly now?: string;
}

const ASSUMING = ["sts:AssumeRole", "sts:AssumeRoleWithWebIdentity", "sts:AssumeRoleWithSAML"] as const;
/** What may stand beside: both only add to a session that another statement admits. */
const ACCOMPANYING = ["sts:TagSession", "sts:SetSourceIdentity"];

/** Everything wrong, or worth a note, in a trust policy. */
export function judgeTrust(policy: NamedPolicy, context: TrustContext): readonly Finding[] {
  const read = readPolicy(policy, "trust");
  return [
    ...read.findings,
    ...read.statements.flatMap((statement) => [
      ...unknownValues(statement),
      ...times(statement, context.now),
      ...(statement.effect === "Allow" ? admits(statement, context) : []),
    ]),
  ];
}

function admits(statement: ReadStatement, context: TrustContext): readonly Finding[] {
  const at = place(statement);
  const findings = [...actionFaults(statement)];
  if (statement.notPrincipal !== undefined) {
    findings.push(
      finding("not-principal", {
        ...at,
        why: "It admits everybody except the named principals.",
        remedy: "Name the principals that are trusted in Principal.",
      }),
    );
  }
  const clauses = clausesOf(statement.condition);
  const everyone = trustedOf(statement.principal, context.ownAccount);
  if (statement.principal !== undefined && everyone.length === 0) {
    const why = "IAM refuses this: the Principal names nobody.";
    findings.push(finding("malformed-policy", { ...at, why, remedy: "Name whom the role trusts." }));
  }
  for (const trusted of everyone) findings.push(...judgeTrusted(statement, trusted, clauses));
  return findings;
}

function judgeTrusted(
  statement: ReadStatement,
  trusted: Trusted,
  clauses: readonly Clause[],
): readonly Finding[] {
  const at = place(statement);
  switch (trusted.kind) {
    case "unknown":
    case "own-account":
      return [];
    case "anyone": {
      const why =
        "A wildcard principal admits every account; a condition that narrows it is one edit from gone.";
      return [
        finding("trust-anyone", { ...at, why, remedy: "Name the account or the role that is trusted." }),
      ];
    }
    case "invalid": {
      const why = `IAM refuses the principal: ${trusted.why}.`;
      return [finding("malformed-policy", { ...at, why, remedy: "Name an account, a role or a provider." })];
    }
    case "service": {
      const why = `${trusted.id} can assume the role for whatever it runs.`;
      const remedy = "Check that the service should, and fix aws:SourceAccount where the service sends it.";
      return [finding("trust-service", { ...at, why, remedy })];
    }
    case "other-account":
      return allows(statement, "sts:AssumeRole") ? externalId(statement, clauses) : [];
    case "oidc":
      return [
        ...insists(statement, clauses, `${trusted.host}:aud`, "trust-oidc-audience"),
        ...insists(statement, clauses, `${trusted.host}:sub`, "trust-oidc-subject"),
      ];
    case "saml":
      return insists(statement, clauses, "SAML:aud", "trust-saml-audience");
  }
}

function externalId(statement: ReadStatement, clauses: readonly Clause[]): readonly Finding[] {
  const remedy =
    'Require StringEquals with "sts:ExternalId" and the exact value agreed with the other party.';
  switch (fixedness(clauses, "sts:ExternalId")) {
    case "exact":
    case "unknown":
      return [];
    case "absent": {
      const why = "Whoever can make that account act for them (a confused deputy) becomes this role.";
      return [finding("trust-external-id", { ...place(statement), why, remedy })];
    }
    case "weak": {
      const why =
        "The condition on the external ID can be met without knowing it, or by more than one exact value.";
      return [finding("trust-weak-external-id", { ...place(statement), why, remedy })];
    }
  }
}

function insists(
  statement: ReadStatement,
  clauses: readonly Clause[],
  key: string,
  rule: RuleId & `trust-${string}`,
): readonly Finding[] {
  // The provider itself may not be known yet; then neither is the key, and the value is reported as unknown.
  const fixed: Fixed = hasUnknown(key) ? "unknown" : fixedness(clauses, key);
  if (fixed === "exact" || fixed === "unknown") return [];
  const why = fixed === "absent" ? `Nothing is asked of ${key}.` : `${key} is not fixed to exact values.`;
  return [
    finding(rule, {
      ...place(statement),
      why,
      remedy: `Require StringEquals with "${key}" and exact values.`,
    }),
  ];
}

function allows(statement: ReadStatement, action: string): boolean {
  const patterns = statement.actions ?? statement.notActions ?? [];
  const named = patterns.some((pattern) => actionMatches(pattern, action));
  return statement.actions === undefined ? !named : named;
}

function actionFaults(statement: ReadStatement): readonly Finding[] {
  if (statement.notActions !== undefined) {
    const why = "It allows every action except the named ones.";
    return [
      finding("not-action", { ...place(statement), why, remedy: "Name the one sts:AssumeRole action." }),
    ];
  }
  const known = [...ASSUMING, ...ACCOMPANYING].map((action) => action.toLowerCase());
  return (statement.actions ?? [])
    .filter((pattern) => !hasUnknown(pattern) && !known.includes(pattern.toLowerCase()))
    .map((pattern) =>
      finding("trust-action", {
        ...place(statement),
        pattern,
        why: "It is not one of the actions by which a role is assumed, by name.",
        remedy: `Name the one that is needed: ${ASSUMING.join(", ")}.`,
      }),
    );
}

/** Notes about time and about conditions that exclude each other. */
export function times(statement: ReadStatement, now: string | undefined): readonly Finding[] {
  const clauses = clausesOf(statement.condition);
  const findings: Finding[] = [];
  const contradicts = contradiction(clauses);
  if (contradicts !== undefined) {
    const remedy = "Remove the statement, or the condition that is wrong.";
    findings.push(finding("condition-contradicts", { ...place(statement), why: `${contradicts}.`, remedy }));
  }
  const end = expiryOf(clauses);
  if (now !== undefined && end !== undefined && Date.parse(end) <= Date.parse(now)) {
    const remedy = "Remove the statement: it no longer does anything.";
    findings.push(
      finding("condition-expired", { ...place(statement), why: `It held until ${end}.`, remedy }),
    );
  }
  return findings;
}
