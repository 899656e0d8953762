/** Runs with IAM's simulator in place of real calls: what it is asked, and what its answers prove. */
import type { SandboxRole } from "../../modules/sandbox/account";
import type { PolicyStatement } from "../../modules/iam/policy";
import { VENDORS } from "../../modules/vendors";
import { argmin } from "../../modules/vendors/argmin";
import type { Line } from "../../modules/verify/line";
import { readSimulation } from "../../modules/verify/simulation";
import { unjudgedKeys } from "../../modules/verify/unjudged-keys";
import { ARGMIN_VALUE_SETS, ARGMIN_VALUES } from "../support/argmin-values";
import { VENDOR_VALUE_SETS } from "../support/vendor-values";
import { GIVEN } from "./matrix-cases";
import { lineOf, runInSandbox, troubles, type Run } from "./run-in-sandbox";

const simulate = (change: Partial<Run> = {}) =>
  runInSandbox({
    vendor: argmin,
    given: GIVEN,
    as: "verifier",
    ...change,
    options: { mode: "simulate", ...change.options },
  });

/** One more inline policy beside those of the description. */
const withPolicy =
  (...statements: readonly PolicyStatement[]) =>
  (role: SandboxRole): SandboxRole => ({
    ...role,
    inline: { ...role.inline, extra: { Version: "2012-10-17", Statement: statements } },
  });

const allow = (
  Action: string,
  Resource: string,
  Condition?: PolicyStatement["Condition"],
): PolicyStatement => ({
  Effect: "Allow",
  Action,
  Resource,
  ...(Condition && { Condition }),
});

const linesOf = (lines: readonly Line[], id: string) => lines.filter((line) => line.id === id);

describe("every vendor, as described, is green", () => {
  const sets = VENDORS.flatMap((vendor) =>
    Object.entries(
      vendor === argmin
        ? { everything: { ...ARGMIN_VALUES, ...ARGMIN_VALUE_SETS["everything"] } }
        : (VENDOR_VALUE_SETS[vendor.id] ?? {}),
    ).map(([name, given]) => [vendor.id, name, vendor, given] as const),
  );

  test.each(sets)("%s: %s", async (_id, _name, vendor, given) => {
    const { result } = await simulate({ vendor, given });
    expect(troubles(result)).toEqual([]);
    const refused = result.lines.filter(({ reason }) => reason === "refused-as-promised");
    expect(refused.filter(({ part }) => part === "canary").length).toBeGreaterThan(0);
  });
});

test("a write that is allowed on some ARNs is found as in a live run", async () => {
  const account = "111122223333";
  const change = withPolicy(
    allow("iam:CreateAccessKey", `arn:aws:iam::${account}:user/*`),
    allow("cloudwatch:SetAlarmState", `arn:aws:cloudwatch:*:${account}:alarm:*`),
    allow("cloudtrail:RemoveTags", `arn:aws:cloudtrail:*:${account}:trail/*`),
    allow("logs:DeleteSubscriptionFilter", `arn:aws:logs:*:${account}:log-group:*`),
  );
  const expected = [
    "canary cloudtrail/untag-trail write-allowed",
    "canary cloudwatch/set-alarm write-allowed",
    "canary identity/create-key write-allowed",
    "canary logs/delete-filter write-allowed",
    "drift policy/extra policy-added",
  ];
  expect(troubles((await simulate({ change })).result)).toEqual(expected);
  expect(troubles((await simulate({ change, options: { mode: "live" } })).result)).toEqual(expected);
});

test("what is live in one region alone is found there", async () => {
  const here = { StringEquals: { "aws:RequestedRegion": "eu-west-1" } };
  const { result } = await simulate({
    change: withPolicy(allow("cloudtrail:RemoveTags", "*", here)),
    options: { regions: ["us-east-1", "eu-west-1"] },
  });
  expect(
    linesOf(result.lines, "cloudtrail/untag-trail").map(({ region, reason }) => [region, reason]),
  ).toEqual([
    ["us-east-1", "refused-as-promised"],
    ["eu-west-1", "write-allowed"],
  ]);
  // Part, id and region name a line; a global service is asked once.
  const names = result.lines.map(({ part, id, region }) => `${part} ${id} ${region ?? ""}`);
  expect(new Set(names).size).toBe(names.length);
  expect(linesOf(result.lines, "cost-explorer/costs")).toHaveLength(1);
});

describe("a condition that could not be judged", () => {
  const inNetwork = { StringEquals: { "aws:SourceVpc": "vpc-1" } };

  test("proves no refusal, neither of a write nor of a read", async () => {
    const { result } = await simulate({
      change: withPolicy(
        allow("iam:CreateAccessKey", "*", inNetwork),
        allow("s3:ListAllMyBuckets", "*", inNetwork),
      ),
    });
    expect(lineOf(result, "canary", "identity/create-key")).toMatchObject({
      reason: "condition-not-simulated",
      verdict: "inconclusive",
      detail: "Without a value: aws:SourceVpc.",
    });
    expect(lineOf(result, "probe", "cur-bucket/list-buckets").reason).toBe("condition-not-simulated");
    // The policy speaks of other actions.
    expect(lineOf(result, "canary", "cloudwatch/set-alarm").reason).toBe("refused-as-promised");
  });

  test("a Deny under one proves no refusal either", async () => {
    const { result } = await simulate({
      change: withPolicy(allow("iam:CreateAccessKey", "*"), {
        Effect: "Deny",
        Action: "iam:*",
        Resource: "*",
        Condition: { StringNotEquals: { "aws:SourceVpc": "vpc-1" } },
      }),
    });
    expect(lineOf(result, "canary", "identity/create-key").reason).toBe("condition-not-simulated");
  });

  test("is no certain gap", async () => {
    const { result } = await simulate({
      change: (role) => ({
        ...role,
        inline: Object.fromEntries(
          Object.entries(role.inline ?? {}).map(([name, document]) =>
            name === "pricing"
              ? [name, { Version: "2012-10-17", Statement: [allow("pricing:*", "*", inNetwork)] } as const]
              : [name, document],
          ),
        ),
      }),
    });
    expect(lineOf(result, "probe", "pricing/services").reason).toBe("condition-not-simulated");
    expect(result.lines.filter(({ reason }) => reason === "not-granted")).toEqual([]);
  });

  test("may be any that a policy has, for a caller who cannot read the policies", async () => {
    const accessKey = { accessKeyId: "AKIAAUDITOREXAMPLE00", secretAccessKey: "s".repeat(40) };
    const own = { Version: "2012-10-17", Statement: allow("iam:SimulatePrincipalPolicy", "*") } as const;
    const sandbox = { users: [{ name: "auditor", inline: { own }, accessKey }] };
    const { result } = await simulate({ sandbox, as: accessKey });
    expect(lineOf(result, "canary", "identity/create-key")).toMatchObject({
      reason: "condition-not-simulated",
      detail: "Without a value: s3:prefix.",
    });
    expect(lineOf(result, "probe", "pricing/services").reason).toBe("allowed");
  });
});

describe("which keys an answer depends on", () => {
  const question = { action: "s3:PutObject", resource: "arn:aws:s3:::b/k" };
  const judge = (statement: Partial<PolicyStatement>) =>
    unjudgedKeys(
      ["aws:username", "s3:prefix"],
      [
        {
          Version: "2012-10-17",
          Statement: [
            { Effect: "Allow", ...statement },
            { Effect: "Allow", Action: "ec2:*", Resource: "arn:aws:ec2:::${aws:username}/${S3:Prefix}" },
          ],
        },
      ],
      question,
    );
  const Condition = { StringLike: { "S3:Prefix": "a" } };

  test.each([
    ["its own", { Action: "s3:Put*", Resource: "*", Condition }, ["s3:prefix"]],
    ["a variable's", { Action: "s3:*", Resource: "arn:aws:s3:::b/${aws:username}*" }, ["aws:username"]],
    [
      "a default's variable",
      { Action: "s3:*", Resource: "arn:aws:s3:::${ aws:username, 'b' }/k" },
      ["aws:username"],
    ],
    ["not another action's", { Action: "s3:Get*", Resource: "*", Condition }, []],
    ["not another resource's", { Action: "s3:*", Resource: "arn:aws:s3:::c/*", Condition }, []],
    ["NotAction's", { NotAction: "iam:*", Resource: "*", Condition }, ["s3:prefix"]],
    ["not what NotAction leaves out", { NotAction: "s3:*", Resource: "*", Condition }, []],
    ["NotResource's", { Action: "s3:*", NotResource: "arn:aws:s3:::c/*", Condition }, ["s3:prefix"]],
  ] as const)("%s", (_name, statement, keys) => expect(judge(statement)).toEqual(keys));

  test("all that nothing explains", () => {
    expect(unjudgedKeys(["aws:a"], undefined, question)).toEqual(["aws:a"]);
    expect(unjudgedKeys(["aws:a"], [{ Statement: [] }], question)).toEqual(["aws:a"]);
  });
});

describe("the simulator's answer", () => {
  const read = (...results: readonly object[]) =>
    readSimulation({
      ok: true,
      milliseconds: 1,
      attempts: 1,
      answer: { EvaluationResults: results },
    });

  test("names missing keys for the action or for the resource", () => {
    expect(
      read({
        EvalDecision: "implicitDeny",
        MissingContextValues: ["aws:a"],
        ResourceSpecificResults: [
          { EvalResourceDecision: "implicitDeny", MissingContextValues: ["aws:a", "aws:b"] },
        ],
      }),
    ).toMatchObject({ decision: "denied", missing: ["aws:a", "aws:b"] });
  });

  test("names the boundary in either place", () => {
    const PermissionsBoundaryDecisionDetail = { AllowedByPermissionsBoundary: false };
    const EvalResourceDecision = "implicitDeny";
    for (const result of [
      { PermissionsBoundaryDecisionDetail },
      { ResourceSpecificResults: [{ EvalResourceDecision, PermissionsBoundaryDecisionDetail }] },
    ])
      expect(read({ EvalDecision: "implicitDeny", ...result })).toMatchObject({
        denial: { layer: "boundary" },
      });
  });

  test("is none when it says two things, or nothing known", () => {
    const EvalDecision = "allowed";
    expect(read({ EvalDecision })).toEqual({ decision: "allowed" });
    expect(
      read({ EvalDecision, ResourceSpecificResults: [{ EvalResourceDecision: "implicitDeny" }] }),
    ).toBeUndefined();
    expect(read({ EvalDecision: "perhaps" })).toBeUndefined();
    expect(read({ EvalDecision }, { EvalDecision })).toBeUndefined();
    expect(read()).toBeUndefined();
  });
});
