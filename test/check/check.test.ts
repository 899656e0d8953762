import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { checkPrincipals } from "../../modules/check/check";
import { RULE_IDS, RULES, type RuleId } from "../../modules/check/rules";
import { exitCodeOf } from "../../modules/check/report";
import type { Catalogue } from "../../modules/iam/catalogue";
import { loadCatalogue } from "../../scripts/lib/load-catalogue";
import { optionsOf, principalOf, type CheckCase } from "./case";

const folder = join(__dirname, "..", "cases", "check");
const files = readdirSync(folder).map((file) => ({
  file,
  cases: JSON.parse(readFileSync(join(folder, file), "utf8")) as readonly CheckCase[],
}));

let catalogue: Catalogue;
beforeAll(async () => {
  catalogue = await loadCatalogue();
});

function judge(one: CheckCase) {
  const report = checkPrincipals([principalOf(one)], catalogue, optionsOf(one));
  const [principal] = report.principals;
  const rules = (severities: readonly string[]): readonly RuleId[] => [
    ...new Set(principal?.findings.filter((f) => severities.includes(f.severity)).map((f) => f.rule)),
  ];
  return { report, principal, faults: [...rules(["error", "unknown"])].sort(), notes: rules(["note"]) };
}

describe.each(files)("$file", ({ cases }) => {
  test.each(cases)("$title", (one) => {
    const { report, faults, notes } = judge(one);
    expect(faults).toEqual(one.rules);
    expect(notes).toEqual(expect.arrayContaining([...(one.notes ?? [])]));
    const worst = one.rules.map((rule) => RULES[rule].severity);
    expect(exitCodeOf(report)).toBe(worst.includes("error") ? 2 : worst.includes("unknown") ? 3 : 0);
  });
});

test("there are enough fixtures on both sides, and every rule has one that it rejects and one that lets it be", () => {
  const cases = files.flatMap(({ file, cases }) =>
    cases.map((one) => ({ rejects: file.startsWith("reject"), one })),
  );
  const rejected = cases.filter(({ rejects }) => rejects);
  expect(rejected.length).toBeGreaterThanOrEqual(60);
  expect(cases.length - rejected.length).toBeGreaterThanOrEqual(60);
  expect(rejected.filter(({ one }) => one.rules.length === 0)).toEqual([]);
  const asserted = new Set(cases.flatMap(({ one }) => [...one.rules, ...(one.notes ?? [])]));
  expect(RULE_IDS.filter((rule) => !asserted.has(rule))).toEqual([]);
});
