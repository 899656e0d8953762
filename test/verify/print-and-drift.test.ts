/** The drift of single statements, and the printers: all without a network. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { PolicyStatement } from "../../modules/iam/policy";
import { lineOf, type VerifyResult } from "../../modules/verify/line";
import { policyChanges } from "../../modules/verify/policy-change";
import { printJson } from "../../modules/verify/print-json";
import { printJunit } from "../../modules/verify/print-junit";
import { printMarkdown } from "../../modules/verify/print-markdown";
import { reasonsPage } from "../../modules/verify/print-reasons";
import { printText } from "../../modules/verify/print-text";
import { REASONS } from "../../modules/verify/reasons";

describe("a statement", () => {
  const allow: PolicyStatement = {
    Sid: "One",
    Effect: "Allow",
    Action: ["s3:GetObject", "s3:ListBucket"],
    Resource: ["arn:aws:s3:::b", "arn:aws:s3:::b/*"],
    Condition: { StringLike: { "s3:prefix": "reports/*" } },
  };
  const deny: PolicyStatement = { Sid: "No", Effect: "Deny", Action: ["iam:*"], Resource: "*" };
  const reasons = (described: readonly PolicyStatement[], live: readonly PolicyStatement[]) =>
    policyChanges(
      { Version: "2012-10-17", Statement: described },
      { Version: "2012-10-17", Statement: live },
      "aws",
    ).map(({ reason }) => reason);

  test.each<readonly [string, readonly PolicyStatement[], readonly PolicyStatement[], readonly string[]]>([
    ["in another order and spelling", [allow], [{ ...allow, Action: ["s3:ListBucket", "s3:GetObject"] }], []],
    ["with an action less", [allow], [{ ...allow, Action: "s3:GetObject" }], ["statement-narrowed"]],
    [
      "with an action more",
      [allow],
      [{ ...allow, Action: ["s3:GetObject", "s3:ListBucket", "s3:PutObject"] }],
      ["statement-changed"],
    ],
    ["with a wider resource", [allow], [{ ...allow, Resource: "*" }], ["statement-changed"]],
    [
      "with a condition more",
      [allow],
      [{ ...allow, Condition: { ...allow.Condition, Bool: { "aws:SecureTransport": "true" } } }],
      ["statement-narrowed"],
    ],
    [
      "without its condition",
      [allow],
      [{ Sid: "One", Effect: "Allow", Action: allow.Action!, Resource: allow.Resource! }],
      ["statement-changed"],
    ],
    [
      "with another value of its condition",
      [allow],
      [{ ...allow, Condition: { StringLike: { "s3:prefix": ["reports/*", "x"] } } }],
      ["statement-changed"],
    ],
    ["that is gone", [allow, deny], [deny], ["statement-missing"]],
    ["that was added", [deny], [deny, allow], ["statement-added"]],
    ["that denied and is gone", [allow, deny], [allow], ["deny-missing"]],
    ["that denies and was added", [allow], [allow, deny], ["deny-added"]],
    ["that denies less", [deny], [{ ...deny, Action: "iam:Create*" }], ["statement-changed"]],
    ["that denies more", [deny], [{ ...deny, Action: ["iam:*", "s3:*"] }], ["statement-narrowed"]],
    ["turned into its opposite", [allow], [{ ...allow, Effect: "Deny" }], ["statement-changed"]],
    ["under another Sid", [allow], [{ ...allow, Sid: "Two" }], ["statement-missing", "statement-added"]],
  ])("%s", (_name, described, live, expected) => {
    expect(reasons(described, live)).toEqual(expected);
  });

  test("tells which part differs and never the value of a condition", () => {
    const trust = (id: string) =>
      ({
        Statement: {
          Sid: "Vendor",
          Effect: "Allow",
          Principal: { AWS: "999988887777" },
          Action: "sts:AssumeRole",
          Condition: { StringEquals: { "sts:ExternalId": id } },
        },
      }) as const;
    const [change] = policyChanges(trust("id-of-one"), trust("id-of-two"), "aws");
    expect(change?.detail).toContain("StringEquals sts:ExternalId");
    expect(change?.detail).not.toMatch(/id-of/);
    const root = {
      Statement: { ...trust("id-of-one").Statement, Principal: { AWS: "arn:aws:iam::999988887777:root" } },
    } as const;
    expect(policyChanges(trust("id-of-one"), root, "aws")).toEqual([]);
  });

  test("in the older language means something else", () => {
    const [change] = policyChanges(
      { Version: "2012-10-17", Statement: allow },
      { Version: "2008-10-17", Statement: allow },
      "aws",
    );
    expect(change?.reason).toBe("statement-changed");
  });
});

const RESULT: VerifyResult = {
  schemaVersion: 1,
  vendor: "argmin",
  mode: "live",
  principal: { kind: "role", name: "R", arn: "arn:aws:iam::111122223333:role/R" },
  accountId: "111122223333",
  partition: "aws",
  regions: ["us-east-1"],
  sessionName: "aws-onboarding-verify",
  startedAt: "2027-01-01T00:00:00.000Z",
  finishedAt: "2027-01-01T00:00:02.500Z",
  price: 0.02,
  clockOffset: 0,
  interrupted: false,
  lines: [
    lineOf({
      part: "probe",
      id: "pricing/services",
      title: "pricing:DescribeServices",
      reason: "allowed",
      region: "us-east-1",
      milliseconds: 12,
      requestId: "r-1",
    }),
    lineOf({
      part: "probe",
      id: "a|b",
      title: "s3:ListBucket",
      reason: "not-granted",
      detail: 'no <b>& "quotes" | pipes\nand \u0001 lines',
      errorCode: "AccessDenied",
    }),
    lineOf({ part: "canary", id: "x/write", title: "s3:PutObject", reason: "refused-as-promised" }),
    lineOf({ part: "canary", id: "x/none", title: "writes of x", reason: "no-write-calls" }),
    lineOf({ part: "drift", id: "trust", title: "trust policy", reason: "statement-changed" }),
    lineOf({ part: "drift", id: "policies", title: "policies", reason: "throttled" }),
    lineOf({ part: "probe", id: "logging", title: "logging", reason: "invocation-logging-off" }),
  ],
  counts: { finding: 1, inconclusive: 1, gap: 1, warning: 1, untested: 1, passed: 2 },
  exitCode: 2,
};

describe("printers", () => {
  test("text names what is wrong with its remedy, and says no more of writes than was tried", () => {
    const text = printText(RESULT, { colour: false });
    expect(text).toContain(
      "1 finding, 1 inconclusive, 1 gap, 1 warning, 1 not tested, 2 passed. One write call was refused.",
    );
    expect(text).toContain(`-> ${REASONS["not-granted"].remedy} (docs/reasons.md#not-granted)`);
    expect(text).not.toContain("\u001B");
    expect(text).not.toMatch(/cannot write/i);
    expect(printText(RESULT, { colour: true })).toContain("\u001B[31mFINDING");
  });

  test("JSON is one document with meaning and remedy", () => {
    const parsed = JSON.parse(printJson(RESULT)) as VerifyResult & { lines: readonly { remedy: string }[] };
    expect(Object.keys(parsed)[0]).toBe("schemaVersion");
    expect(parsed.lines[1]).toMatchObject({
      reason: "not-granted",
      verdict: "gap",
      remedy: REASONS["not-granted"].remedy,
    });
  });

  test("JUnit counts failures, errors and skipped, and escapes what XML cannot hold", () => {
    const xml = printJunit(RESULT);
    expect(xml).toContain('tests="7" failures="2" errors="1" skipped="1" time="2.500"');
    expect(xml).toContain("no &lt;b&gt;&amp; &quot;quotes&quot; | pipes");
    expect(xml).toContain("\uFFFD");
    expect(xml.match(/<testcase /g)).toHaveLength(7);
    expect(xml).not.toMatch(/[\u0000-\u0008]/);
  });

  test("Markdown cells cannot break out of their table", () => {
    const markdown = printMarkdown(RESULT);
    const row = markdown.split("\n").find((line) => line.includes("a\\|b"));
    expect(row?.replace(/\\./g, "").match(/\|/g)).toHaveLength(8);
    expect(markdown).not.toContain("<b>");
  });

  test("the page of reasons is what the code says", () => {
    expect(readFileSync(resolve(__dirname, "../../docs/reasons.md"), "utf8")).toBe(reasonsPage());
    for (const key of Object.keys(REASONS)) expect(reasonsPage()).toContain(`### ${key}\n`);
  });
});
