import { canonicalPolicy, samePolicy } from "../../modules/iam/canonical";
import { toPolicyDocument } from "../../modules/iam/document";
import type { PolicyDocument } from "../../modules/iam/policy";
import { inputsOf, renderWhen, type When } from "../../modules/iam/when";

const everything = () => true;

describe("conditions on inputs", () => {
  const when: When = { all: [{ on: "a" }, { any: [{ set: "b" }, { not: { set: "a" } }] }] };

  test("name each input once, in order", () => {
    expect(inputsOf(when)).toEqual(["a", "b"]);
  });

  test.each([
    [{ a: true, b: true }, true],
    [{ a: true, b: false }, false],
    [{ a: false, b: true }, false],
  ])("hold for %j: %s", (facts: Record<string, boolean>, expected) => {
    const holds = renderWhen<boolean>(when, {
      on: (name) => facts[name] === true,
      set: (name) => facts[name] === true,
      all: (terms) => terms.every(Boolean),
      any: (terms) => terms.some(Boolean),
      not: (term) => !term,
    });
    expect(holds).toBe(expected);
  });
});

describe("policy documents", () => {
  test("keep only what holds, and never change what they are given", () => {
    const statements = Object.freeze([
      Object.freeze({ sid: "A", actions: ["s3:GetObject"], resources: ["*"], when: { on: "x" } }),
      Object.freeze({ sid: "B", actions: ["s3:ListBucket", "s3:GetBucketLocation"], resources: ["*"] }),
    ]);
    const document = toPolicyDocument(statements, () => false);
    expect(document.Statement).toEqual([
      { Sid: "B", Effect: "Allow", Action: ["s3:ListBucket", "s3:GetBucketLocation"], Resource: "*" },
    ]);
  });

  test("refuse two conditions on one operator and key, which IAM would OR", () => {
    const expiry = { operator: "DateLessThan", key: "aws:CurrentTime" };
    const twice = {
      sid: "Twice",
      actions: ["sts:AssumeRole"],
      principals: { type: "AWS", identifiers: ["x"] },
      conditions: [
        { ...expiry, values: ["2027-01-01T00:00:00Z"] },
        { ...expiry, values: ["2028-01-01T00:00:00Z"] },
      ],
    } as const;
    expect(() => toPolicyDocument([twice], everything)).toThrow(/DateLessThan aws:CurrentTime twice/);
  });
});

describe("canonical policies", () => {
  const a: PolicyDocument = {
    Version: "2012-10-17",
    Statement: [
      { Sid: "One", Effect: "Allow", Action: ["s3:B", "s3:A"], Resource: "*" },
      {
        Sid: "Two",
        Effect: "Deny",
        Action: "s3:C",
        Resource: ["y", "x"],
        Condition: { StringEquals: { k: ["2", "1"] } },
      },
    ],
  };
  const b: PolicyDocument = {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Deny",
        Resource: ["x", "y"],
        Action: ["s3:C"],
        Sid: "Two",
        Condition: { StringEquals: { k: ["1", "2"] } },
      },
      { Sid: "One", Effect: "Allow", Action: ["s3:A", "s3:B"], Resource: ["*"] },
    ],
  };

  test("do not care for order and spelling", () => {
    expect(samePolicy(a, b)).toBe(true);
  });

  test.each<[string, PolicyDocument]>([
    [
      "an action more",
      { ...a, Statement: [{ Sid: "One", Effect: "Allow", Action: ["s3:A", "s3:B", "s3:D"], Resource: "*" }] },
    ],
    ["another version, which has no variables", { ...a, Version: "2008-10-17" }],
    [
      "NotAction in place of Action",
      { ...a, Statement: [{ Effect: "Allow", NotAction: ["s3:A", "s3:B"], Resource: "*" }] },
    ],
  ])("tell apart %s", (_, other) => {
    expect(samePolicy(a, other)).toBe(false);
  });

  test("write an account's digits as its root when the partition is known", () => {
    const short: PolicyDocument = {
      Statement: { Effect: "Allow", Principal: { AWS: "999988887777" }, Action: "sts:AssumeRole" },
    };
    expect(JSON.stringify(canonicalPolicy(short, "aws-cn"))).toContain("arn:aws-cn:iam::999988887777:root");
    expect(JSON.stringify(canonicalPolicy(short))).toContain('"999988887777"');
  });
});
