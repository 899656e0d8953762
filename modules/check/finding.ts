/** How findings are made and ordered. */
import type { Finding, FindingStatement } from "./report";
import { RULES, type RuleId, type Severity } from "./rules";

/** The variable parts of a finding; severity follows from the rule. */
interface FindingParts {
  readonly policy?: string;
  readonly statement?: FindingStatement;
  readonly pattern?: string;
  readonly actions?: readonly string[];
  readonly why: string;
  readonly remedy: string;
}

/** A finding of the rule. Actions are sorted and each stands once. */
export function finding(rule: RuleId, parts: FindingParts): Finding {
  return {
    rule,
    severity: RULES[rule].severity,
    ...(parts.policy !== undefined && { policy: parts.policy }),
    ...(parts.statement !== undefined && { statement: parts.statement }),
    ...(parts.pattern !== undefined && { pattern: parts.pattern }),
    actions: [...new Set(parts.actions ?? [])].sort(),
    why: parts.why,
    remedy: parts.remedy,
  };
}

const SEVERITY_ORDER: Readonly<Record<Severity, number>> = { error: 0, unknown: 1, note: 2 };

/** Errors first, then unknown, then notes; within each by policy, statement, rule, pattern and text. */
export function sortFindings(findings: readonly Finding[]): readonly Finding[] {
  const key = (f: Finding): string =>
    [
      SEVERITY_ORDER[f.severity],
      f.policy ?? "",
      String(f.statement?.index ?? -1).padStart(6, " "),
      f.rule,
      f.pattern ?? "",
      f.why,
    ].join("\u0001");
  const unique = new Map(findings.map((f) => [`${key(f)}\u0001${f.actions.join()}`, f]));
  return [...unique].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, f]) => f);
}

/** Up to three names for a sentence, and how many there are beyond them. */
export function some(names: readonly string[], shown = 3): string {
  const head = names.slice(0, shown).join(", ");
  return names.length > shown ? `${head} and ${names.length - shown} more` : head;
}
