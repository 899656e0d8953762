import { printJson } from "../../modules/check/printers/json";
import { printMarkdown } from "../../modules/check/printers/markdown";
import { printSarif } from "../../modules/check/printers/sarif";
import { printTable } from "../../modules/check/printers/table";
import type { CheckReport } from "../../modules/check/report";

const report: CheckReport = {
  schemaVersion: 1,
  dataVersion: "0.0.0",
  verdict: "findings",
  principals: [
    {
      kind: "role",
      name: "vendor",
      source: "plan.json: aws_iam_role.vendor",
      verdict: "findings",
      actions: [{ action: "s3:PutObject", accessLevel: "Write", dataClass: "content", scope: "all" }],
      findings: [
        {
          rule: "write-action",
          severity: "error",
          policy: "audit",
          statement: { index: 0, sid: "Audit" },
          pattern: "s3:Put*|`x`",
          actions: ["s3:PutObject"],
          why: "It writes.",
          remedy: "Remove it.",
        },
        { rule: "content-scoped", severity: "note", actions: [], why: "Note.", remedy: "None." },
      ],
    },
    { kind: "role", name: "vendor", source: "x", verdict: "passed", actions: [], findings: [] },
  ],
};

test("the table shows findings with place, actions, why and fix, and counts what it leaves out", () => {
  const text = printTable(report, { colour: false, verbose: false });
  expect(text).toContain("error write-action: The policy names an action that writes");
  for (const part of ["at   audit / Audit", "does s3:PutObject", "why  It writes.", "fix  Remove it."])
    expect(text).toContain(part);
  expect(text).toContain("1 notes (--verbose shows them)");
  expect(text).toContain("1 other combinations");
  expect(text).not.toContain("\u001B");
  expect(printTable(report, { colour: true, verbose: true })).toContain("\u001B[31m");
});

test("JSON is the report itself", () => {
  expect(JSON.parse(printJson(report))).toEqual(report);
});

test("SARIF has every rule, and a result for every finding with its file and principal", () => {
  const sarif = JSON.parse(printSarif(report, "1.2.3"));
  expect(sarif.version).toBe("2.1.0");
  const [run] = sarif.runs;
  expect(run.results.map((result: any) => [result.ruleId, result.level])).toEqual([
    ["write-action", "error"],
    ["content-scoped", "note"],
  ]);
  expect(run.results[0].locations[0].physicalLocation.artifactLocation.uri).toBe("plan.json");
  expect(run.tool.driver.rules[run.results[0].ruleIndex].id).toBe("write-action");
});

test("markdown escapes what would end a cell", () => {
  const text = printMarkdown(report);
  expect(text).toContain("s3:Put\\*\\|\\`x\\`");
  const widths = text
    .split("\n")
    .filter((line) => line.startsWith("| "))
    .map((line) => line.replace(/\\\|/g, "").split("|").length);
  expect(new Set(widths).size).toBe(1);
});
