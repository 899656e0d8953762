/** The report for a terminal or a log. */
import { RULES } from "../rules";
import type { CheckReport, Finding, PrincipalReport } from "../report";
import { actionCounts, closingLine, dataClassCounts, placeOf, VERDICT_WORDS, writesOf } from "./summary";

export interface TableOptions {
  /** Whether to use ANSI colours. */
  readonly colour: boolean;
  /** Whether to print notes and every single action too. */
  readonly verbose: boolean;
}

const COLOURS = { error: 31, unknown: 33, note: 36, passed: 32, findings: 31 } as const;

/** Principals with their findings, the gravest first, and a closing line. */
export function printTable(report: CheckReport, options: TableOptions): string {
  const paint = (word: string, kind: keyof typeof COLOURS) =>
    options.colour ? `\u001B[${COLOURS[kind]}m${word}\u001B[0m` : word;
  const principal = (entry: PrincipalReport): readonly string[] => {
    const shown = entry.findings.filter((finding) => options.verbose || finding.severity !== "note");
    const hidden = entry.findings.length - shown.length;
    return [
      `${paint(VERDICT_WORDS[entry.verdict], entry.verdict)} ${entry.kind} ${entry.name} (${entry.source})`,
      `  ${actionCounts(entry)}`,
      ...(entry.actions.length > 0 ? [`  data: ${dataClassCounts(entry)}`] : []),
      ...(entry.verdict === "passed" && writesOf(entry).length > 0
        ? [`  ${writesLabel(entry)}: ${shorten(writesOf(entry))}`]
        : []),
      ...shown.flatMap((finding) => findingLines(finding, paint)),
      ...(hidden > 0 ? [`  ${hidden} notes (--verbose shows them)`] : []),
      ...(options.verbose
        ? entry.actions.map((a) => `    ${a.action}  ${a.accessLevel}  ${a.dataClass}  ${a.scope}`)
        : []),
      "",
    ];
  };
  const shown = report.principals.filter(
    (entry, i) => options.verbose || !isVariant(entry, report.principals[i - 1]),
  );
  const hidden = report.principals.length - shown.length;
  const variants = `${hidden} other combinations of switches and optional values: all ${paint("PASSED", "passed")} (--verbose shows them)`;
  return `${[...shown.flatMap(principal), ...(hidden > 0 ? [variants, ""] : []), closingLine(report)].join("\n")}\n`;
}

/** A provisioner declares its writes; a reader's are accepted one by one, each under its scope. */
function writesLabel(entry: PrincipalReport): string {
  const declares = entry.findings.some((finding) => finding.rule === "declared-write");
  return declares ? "writes that it declares" : "writes accepted within their scope";
}

/** Whether an entry says nothing that the one before it did not: the same principal with other switches, passed. */
function isVariant(entry: PrincipalReport, before: PrincipalReport | undefined): boolean {
  return entry.verdict === "passed" && before?.kind === entry.kind && before.name === entry.name;
}

function findingLines(
  finding: Finding,
  paint: (word: string, kind: "error" | "unknown" | "note") => string,
): readonly string[] {
  const place = placeOf(finding);
  return [
    `  ${paint(finding.severity, finding.severity)} ${finding.rule}: ${RULES[finding.rule].title}`,
    ...(place ? [`    at   ${place}`] : []),
    ...(finding.actions.length > 0 ? [`    does ${shorten(finding.actions)}`] : []),
    `    why  ${finding.why}`,
    `    fix  ${finding.remedy}`,
  ];
}

function shorten(actions: readonly string[], most = 12): string {
  const shown = actions.slice(0, most).join(", ");
  return actions.length > most ? `${shown} and ${actions.length - most} more` : shown;
}
