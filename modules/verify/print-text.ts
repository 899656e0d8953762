/** The result as text for a person: what is wrong first, with its remedy; then the parts; then the sum. */
import { PARTS, type AssumeCause, type Line, type VerifyResult } from "./line";
import { reasonOf } from "./reasons";
import type { Verdict } from "./verdict";
import { countText, PART_TITLES, priceText, refusedWrites } from "./words";

/** How the text may look. */
export interface TextStyle {
  readonly colour: boolean;
}

const MARKS: Readonly<Record<Verdict, string>> = {
  passed: "ok",
  gap: "GAP",
  finding: "FINDING",
  warning: "warning",
  inconclusive: "INCONCLUSIVE",
  untested: "not tested",
};

/** SGR codes (ECMA-48). */
const COLOURS: Readonly<Record<Verdict, number>> = {
  passed: 32,
  gap: 33,
  finding: 31,
  warning: 33,
  inconclusive: 35,
  untested: 2,
};

/** The whole result. */
export function printText(result: VerifyResult, style: TextStyle): string {
  const parts = PARTS.flatMap((part) => {
    const lines = result.lines.filter((line) => line.part === part);
    return lines.length === 0 ? [] : [partText(part, lines, style)];
  });
  return [heading(result), ...parts, troubles(result, style), causes(result.assumeCauses), summary(result)]
    .filter((text) => text !== "")
    .join("\n");
}

function partText(part: Line["part"], lines: readonly Line[], style: TextStyle): string {
  const width = (text: (line: Line) => string) => Math.max(...lines.map((line) => text(line).length));
  const [ids, titles] = [width(({ id }) => id), width(({ title }) => title)];
  const rows = lines.map(
    (line) =>
      `  ${lineText({ ...line, id: line.id.padEnd(ids), title: line.title.padEnd(titles) }, style)}\n`,
  );
  return `${PART_TITLES[part]}\n${rows.join("")}`;
}

/** One line: verdict, what, reason, error code, region, time, request id. Also used for live progress. */
export function lineText(line: Line, { colour }: TextStyle): string {
  const mark = MARKS[line.verdict].padEnd(12);
  const painted = colour ? `\u001B[${COLOURS[line.verdict]}m${mark}\u001B[0m` : mark;
  const facts = [
    line.reason,
    line.errorCode,
    line.region,
    line.milliseconds === undefined ? undefined : `${line.milliseconds} ms`,
    line.attempts === undefined ? undefined : `${line.attempts} attempts`,
    line.requestId,
  ].filter((fact) => fact !== undefined);
  return `${painted} ${line.id}  ${line.title}  [${facts.join(", ")}]`;
}

function heading({ vendor, principal, accountId, regions, mode, caller }: VerifyResult): string {
  const as = caller ? `, called by ${caller.arn}` : "";
  const how = mode === "live" ? "" : ` (${mode})`;
  return `${vendor}: ${principal.arn} in account ${accountId}, regions ${regions.join(", ")}${as}${how}\n`;
}

/** Everything that is not green, with its meaning and remedy, each reason once. */
function troubles({ lines }: VerifyResult, style: TextStyle): string {
  const wrong = lines.filter(({ verdict }) => verdict !== "passed" && verdict !== "untested");
  if (wrong.length === 0) return "";
  const reasons = [...new Set(wrong.map(({ reason }) => reason))];
  const blocks = reasons.map((reason) => {
    const { meaning, remedy } = reasonOf(reason);
    const affected = wrong
      .filter((line) => line.reason === reason)
      .map(
        (line) =>
          `    ${line.part} ${line.id}${line.region === undefined ? "" : ` in ${line.region}`}${line.detail === undefined ? "" : `: ${line.detail}`}\n`,
      );
    const title = style.colour ? `\u001B[1m${reason}\u001B[0m` : reason;
    return `  ${title}: ${meaning}\n${affected.join("")}    -> ${remedy} (docs/reasons.md#${reason})\n`;
  });
  return `What to do\n${blocks.join("")}`;
}

function causes(all: readonly AssumeCause[] | undefined): string {
  if (!all) return "";
  const words = { likely: "LIKELY", "ruled-out": "ruled out", open: "open" } as const;
  const lines = all.map(
    ({ cause, state, checked }, index) => `  ${index + 1}. ${words[state]}: ${cause}\n     ${checked}\n`,
  );
  return `AWS gives one message for these five causes; checked in this order:\n${lines.join("")}`;
}

function summary(result: VerifyResult): string {
  const { counts, exitCode, price, interrupted } = result;
  const ended = interrupted ? "Ended early. " : "";
  return `${ended}${countText(counts)}. ${refusedWrites(result)} AWS bills at most ${priceText(price)}. Exit code ${exitCode}.\n`;
}
