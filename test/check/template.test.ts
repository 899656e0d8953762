import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { checkPrincipals } from "../../modules/check/check";
import { readTemplate } from "../../modules/check/readers/cloudformation-template";
import { RULES } from "../../modules/check/rules";
import type { Catalogue } from "../../modules/iam/catalogue";
import { loadCatalogue } from "../../scripts/lib/load-catalogue";
import { templateOf, type TemplateCase } from "./template-case";
import { CLEAN, UNREADABLE, replacements } from "./template-mutation";

const folder = join(__dirname, "..", "cases", "check-templates");
const files = readdirSync(folder).map((file) => ({
  file,
  cases: JSON.parse(readFileSync(join(folder, file), "utf8")) as readonly TemplateCase[],
}));

let catalogue: Catalogue;
beforeAll(async () => {
  catalogue = await loadCatalogue();
});

const judge = (text: string, allowManaged: readonly string[] = []) =>
  checkPrincipals(readTemplate(text, "t.yaml", "--template"), catalogue, { allowManaged });

describe.each(files)("$file", ({ file, cases }) => {
  test.each(cases)("$title", (one) => {
    const report = judge(templateOf(one));
    const findings = report.principals.flatMap((principal) => principal.findings);
    const faults = findings.filter(({ severity }) => severity !== "note");
    expect([...new Set(faults.map(({ rule }) => rule))].sort()).toEqual(one.rules);
    expect(findings.map(({ rule }) => rule)).toEqual(expect.arrayContaining([...(one.notes ?? [])]));
    expect(one.rules.length > 0).toBe(file.startsWith("reject"));
    const isError = one.rules.some((rule) => RULES[rule].severity === "error");
    expect(report.verdict).toBe(isError ? "findings" : one.rules.length > 0 ? "unknown" : "passed");
  });
});

describe("whatever cannot be read keeps a template from passing", () => {
  test("it passes as it is", () => {
    expect(judge(JSON.stringify(CLEAN)).verdict).toBe("passed");
  });

  const cases = replacements(CLEAN);
  test.each(Object.keys(UNREADABLE))("%s", (shape) => {
    const passed = cases.flatMap(({ path, isRelevant, replace }) => {
      const { verdict } = judge(JSON.stringify(replace(UNREADABLE[shape])));
      return isRelevant && verdict === "passed" ? [path] : [];
    });
    expect(passed).toEqual([]);
  });

  test("and what is said to be irrelevant is, and everything else is tried", () => {
    const irrelevant = cases.filter(({ isRelevant }) => !isRelevant);
    for (const { replace } of irrelevant) {
      expect(judge(JSON.stringify(replace({ Ref: "Parameter" }))).verdict).toBe("passed");
    }
    expect(cases.length - irrelevant.length).toBeGreaterThan(60);
  });
});

test("a user is as little known as the group that it is in", () => {
  const User = { Type: "AWS::IAM::User", Properties: { Groups: ["elsewhere"] } };
  const { principals } = judge(templateOf({ resources: { User } }));
  expect(principals.map(({ kind, verdict }) => [kind, verdict])).toEqual([
    ["role", "passed"],
    ["user", "unknown"],
    ["group", "unknown"],
  ]);
});

test("short forms of the functions mean what the long ones do", () => {
  const text = `
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement:
          Effect: Allow
          Principal: { AWS: !Sub "arn:\${AWS::Partition}:iam::999988887777:root" }
          Action: sts:AssumeRole
          Condition: !If [UseId, { StringEquals: { "sts:ExternalId": acme-7d1f } }, !Ref AWS::NoValue]
      Policies: !If [Writes, [], !FindInMap [Policies, of, role]]
`;
  const [role] = readTemplate(text, "t.yaml", "--template");
  expect(role?.unknowns.map(({ what }) => what)).toEqual(["Policies"]);
  expect(role?.trust?.document.Statement).toHaveLength(2);
});

describe("AWS managed policies whose partition is not known", () => {
  const arn = { "Fn::Sub": "arn:${AWS::Partition}:iam::aws:policy/ReadOnlyAccess" };
  const text = templateOf({ role: { ManagedPolicyArns: [arn] } });

  test.each(["aws", "aws-cn"])("are accepted by their ARN in %s", (partition) => {
    expect(judge(text, [`arn:${partition}:iam::aws:policy/ReadOnlyAccess`]).verdict).toBe("passed");
  });

  test.each([
    "arn:aws:iam::aws:policy/SecurityAudit",
    "arn:aws:iam::111122223333:policy/ReadOnlyAccess",
    "arn:aws:iam::aws:policy/job-function/ReadOnlyAccess",
  ])("not by %s", (other) => {
    expect(judge(text, [other]).verdict).toBe("findings");
  });

  test("and one whose partition is known by exactly its own", () => {
    const known = templateOf({ role: { ManagedPolicyArns: ["arn:aws:iam::aws:policy/ReadOnlyAccess"] } });
    expect(judge(known, ["arn:aws-cn:iam::aws:policy/ReadOnlyAccess"]).verdict).toBe("findings");
  });
});
