/** The result as Markdown: for a pull request, a ticket, an evidence folder. */
import { PARTS, type Line, type VerifyResult } from "./line";
import { reasonOf } from "./reasons";
import { countText, PART_TITLES, refusedWrites } from "./words";

/** The document, ending in a newline. */
export function printMarkdown(result: VerifyResult): string {
  const { vendor, principal, startedAt, counts, regions, mode, caller } = result;
  const facts = [
    `| principal | ${cell(principal.arn)} |`,
    ...(caller ? [`| called by | ${cell(caller.arn)} |`] : []),
    `| regions | ${regions.join(", ")} |`,
    `| mode | ${mode}${result.interrupted ? ", ended early" : ""} |`,
    `| begun | ${startedAt} |`,
    `| exit code | ${result.exitCode} |`,
  ];
  const parts = PARTS.map((part) => partText(part, result.lines)).filter((text) => text !== "");
  return `# Verification of ${vendor}\n\n**${countText(counts)}.** ${refusedWrites(result)}\n\n| what | value |\n|---|---|\n${facts.join("\n")}\n${parts.join("")}${causesText(result)}`;
}

function partText(part: Line["part"], lines: readonly Line[]): string {
  const rows = lines.filter((line) => line.part === part).map(row);
  if (rows.length === 0) return "";
  const head = "| verdict | what | reason | error | region | ms | request |\n|---|---|---|---|---|---|---|";
  return `\n## ${PART_TITLES[part]}\n\n${head}\n${rows.join("\n")}\n`;
}

function row(line: Line): string {
  const { meaning, remedy } = reasonOf(line.reason);
  const words = line.verdict === "passed" ? "" : `: ${meaning} ${remedy}`;
  const detail = line.detail === undefined || line.verdict === "passed" ? "" : ` (${line.detail})`;
  const cells = [
    line.verdict === "passed" || line.verdict === "untested" ? line.verdict : `**${line.verdict}**`,
    `${line.id} ${line.title}`,
    `${line.reason}${words}${detail}`,
    line.errorCode ?? "",
    line.region ?? "",
    line.milliseconds === undefined ? "" : String(line.milliseconds),
    line.requestId ?? "",
  ];
  return `| ${cells.map(cell).join(" | ")} |`;
}

function causesText({ assumeCauses }: VerifyResult): string {
  if (!assumeCauses) return "";
  const items = assumeCauses.map(
    ({ cause, state, checked }) => `1. **${state}**: ${cell(cause)} ${cell(checked)}`,
  );
  return `\n## Why AssumeRole may have been refused\n\nAWS gives one message for these five causes; checked in this order:\n\n${items.join("\n")}\n`;
}

/** One cell: nothing in it ends the cell, the row or the table, and nothing becomes markup. */
function cell(text: string): string {
  return text
    .replace(/[\r\n\u2028\u2029]+/g, " ")
    .replace(/[\\`*_{}[\]<>|~&#]/g, (character) => `\\${character}`);
}
