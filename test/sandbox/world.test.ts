/** What the sandbox answers about billing, Bedrock, logs, keys and the organization. */
import { Bucket, EVERYTHING, having, KEY_ARN } from "./having";
import { jsonCall, send, signed, type Raw } from "./raw-request";
import type { SandboxCredentials } from "../../modules/sandbox/sandbox";
import { sdkCall } from "./sdk-call";

const other = {
  name: "other",
  inline: { everything: { Statement: { Effect: "Allow", Action: "*", Resource: "*" } } },
  accessKey: { accessKeyId: "AKIAOTHEREXAMPLE0001", secretAccessKey: "o".repeat(40) },
} as const;

test.each([
  ["not-enabled", "AccessDeniedException", "User not enabled for cost explorer access"],
  ["preparing", "DataUnavailableException", "Data is not available"],
  ["linked-account-off", "AccessDeniedException", "Linked account doesn't have access"],
] as const)("Cost Explorer: %s", (costExplorer, code, words) =>
  having(EVERYTHING, { world: { costExplorer } }, async (call) => {
    const input = {
      TimePeriod: { Start: "2026-11-20", End: "2026-11-21" },
      Granularity: "DAILY",
      Metrics: ["x"],
    };
    const { name, message } = await call("cost-explorer", "GetCostAndUsage", input);
    expect([name, message]).toEqual([code, expect.stringContaining(words)]);
    expect(message).not.toContain("not authorized to perform");
  }),
);

test.each([
  ["member", "AccessDeniedException", "You don't have permissions to access this resource."],
  ["none", "AWSOrganizationsNotInUseException", "not a member of an organization"],
] as const)("organization: %s", (organization, code, words) =>
  having(EVERYTHING, { world: { organization } }, async (call) => {
    const accounts = await call("organizations", "ListAccounts");
    expect([accounts.name, accounts.message]).toEqual([code, expect.stringContaining(words)]);
    const described = await call("organizations", "DescribeOrganization");
    expect(described.status).toBe(organization === "member" ? 200 : 400);
    const canary = await call("organizations", "UntagResource", {
      ResourceId: "p-0123456789",
      TagKeys: ["x"],
    });
    expect(canary.name).toBe(code);
  }),
);

test("Bedrock: not in the region, and logging off", () =>
  having(EVERYTHING, { world: { bedrock: { regions: ["us-east-1"] } } }, async (call) => {
    const absent = await call("bedrock", "ListFoundationModels", {}, { region: "eu-north-1" });
    expect([absent.status, absent.name]).toEqual([404, "UnknownOperationException"]);
    const logging = await call("bedrock", "GetModelInvocationLoggingConfiguration");
    expect([logging.status, logging.answer?.["loggingConfig"]]).toEqual([200, undefined]);
  }));

test("a log group that does not exist is told after authorisation", async () => {
  const input = { logGroupName: "none" };
  await having(EVERYTHING, {}, async (call) => {
    expect((await call("cloudwatch-logs", "FilterLogEvents", input)).name).toBe("ResourceNotFoundException");
  });
  await having([], {}, async (call) => {
    expect((await call("cloudwatch-logs", "FilterLogEvents", input)).name).toBe("AccessDeniedException");
  });
});

test("a KMS dry run says what would have happened", () => {
  const world = {
    buckets: [{ name: Bucket, region: "us-east-1", objects: [{ key: "a", kmsKeyArn: KEY_ARN }] }],
  };
  const input = {
    KeyId: KEY_ARN,
    GranteePrincipal: "arn:aws:iam::111122223333:role/x",
    Operations: ["Decrypt"],
  };
  return having(EVERYTHING, { world }, async (call) => {
    expect((await call("kms", "CreateGrant", { ...input, DryRun: true })).name).toBe(
      "DryRunOperationException",
    );
    expect((await call("kms", "CreateGrant", input)).status).toBe(501);
  });
});

test("the simulator answers for another principal, limits included", () =>
  having(
    [{ Action: "s3:Get*", Resource: "*" }],
    { faults: [{ kind: "scp-deny", action: "s3:GetObject" }] },
    async (_call, sandbox) => {
      const { answer } = await sdkCall(
        sandbox.url,
        sandbox.credentials.verifier,
        "iam",
        "SimulatePrincipalPolicy",
        {
          PolicySourceArn: sandbox.roleArn("tested"),
          ActionNames: ["s3:GetBucketLocation", "s3:GetObject", "s3:PutObject"],
        },
      );
      expect(answer?.["EvaluationResults"]).toMatchObject([
        { EvalDecision: "allowed", MatchedStatements: [{ SourcePolicyId: "policy" }] },
        { EvalDecision: "explicitDeny", OrganizationsDecisionDetail: { AllowedByOrganizations: false } },
        { EvalDecision: "implicitDeny", OrganizationsDecisionDetail: { AllowedByOrganizations: true } },
      ]);
    },
  ));

describe("the simulator names the keys that it has no value for", () => {
  const Condition = { StringLike: { "s3:prefix": "a" } };
  const statements = [
    { Action: "s3:ListBucket", Resource: "*", Condition },
    { Action: "s3:GetObject", Resource: "arn:aws:s3:::b/${aws:username}/*" },
  ];
  const ask = async (input: Readonly<Record<string, unknown>>) => {
    let results: unknown;
    await having(statements, {}, async (_call, sandbox) => {
      const { answer } = await sdkCall(
        sandbox.url,
        sandbox.credentials.verifier,
        "iam",
        "SimulatePrincipalPolicy",
        { PolicySourceArn: sandbox.roleArn("tested"), ActionNames: ["s3:PutObject"], ...input },
      );
      results = answer?.["EvaluationResults"];
    });
    return results;
  };

  test("those of every statement, unless they are supplied", async () => {
    expect(await ask({})).toMatchObject([{ MissingContextValues: ["aws:username", "s3:prefix"] }]);
    const entry = { ContextKeyName: "S3:Prefix", ContextKeyValues: ["a"], ContextKeyType: "string" };
    expect(await ask({ ContextEntries: [entry] })).toMatchObject([
      { MissingContextValues: ["aws:username"] },
    ]);
  });

  test("beside the resource where one is asked about", async () => {
    expect(await ask({ ResourceArns: ["arn:aws:s3:::b/k"] })).toMatchObject([
      {
        EvalDecision: "implicitDeny",
        ResourceSpecificResults: [
          { EvalResourceDecision: "implicitDeny", MissingContextValues: ["aws:username", "s3:prefix"] },
        ],
      },
    ]);
  });
});

test("a body that cannot be read is told so, and only to those who are known", async () => {
  const raw = jsonCall("CloudTrail_20131101.LookupEvents", "{");
  await having([], {}, async (_call, sandbox) => {
    const as = (credentials: SandboxCredentials): Raw =>
      signed(sandbox.url, raw, { credentials, service: "cloudtrail" });
    expect((await send(sandbox.url, as(sandbox.credentials.admin))).body).toContain("SerializationException");
    const wrong = { ...sandbox.credentials.admin, secretAccessKey: "x" };
    expect((await send(sandbox.url, as(wrong))).body).toContain("InvalidSignatureException");
  });
});

test("the buckets are the customer's: full rights in another account open nothing", () =>
  having(
    EVERYTHING,
    { accounts: [{ id: "555566667777", roles: [], users: [other] }] },
    async (call, sandbox) => {
      const keys = sandbox.userCredentials("555566667777", "other");
      const read = await sdkCall(sandbox.url, keys, "s3", "ListObjectsV2", { Bucket });
      expect(read.message).toContain("because no resource-based policy allows the s3:ListBucket action");
      expect((await sdkCall(sandbox.url, keys, "s3", "ListBuckets", {})).answer?.["Buckets"] ?? []).toEqual(
        [],
      );
      expect((await call("s3", "ListBuckets")).answer?.["Buckets"]).toHaveLength(1);
    },
  ));

test("a role session that names no user is told to, and makes no key", () =>
  having(EVERYTHING, {}, async (call) => {
    expect((await call("iam", "CreateAccessKey")).code).toBe("ValidationError");
  }));
