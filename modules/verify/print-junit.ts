/** The result as JUnit XML, as CI systems read it: gaps and findings fail, what is inconclusive is an error. */
import { PARTS, type Line, type VerifyResult } from "./line";
import { reasonOf } from "./reasons";
import { countText } from "./words";

/** The document, ending in a newline. One suite for each part, one case for each line. */
export function printJunit(result: VerifyResult): string {
  const suites = PARTS.map((part) => suite(part, result)).filter((text) => text !== "");
  const seconds = (Date.parse(result.finishedAt) - Date.parse(result.startedAt)) / 1000;
  const head = attributes({
    name: `verify ${result.vendor}`,
    ...totals(result.lines),
    time: seconds.toFixed(3),
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${head}>\n${suites.join("")}</testsuites>\n`;
}

function suite(part: Line["part"], result: VerifyResult): string {
  const lines = result.lines.filter((line) => line.part === part);
  if (lines.length === 0) return "";
  const name = attributes({ name: part, ...totals(lines), timestamp: result.startedAt.slice(0, 19) });
  const out = `<system-out>${escapeXml(countText(result.counts))}</system-out>`;
  return `  <testsuite${name}>\n${lines.map(testCase).join("")}    ${out}\n  </testsuite>\n`;
}

function testCase(line: Line): string {
  const name = line.region === undefined ? line.id : `${line.id} in ${line.region}`;
  const head = attributes({
    name,
    classname: `verify.${line.part}`,
    time: ((line.milliseconds ?? 0) / 1000).toFixed(3),
  });
  const body = verdictElement(line);
  return body === "" ? `    <testcase${head}/>\n` : `    <testcase${head}>${body}</testcase>\n`;
}

function verdictElement(line: Line): string {
  const { meaning, remedy } = reasonOf(line.reason);
  const facts = [line.title, line.errorCode, line.requestId, line.detail].filter(
    (fact) => fact !== undefined,
  );
  const message = attributes({ message: `${line.reason}: ${meaning}`, type: line.reason });
  const text = escapeXml([...facts, remedy].join("\n"));
  switch (line.verdict) {
    case "passed":
      return "";
    case "gap":
    case "finding":
      return `<failure${message}>${text}</failure>`;
    case "inconclusive":
      return `<error${message}>${text}</error>`;
    case "untested":
      return `<skipped${attributes({ message: `${line.reason}: ${meaning}` })}/>`;
    case "warning":
      return `<system-out>${escapeXml(`warning ${line.reason}: ${meaning}\n`)}${text}</system-out>`;
  }
}

function totals(lines: readonly Line[]) {
  const count = (...verdicts: readonly Line["verdict"][]) =>
    String(lines.filter(({ verdict }) => verdicts.includes(verdict)).length);
  return {
    tests: String(lines.length),
    failures: count("gap", "finding"),
    errors: count("inconclusive"),
    skipped: count("untested"),
  };
}

function attributes(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeXml(value)}"`)
    .join("");
}

/** XML 1.0 has no way to write most control characters: they become a replacement character. */
function escapeXml(text: string): string {
  return text
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;")
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "\uFFFD");
}
