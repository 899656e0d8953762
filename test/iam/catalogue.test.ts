import { isWrite } from "../../modules/iam/access-level";
import { actionParts, hasWildcard, isEveryAction, isWholeService } from "../../modules/iam/actions";
import type { Catalogue } from "../../modules/iam/catalogue";
import { actionMatches } from "../../modules/iam/match";
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
