/** What plans and configurations hold, by fixtures: what is not read has to be found as unknown. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { checkPrincipals } from "../../modules/check/check";
import type { CheckedPrincipal } from "../../modules/check/principal";
import { readTerraformPlan } from "../../modules/check/readers/terraform-plan";
import { readSynth } from "../../modules/check/readers/terraform-synth";
import { RULES } from "../../modules/check/rules";
import type { Catalogue } from "../../modules/iam/catalogue";
import { loadCatalogue } from "../../scripts/lib/load-catalogue";
import { planText, synthText, type Found, type PlanCase, type SynthCase } from "./input-case";

const cases = <T>(name: string) =>
  JSON.parse(
    readFileSync(join(__dirname, "..", "cases", "check-inputs", `${name}.json`), "utf8"),
  ) as readonly T[];

let catalogue: Catalogue;
beforeAll(async () => {
  catalogue = await loadCatalogue();
});

function foundIn(principals: readonly CheckedPrincipal[]): Found {
  const report = checkPrincipals(principals, catalogue);
  return Object.fromEntries(
    report.principals.map(({ name, findings }) => [
      name,
      [...new Set(findings.filter(({ severity }) => severity !== "note").map(({ rule }) => rule))].sort(),
    ]),
  );
}

describe("plans", () => {
  test.each(cases<PlanCase>("plan"))("$title", (one) => {
    expect(foundIn(readTerraformPlan(planText(one), "plan.json", "--plan"))).toEqual(one.found);
  });
});

describe("configurations", () => {
  test.each(cases<SynthCase>("synth"))("$title", (one) => {
    expect(foundIn(readSynth(synthText(one), "cdk.tf.json", "--synth"))).toEqual(one.found);
  });
});

test("a policy of a resource that names nobody of the input is noted with every principal", () => {
  const resources = [
    { address: "aws_iam_role.vendor", after: { name: "vendor", assume_role_policy: "$TRUST" } },
    { address: "aws_s3_bucket_policy.b", after: { policy: "{}" } },
    { address: "aws_sqs_queue.new", after: {}, unknown: { policy: true } },
  ];
  const [role, ...others] = readTerraformPlan(planText({ resources }), "plan.json", "--plan");
  expect(role?.besides).toEqual(["aws_s3_bucket_policy.b"]);
  expect(others).toEqual([]);
});

test("there are fixtures that pass and fixtures that do not", () => {
  for (const name of ["plan", "synth"]) {
    const found = cases<PlanCase>(name).map((one) => Object.values(one.found).flat());
    expect(found.some((rules) => rules.length === 0)).toBe(true);
    expect(found.some((rules) => rules.some((rule) => RULES[rule].severity === "unknown"))).toBe(true);
    expect(found.some((rules) => rules.some((rule) => RULES[rule].severity === "error"))).toBe(true);
  }
});
