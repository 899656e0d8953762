/** The result of the judgement as one object. Printers turn it into a table, JSON, SARIF or markdown. */
import type { AccessLevel } from "../iam/access-level";
import type { DataClass } from "../iam/classification";
import type { PrincipalKind } from "./principal";
import { RULES, type RuleId, type Severity } from "./rules";

/** Version of the report's shape: raised when a field changes its meaning or goes away. */
export const REPORT_SCHEMA_VERSION = 1;

/** The statement a finding is about: its index in the document, and its Sid where it has one. */
export interface FindingStatement {
  readonly index: number;
  readonly sid?: string;
}

/** One fault, or one thing worth knowing, found in one principal. */
export interface Finding {
  readonly rule: RuleId;
  readonly severity: Severity;
  /** Name of the policy; absent when the finding is about the principal as a whole. */
  readonly policy?: string;
  readonly statement?: FindingStatement;
  /** The action pattern as the policy writes it. */
  readonly pattern?: string;
  /** The concrete actions it is about, in the catalogue's spelling, sorted. */
  readonly actions: readonly string[];
  readonly why: string;
  readonly remedy: string;
}

/** One action that the principal really has: allowed, not denied, inside the boundary. */
export interface GrantedAction {
  readonly action: string;
  readonly accessLevel: AccessLevel;
  readonly dataClass: DataClass;
  /** `all` when at least one statement gives it on every resource. */
  readonly scope: "all" | "scoped";
}

/** `findings` outranks `unknown`: an error stays an error whatever else could not be judged. */
export type CheckVerdict = "passed" | "findings" | "unknown";

/** Everything said about one principal. */
export interface PrincipalReport {
  readonly kind: PrincipalKind;
  readonly name: string;
  readonly source: string;
  readonly verdict: CheckVerdict;
  /** Sorted by action. */
  readonly actions: readonly GrantedAction[];
  /** Errors first, then unknown, then notes; within each by policy, statement, rule and pattern. */
  readonly findings: readonly Finding[];
}

/** Everything said about all principals of all inputs. */
export interface CheckReport {
  readonly schemaVersion: typeof REPORT_SCHEMA_VERSION;
  /** Version of the action data: its package version. */
  readonly dataVersion: string;
  readonly verdict: CheckVerdict;
  readonly principals: readonly PrincipalReport[];
}

/** The verdict over some findings. Notes do not count. */
export function verdictOf(findings: readonly Pick<Finding, "rule">[]): CheckVerdict {
  const severities = new Set(findings.map((finding) => RULES[finding.rule].severity));
  if (severities.has("error")) return "findings";
  return severities.has("unknown") ? "unknown" : "passed";
}

/** The verdict over several verdicts: the gravest one. */
export function gravest(verdicts: readonly CheckVerdict[]): CheckVerdict {
  if (verdicts.includes("findings")) return "findings";
  return verdicts.includes("unknown") ? "unknown" : "passed";
}

/** 0 passed, 2 findings, 3 something could not be judged. */
export function exitCodeOf(report: Pick<CheckReport, "verdict">): 0 | 2 | 3 {
  switch (report.verdict) {
    case "passed":
      return 0;
    case "findings":
      return 2;
    case "unknown":
      return 3;
  }
}
