import { readFileSync } from "node:fs";
import { join } from "node:path";
import { checkPrincipals } from "../../modules/check/check";
import { RULE_IDS, RULES, ruleDocs, type RuleId } from "../../modules/check/rules";
import type { Catalogue } from "../../modules/iam/catalogue";
import type { PolicyStatement } from "../../modules/iam/policy";
import { policySize } from "../../modules/iam/quotas";
import { loadCatalogue } from "../../scripts/lib/load-catalogue";
import { optionsOf, principalOf, type CheckCase } from "./case";

let catalogue: Catalogue;
beforeAll(async () => {
  catalogue = await loadCatalogue();
});

const ruleSet = (one: CheckCase): readonly RuleId[] => [
  ...new Set(
    checkPrincipals([principalOf(one)], catalogue, optionsOf(one)).principals[0]!.findings.map((f) => f.rule),
  ),
];

interface Example {
  readonly rule: RuleId;
  readonly wanted: "bad" | "good";
  readonly one: CheckCase;
}

/** A case, or only a size where the size is the point. */
type ExampleText = Partial<CheckCase> & {
  readonly trustCharacters?: number;
  readonly inlineCharacters?: number;
  readonly managedCharacters?: number;
  readonly attachedPolicies?: number;
};

function exampleCase(text: ExampleText): CheckCase {
  const { trustCharacters, inlineCharacters, managedCharacters, attachedPolicies, ...one } = text;
  const attached = Array.from(
    { length: attachedPolicies ?? 0 },
    (_, i) => [`p${i}`, [padded(1000)]] as const,
  );
  return {
    title: "",
    rules: [],
    ...one,
    ...(trustCharacters !== undefined && { trust: [padded(trustCharacters)] }),
    ...(inlineCharacters !== undefined && { statements: [padded(inlineCharacters)] }),
    ...(managedCharacters !== undefined && { customerManaged: { costs: [padded(managedCharacters)] } }),
    ...(attachedPolicies !== undefined && { customerManaged: Object.fromEntries(attached) }),
  };
}

/** A statement whose document has exactly so many characters. */
function padded(characters: number): PolicyStatement {
  const statement = { Sid: "", Effect: "Allow", Action: "ce:GetTags", Resource: "*" } as const;
  const size = policySize({ Version: "2012-10-17", Statement: [statement] });
  return { ...statement, Sid: "x".repeat(characters - size) };
}

describe("docs/rules.md", () => {
  const text = readFileSync(join(__dirname, "..", "..", "docs", "rules.md"), "utf8");
  const sections = text.split(/^### /m).slice(1);
  const headings = sections.map((section) => section.slice(0, section.indexOf("\n")).trim());
  const examples = sections.flatMap((section, index): readonly Example[] =>
    [...section.matchAll(/^(Bad|Good):\n+```json\n([\s\S]*?)```/gm)].map(([, label, json]) => ({
      rule: headings[index] as RuleId,
      wanted: label === "Bad" ? "bad" : "good",
      one: exampleCase(JSON.parse(json!) as ExampleText),
    })),
  );

  test("has an entry for each rule, at the anchor that findings name", () => {
    expect(headings).toEqual(RULE_IDS);
    expect(RULE_IDS.map(ruleDocs)).toEqual(headings.map((heading) => `docs/rules.md#${heading}`));
    for (const section of sections) expect(section).toContain(RULES[section.split("\n")[0] as RuleId].title);
  });

  test("shows a bad and a good example of each", () => {
    const shown = RULE_IDS.map((rule) =>
      examples.filter((one) => one.rule === rule).map(({ wanted }) => wanted),
    );
    expect(shown).toEqual(RULE_IDS.map(() => ["bad", "good"]));
  });

  test.each(examples)("$rule: the $wanted example is $wanted", ({ rule, wanted, one }) => {
    expect(ruleSet(one).includes(rule)).toBe(wanted === "bad");
  });
});
