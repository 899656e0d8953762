import * as fc from "fast-check";
import { checkPrincipals } from "../../modules/check/check";
import { ESCALATION_PATHS } from "../../modules/check/escalation-paths";
import { buildLock, compareLock, describeChange, parseLock, printLock } from "../../modules/check/lock";
import { InputError } from "../../modules/errors";
import { isWrite } from "../../modules/iam/access-level";
import { buildCatalogue, type Catalogue, type CatalogueAction } from "../../modules/iam/catalogue";
import type { PolicyDocument } from "../../modules/iam/policy";
import { loadCatalogue } from "../../scripts/lib/load-catalogue";
import { principalOf, type CheckCase } from "./case";
import { fullPrincipals, undeclaredWrites, withAction } from "./mutation";

let catalogue: Catalogue;
beforeAll(async () => {
  catalogue = await loadCatalogue();
});

describe("every vendor", () => {
  test("passes with everything on", () => {
    const { principals } = checkPrincipals(fullPrincipals(), catalogue);
    expect(principals.map(({ name, verdict }) => [name, verdict])).toEqual(
      principals.map(({ name }) => [name, "passed"]),
    );
  });

  test("is caught with any one write more", () => {
    for (const principal of fullPrincipals()) {
      const writes = undeclaredWrites(principal, catalogue);
      const one = fc.integer({ min: 0, max: writes.length - 1 });
      fc.assert(
        fc.property(one, (index) => {
          const action = writes[index]!;
          const report = checkPrincipals([withAction(principal, action)], catalogue);
          const caught = report.principals[0]!.findings.filter((f) => f.severity === "error");
          return report.verdict === "findings" && caught.some((f) => f.actions.includes(action));
        }),
        { numRuns: 60 },
      );
    }
  });
});

describe("the judgement", () => {
  const statement = fc.record({
    Effect: fc.constantFrom("Allow" as const, "Deny" as const),
    Action: fc.subarray(["s3:GetObject", "s3:Put*", "ce:Get*", "iam:PassRole", "ec2:Describe*", "sqs:*"], {
      minLength: 1,
    }),
    Resource: fc.subarray(["*", "arn:aws:s3:::a/*", "arn:aws:s3:::*"], { minLength: 1 }),
  });
  const policies = fc.array(statement, { minLength: 1, maxLength: 5 });
  const judge = (statements: CheckCase["statements"] & object) => {
    const [principal] = checkPrincipals(
      [principalOf({ title: "", rules: [], statements })],
      catalogue,
    ).principals;
    return principal!;
  };

  test("does not depend on the order of the statements", () => {
    fc.assert(
      fc.property(policies, (statements) => {
        const [a, b] = [judge(statements), judge([...statements].reverse())];
        expect(b.actions).toEqual(a.actions);
        expect([...new Set(b.findings.map((f) => f.rule))].sort()).toEqual(
          [...new Set(a.findings.map((f) => f.rule))].sort(),
        );
      }),
      { numRuns: 60 },
    );
  });

  test("finds no fewer actions with a statement more that allows, and no more with one that denies", () => {
    fc.assert(
      fc.property(policies, statement, (statements, more) => {
        const [before, after] = [judge(statements), judge([...statements, more])].map(
          ({ actions }) => new Set(actions.map(({ action }) => action)),
        );
        const [small, large] = more.Effect === "Allow" ? [before!, after!] : [after!, before!];
        expect([...small].filter((action) => !large.has(action))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test("changes nothing in what it is given", () => {
    const one = principalOf({
      title: "",
      rules: [],
      statements: [{ Effect: "Allow", Action: ["s3:PutObject", "b:c"], Resource: "*" }],
      trust: [{ Effect: "Allow", Principal: "*", Action: "sts:*" }],
    });
    const before = JSON.stringify(one);
    checkPrincipals([one], catalogue);
    expect(JSON.stringify(one)).toBe(before);
  });

  test("says nothing of an external ID", () => {
    const trust = [
      {
        Effect: "Allow" as const,
        Principal: { AWS: "999988887777" },
        Action: "sts:*",
        Condition: { StringLike: { "sts:ExternalId": "kept-to-ourselves*" } },
      },
    ];
    const report = checkPrincipals([principalOf({ title: "", rules: [], trust })], catalogue);
    expect(report.verdict).toBe("findings");
    expect(JSON.stringify(report)).not.toContain("kept-to-ourselves");
  });

  test("survives documents that are none", () => {
    const strange: readonly unknown[] = [null, 1, "x", [], { Statement: 3 }, { Statement: [null, 1, []] }];
    for (const document of strange) {
      const policy = { name: "own", document: document as PolicyDocument };
      const principal = { ...principalOf({ title: "", rules: [] }), inline: [policy], trust: policy };
      expect(checkPrincipals([principal], catalogue).verdict).toBe("findings");
    }
  });
});

test("a path to more is open only when all of its steps are", () => {
  const escalations = (...actions: readonly string[]) => {
    const statements = [{ Effect: "Allow" as const, Action: actions, Resource: "*" }];
    const declaration = { services: ["iam", "lambda", "ecs"] };
    const one = principalOf({ title: "", rules: [], statements, declaration });
    const [principal] = checkPrincipals([one], catalogue).principals;
    return principal!.findings.filter((f) => f.rule === "privilege-escalation").map((f) => f.actions.join());
  };
  expect(escalations("lambda:CreateFunction")).toEqual([]);
  expect(escalations("iam:PassRole")).toEqual(["iam:PassRole"]);
  expect(escalations("iam:PassRole", "lambda:CreateFunction")).toHaveLength(2);
  expect(escalations("iam:PassRole", "ecs:RegisterTaskDefinition")).toHaveLength(1);
  expect(escalations("iam:PassRole", "ecs:RegisterTaskDefinition", "ecs:RunTask")).toHaveLength(2);
});

test("every step of the escalation paths is a write of the catalogue", () => {
  const steps = ESCALATION_PATHS.flatMap((path) => path.steps.map(({ action }) => action));
  expect(steps.filter((action) => !isWrite(catalogue.find(action)?.accessLevel ?? "Read"))).toEqual([]);
});

describe("the lock", () => {
  const small = (version: string, names: readonly string[]): Catalogue => {
    const action = (name: string): CatalogueAction => ({
      name,
      accessLevel: "Read",
      description: "",
      resources: [],
    });
    return buildCatalogue({ version, services: { ce: names.map(action) } });
  };
  const vendor = (Action: readonly string[]) => [
    {
      vendor: "argmin",
      policies: [
        {
          name: "costs",
          document: {
            Version: "2012-10-17" as const,
            Statement: [
              { Effect: "Allow" as const, Action, Resource: "*" },
              { Effect: "Deny" as const, Action: "ce:GetTags", Resource: "*" },
            ],
          },
        },
      ],
    },
  ];
  const old = buildLock(
    vendor(["ce:Get*", "ce:ListTags"]),
    small("1", ["ce:GetTags", "ce:GetCosts", "ce:ListTags"]),
  );

  test("records what every allowed pattern means, with the version of the data", () => {
    expect(old).toEqual({
      schemaVersion: 1,
      dataVersion: "1",
      vendors: {
        argmin: { costs: { "ce:Get*": ["ce:GetCosts", "ce:GetTags"], "ce:ListTags": ["ce:ListTags"] } },
      },
    });
  });

  test("says when a pattern comes to mean more or less", () => {
    const now = buildLock(vendor(["ce:Get*"]), small("2", ["ce:GetTags", "ce:GetPrices", "ce:ListTags"]));
    const difference = compareLock(old, now);
    expect(difference.dataVersion).toEqual({ before: "1", after: "2" });
    expect(difference.changes.map(describeChange)).toEqual([
      "argmin, costs: ce:Get* now also allows ce:GetPrices",
      "argmin, costs: ce:Get* no longer allows ce:GetCosts",
      "argmin, costs: ce:ListTags is gone and allowed ce:ListTags",
    ]);
    expect(compareLock(now, old).changes.map(({ kind }) => kind)).toEqual(["more", "less", "pattern-added"]);
  });

  test("holds when only the version of the data differs", () => {
    expect(compareLock(old, { ...old, dataVersion: "2" }).changes).toEqual([]);
  });

  test("is read back as it was written", () => expect(parseLock(printLock(old), "lock")).toEqual(old));

  test.each([
    "",
    "{}",
    "[]",
    "null",
    '{"schemaVersion":2}',
    '{"schemaVersion":1,"dataVersion":"1","vendors":{"a":{"b":{"c":1}}}}',
  ])("refuses %j", (text) => expect(() => parseLock(text, "permissions.lock.json")).toThrow(InputError));
});
