/** The report for a pull request or a file of evidence. */
import { ruleDocs, RULES } from "../rules";
import type { CheckReport, PrincipalReport } from "../report";
import { actionCounts, closingLine, dataClassCounts, placeOf, VERDICT_WORDS } from "./summary";

/** A heading for each principal, a table of its findings, and its actions folded away. */
export function printMarkdown(report: CheckReport): string {
  const parts = ["# Permissions", "", closingLine(report), "", ...report.principals.flatMap(section)];
  return `${parts.join("\n").trimEnd()}\n`;
}

function section(entry: PrincipalReport): readonly string[] {
  const rows = entry.findings.map(
    (f) =>
      `| ${f.severity} | [${f.rule}](${ruleDocs(f.rule)}) ${cell(RULES[f.rule].title)} | ${cell(placeOf(f))} | ${cell(f.why)} | ${cell(f.remedy)} |`,
  );
  const actions = entry.actions.map((a) => `- \`${a.action}\` ${a.accessLevel}, ${a.dataClass}, ${a.scope}`);
  return [
    `## ${cell(entry.kind)} ${cell(entry.name)}: ${VERDICT_WORDS[entry.verdict]}`,
    "",
    `Found in ${cell(entry.source)}. ${actionCounts(entry)}. Data: ${dataClassCounts(entry) || "none"}.`,
    "",
    ...(rows.length > 0
      ? ["| severity | rule | where | why | remedy |", "| --- | --- | --- | --- | --- |", ...rows, ""]
      : []),
    ...(actions.length > 0
      ? ["<details><summary>Actions</summary>", "", ...actions, "", "</details>", ""]
      : []),
  ];
}

/** Text inside a table: what would end the cell, or begin markup, is escaped. */
function cell(text: string): string {
  return text.replace(/[\\|`<>*_[\]]/g, "\\$&").replace(/\s+/g, " ");
}
