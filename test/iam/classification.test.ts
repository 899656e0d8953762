import { createHash } from "node:crypto";
import { isWrite } from "../../modules/iam/access-level";
import { hasWildcard, isWholeService } from "../../modules/iam/actions";
import type { Catalogue } from "../../modules/iam/catalogue";
import { reviewedReads } from "../../modules/iam/classification-index";
import { CLASSIFICATIONS } from "../../modules/iam/classification/index";
import { NOT_KNOWN_YET } from "../../modules/iam/evaluate/unknown";
import { meetsScope, overrideFor, OVERRIDES } from "../../modules/iam/override";
import { loadCatalogue } from "../../scripts/lib/load-catalogue";

let catalogue: Catalogue;
beforeAll(async () => {
  catalogue = await loadCatalogue();
});

const names = (pattern: string): readonly string[] => catalogue.expand(pattern).map(({ name }) => name);

describe("reviewed table", () => {
  test("every entry stands in the catalogue, reads by its label, and stands once", () => {
    const seen = new Map<string, string>();
    for (const { action } of CLASSIFICATIONS) {
      const expansion = catalogue.expand(action);
      expect([action, expansion.length > 0]).toEqual([action, true]);
      for (const { name, accessLevel } of expansion) {
        expect([name, isWrite(accessLevel)]).toEqual([name, false]);
        expect([name, seen.get(name)]).toEqual([name, undefined]);
        seen.set(name, action);
      }
    }
    expect(seen.size).toBeGreaterThan(1000);
  });

  test("every pattern means what was reviewed", () => {
    const patterns = CLASSIFICATIONS.map(({ action }) => action).filter(hasWildcard);
    expect(Object.fromEntries(patterns.map((pattern) => [pattern, names(pattern)]))).toMatchSnapshot();
    expect(patterns.every((pattern) => !isWholeService(pattern))).toBe(true);
  });

  // The whole of what was read through. When the data brings reads to a service, judge them, then update this.
  test("no service has reads that nobody has looked at", () => {
    const reads = catalogue.expand("*").filter(({ accessLevel }) => !isWrite(accessLevel));
    expect(reads.length).toBeGreaterThan(9000);
    const services = new Map<string, string[]>();
    for (const { name } of reads) {
      const service = name.split(":")[0] ?? "";
      services.set(service, [...(services.get(service) ?? []), name]);
    }
    const digest = (list: readonly string[]): string =>
      `${list.length} ${createHash("sha256").update(list.join()).digest("hex").slice(0, 8)}`;
    const looked = [...services].map(([service, list]) => `${service} ${digest(list)}`);
    expect(looked.sort().join("\n")).toMatchSnapshot();
  });

  test("every reason is one sentence", () => {
    const wrong = CLASSIFICATIONS.filter(({ reason }) => !/^[A-Z].*\.$/.test(reason) || reason.length > 120);
    expect(wrong).toEqual([]);
  });

  test.each([
    ["bedrock:InvokeModel", "runs"],
    ["bedrock:InvokeAgent", "runs"],
    ["secretsmanager:GetSecretValue", "secrets"],
    ["cloudwatch:GetSpaceCredentials", "credentials"],
    ["ecr:GetAuthorizationToken", "credentials"],
    ["ec2:GetPasswordData", "secrets"],
    ["sts:GetSessionToken", "credentials"],
    ["logs:Unmask", "unmasks"],
    ["logs:StopQuery", "changes-state"],
    ["s3:GetObject", "content"],
    ["dynamodb:Scan", "content"],
    ["bedrock:GetAgentMemory", "content"],
    ["bedrock:GetPrompt", "content"],
    ["iam:ListUsers", "personal-data"],
    ["iam:GetAccountAuthorizationDetails", "security"],
    ["ce:GetCostAndUsage", undefined],
    ["ec2:DescribeInstances", undefined],
    ["sts:GetCallerIdentity", undefined],
  ])("%s: %s", (name, kind) => {
    const action = catalogue.find(name);
    expect(action && reviewedReads(catalogue).classify(action)?.kind).toBe(kind);
  });

  test.each([
    ["s3:GetObject", "content"],
    ["secretsmanager:GetSecretValue", "secrets"],
    ["ce:GetCostAndUsage", "billing"],
    ["iam:ListGroups", "identity"],
    ["cloudwatch:GetMetricData", "telemetry"],
    ["ec2:DescribeInstances", "metadata"],
    ["guardduty:ListDetectors", "security"],
  ])("%s is about %s", (name, dataClass) => {
    const action = catalogue.find(name);
    expect(action && reviewedReads(catalogue).dataClass(action)).toBe(dataClass);
  });

  // Verbs of which no read is a plain description: whatever AWS adds under them has to be reviewed.
  test.each(["Invoke*", "Download*", "Execute*", "Export*"])("no %s read is left unreviewed", (verb) => {
    const reviewed = reviewedReads(catalogue);
    const harmless = [
      "backup:ExportBackupPlanTemplate",
      "ec2:ExportClientVpnClientCertificateRevocationList",
    ];
    const device = ["iot-device-tester:DownloadTestSuite", "elemental-inference:ExportDictionaryEntries"];
    const left = catalogue
      .expand(`*:${verb}`)
      .filter((action) => !isWrite(action.accessLevel) && reviewed.classify(action) === undefined)
      .map(({ name }) => name);
    expect(left.filter((name) => ![...harmless, ...device].includes(name))).toEqual([]);
  });

  test("names that speak of credentials are reviewed, or known to return none", () => {
    const reviewed = reviewedReads(catalogue);
    const speaks =
      /:(Get|BatchGet)\w*(Credentials|SecretValue|AuthToken|AuthorizationToken|AccessToken|PasswordData|FederationToken)$/;
    const left = catalogue
      .expand("*")
      .filter((action) => speaks.test(action.name) && !isWrite(action.accessLevel))
      .filter((action) => reviewed.classify(action) === undefined)
      .map(({ name }) => name);
    expect(left).toEqual([]);
  });
});

describe("overrides", () => {
  const key = "arn:aws:kms:us-east-1:111122223333:key/1234";
  const via = { StringEquals: { "kms:ViaService": "s3.us-east-1.amazonaws.com" } };

  test("each is a write of the catalogue", () => {
    for (const { action } of OVERRIDES) expect(isWrite(catalogue.find(action)!.accessLevel)).toBe(true);
  });

  test.each([
    ["one key, one service", [key], via, "met"],
    ["no resource", [], via, "unmet"],
    ["an alias", ["arn:aws:kms:us-east-1:111122223333:alias/x"], via, "unmet"],
    ["one key and all keys", [key, "*"], via, "unmet"],
    ["every region", ["arn:aws:kms:*:111122223333:key/1234"], via, "unmet"],
    ["no condition", [key], {}, "unmet"],
    [
      "another key of the condition",
      [key],
      { StringEquals: { "kms:CallerAccount": "111122223333" } },
      "unmet",
    ],
    ["another operator", [key], { StringLike: via.StringEquals }, "unmet"],
    ["an empty list", [key], { StringEquals: { "kms:ViaService": [] } }, "unmet"],
    ["a key that is not known yet", [NOT_KNOWN_YET], via, "unknown"],
    ["a key that is not known yet and all keys", [NOT_KNOWN_YET, "*"], via, "unmet"],
    [
      "a service that is not known yet",
      [key],
      { StringEquals: { "kms:ViaService": NOT_KNOWN_YET } },
      "unknown",
    ],
    ["nothing known but the missing condition", [NOT_KNOWN_YET], {}, "unmet"],
  ])("kms:Decrypt with %s: %4$s", (_title, resources, condition, expected) => {
    expect(meetsScope(overrideFor("KMS:decrypt")!, resources, condition)).toBe(expected);
  });

  test("nothing else is accepted", () => expect(overrideFor("kms:Encrypt")).toBeUndefined());
});
