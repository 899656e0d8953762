import { isWrite } from "../../modules/iam/access-level";
import { actionParts, hasWildcard, isEveryAction, isWholeService } from "../../modules/iam/actions";
import type { Catalogue } from "../../modules/iam/catalogue";
import { reviewedReads } from "../../modules/iam/classification-index";
import { CLASSIFICATIONS } from "../../modules/iam/classification/index";
import { actionMatches } from "../../modules/iam/match";
import { meetsScope, overrideFor, OVERRIDES } from "../../modules/iam/override";
import type { PolicyDocument } from "../../modules/iam/policy";
import { IAM_QUOTAS, nameFault, pathFault, policySize } from "../../modules/iam/quotas";
import { loadCatalogue } from "../../scripts/lib/load-catalogue";

let catalogue: Catalogue;
beforeAll(async () => {
  catalogue = await loadCatalogue();
});

const names = (pattern: string): readonly string[] => catalogue.expand(pattern).map(({ name }) => name);

describe("patterns", () => {
  test.each([
    ["s3:GetObject", { service: "s3", name: "getobject" }],
    ["*", { service: "*", name: "*" }],
    ["s3", { service: "s3", name: "" }],
    ["a:b:c", { service: "a", name: "b:c" }],
  ])("%s is read in two halves", (pattern, parts) => expect(actionParts(pattern)).toEqual(parts));

  test.each([
    ["*", true, false],
    ["*:*", true, false],
    ["s3:*", false, true],
    ["S3:?*", false, true],
    ["s3:**", false, true],
    ["s3:Get*", false, false],
    ["s3:?", false, false],
    ["s*:*", false, false],
    ["*:Get*", false, false],
  ])("%s: everything %s, a whole service %s", (pattern, everything, service) => {
    expect(isEveryAction(pattern)).toBe(everything);
    expect(isWholeService(pattern)).toBe(service);
  });

  test("a wildcard is a star or a question mark", () => {
    expect([hasWildcard("s3:Get*"), hasWildcard("s3:Ge?"), hasWildcard("s3:Get")]).toEqual([
      true,
      true,
      false,
    ]);
  });
});

describe("catalogue", () => {
  test("holds every service and every action of the data", () => {
    expect(catalogue.size).toBeGreaterThan(20_000);
    expect(names("*")).toHaveLength(catalogue.size);
  });

  test("finds a name in any case and gives it in AWS's own", () => {
    expect(catalogue.find("IAM:passrole")?.name).toBe("iam:PassRole");
    expect(catalogue.find("iam:PassRoles")).toBeUndefined();
  });

  test.each([
    ["iam:Pass?ole", ["iam:PassRole"]],
    ["IAM:PASS*", ["iam:PassRole"]],
    ["pricing:*Price*", ["pricing:GetPriceListFileUrl", "pricing:ListPriceLists"]],
    ["s?s:SendMessage", ["sms:SendMessage", "sqs:SendMessage"]],
    ["iam:Pass", []],
    ["PassRole", []],
    ["", []],
  ])("%s matches as IAM matches it", (pattern, expected) => expect(names(pattern)).toEqual(expected));

  test.each(["*:Get*", "s3:*Object", "ec2:De*e*s", "*", "logs:?et*", "c*:List*"])(
    "%s gives exactly what matching every action gives",
    (pattern) => {
      const all = names("*");
      expect(names(pattern)).toEqual(all.filter((action) => actionMatches(pattern, action)));
    },
  );

  test.each([
    ["s3:GetObjekt", { kind: "action", nearest: "s3:GetObject" }],
    ["ec2:Descrbe*", { kind: "action", nearest: "ec2:Describe*" }],
    ["clodwatch:GetMetricData", { kind: "service", service: "clodwatch", nearest: "cloudwatch" }],
    ["nothinglikethis:Get", { kind: "service", service: "nothinglikethis" }],
  ])("%s: says what was meant", (pattern, expected) => expect(catalogue.explain(pattern)).toEqual(expected));

  test("the data uses five access levels, three of which write", () => {
    const levels = new Set(catalogue.expand("*").map(({ accessLevel }) => accessLevel));
    expect([...levels].filter(isWrite).sort()).toEqual([
      "Permissions management, Write",
      "Tagging, Write",
      "Write",
    ]);
    expect([...levels].filter((level) => !isWrite(level)).sort()).toEqual(["List", "Read"]);
    const combined = catalogue.expand("*").filter(({ accessLevel }) => accessLevel.endsWith(", Write"));
    expect(combined.length).toBeGreaterThan(1000);
  });

  test("tells which resources an action can be limited to", () => {
    expect(catalogue.find("s3:ListAllMyBuckets")?.resources).toEqual([]);
    expect(catalogue.find("iam:PassRole")?.resources).toEqual([
      "arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}",
    ]);
    expect(catalogue.expand("*").filter(({ resources }) => resources.includes("*"))).toEqual([]);
  });
});

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
    ["one key, one service", [key], via, true],
    ["no resource", [], via, false],
    ["an alias", ["arn:aws:kms:us-east-1:111122223333:alias/x"], via, false],
    ["one key and all keys", [key, "*"], via, false],
    ["every region", ["arn:aws:kms:*:111122223333:key/1234"], via, false],
    ["no condition", [key], {}, false],
    ["another key of the condition", [key], { StringEquals: { "kms:CallerAccount": "111122223333" } }, false],
    ["another operator", [key], { StringLike: via.StringEquals }, false],
    ["an empty list", [key], { StringEquals: { "kms:ViaService": [] } }, false],
  ])("kms:Decrypt with %s: %4$s", (_title, resources, condition, expected) => {
    expect(meetsScope(overrideFor("KMS:decrypt")!, resources, condition)).toBe(expected);
  });

  test("nothing else is accepted", () => expect(overrideFor("kms:Encrypt")).toBeUndefined());
});

describe("quotas", () => {
  test("white space between the parts does not count", () => {
    const text = '{\n  "Version": "2012-10-17",\n  "Statement": []\n}';
    expect(policySize(JSON.parse(text) as PolicyDocument)).toBe(text.replace(/\s/g, "").length);
  });

  test.each([
    ["reader", undefined],
    ["a".repeat(64), undefined],
    ["a".repeat(65), "be 1 to 64 characters long"],
    ["", "be 1 to 64 characters long"],
    ["a b", "consist of letters, digits and _+=,.@- only"],
    ["läser", "consist of letters, digits and _+=,.@- only"],
  ])("the role name %j: %s", (name, fault) =>
    expect(nameFault(name, IAM_QUOTAS.nameLength.role)).toBe(fault),
  );

  test.each([
    ["/", undefined],
    ["/a/", undefined],
    ["/a/b/", undefined],
    ["", "begin and end with a slash, without spaces"],
    ["/a", "begin and end with a slash, without spaces"],
    ["/a b/", "begin and end with a slash, without spaces"],
    [`/${"a".repeat(511)}/`, "be at most 512 characters long"],
  ])("the path %j: %s", (path, fault) => expect(pathFault(path)).toBe(fault));
});
