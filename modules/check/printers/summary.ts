/** What the table and the markdown say of a principal in a few words. */
import { isWrite } from "../../iam/access-level";
import type { CheckReport, CheckVerdict, Finding, PrincipalReport } from "../report";

/** A principal's verdict in one word. */
export const VERDICT_WORDS: Readonly<Record<CheckVerdict, string>> = {
  passed: "PASSED",
  findings: "FINDINGS",
  unknown: "UNKNOWN",
};

/** How many actions there are, by access level: `38 actions: 21 Read, 17 List`. */
export function actionCounts(report: PrincipalReport): string {
  return `${report.actions.length} actions${counted(report.actions.map((action) => action.accessLevel))}`;
}

/** How many actions there are, by class of data. */
export function dataClassCounts(report: PrincipalReport): string {
  return counted(report.actions.map((action) => action.dataClass)).replace(/^: /, "");
}

/** The writes among the actions. */
export function writesOf(report: PrincipalReport): readonly string[] {
  return report.actions.filter((action) => isWrite(action.accessLevel)).map((action) => action.action);
}

function counted(words: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const parts = [...counts]
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .map(([word, count]) => `${count} ${word}`);
  return parts.length > 0 ? `: ${parts.join(", ")}` : "";
}

/** Where a finding is: policy, statement, pattern. */
export function placeOf(finding: Finding): string {
  const statement = finding.statement && (finding.statement.sid ?? `statement ${finding.statement.index}`);
  return [finding.policy, statement, finding.pattern].filter((part) => part !== undefined).join(" / ");
}

/** The last line: how many principals, and what was found. */
export function closingLine(report: CheckReport): string {
  const all = report.principals.flatMap((principal) => principal.findings);
  const count = (severity: Finding["severity"]) =>
    all.filter((finding) => finding.severity === severity).length;
  return `${VERDICT_WORDS[report.verdict]}: ${report.principals.length} judged, ${count("error")} findings, ${count("unknown")} unknown, ${count("note")} notes (action data ${report.dataVersion})`;
}
