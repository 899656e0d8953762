/** What can be made to go wrong, each in the words and the manner of AWS. */
import type { Sandbox, SandboxOptions } from "../../modules/sandbox/sandbox";
import { startSandbox } from "../../modules/sandbox/sandbox";
import type { SandboxFault } from "../../modules/sandbox/fault";
import type { SandboxRole } from "../../modules/sandbox/account";
import { sdkCall, type SdkResult } from "./sdk-call";

const EXTERNAL_ID = "the-external-id";

const role: SandboxRole = {
  name: "tested",
  trust: {
    Version: "2012-10-17",
    Statement: {
      Effect: "Allow",
      Principal: { AWS: "arn:aws:iam::999988887777:root" },
      Action: "sts:AssumeRole",
      Condition: { StringEquals: { "sts:ExternalId": EXTERNAL_ID } },
    },
  },
  inline: {
    everything: { Version: "2012-10-17", Statement: { Effect: "Allow", Action: "*", Resource: "*" } },
    costs: {
      Version: "2012-10-17",
      Statement: { Effect: "Allow", Action: ["ce:Get*", "s3:ListAllMyBuckets"], Resource: "*" },
    },
  },
};
const narrow: SandboxRole = { ...role, inline: { costs: role.inline?.["costs"] ?? { Statement: [] } } };

async function using<T>(
  options: SandboxOptions,
  use: (sandbox: Sandbox, as: Call) => Promise<T>,
): Promise<T> {
  const sandbox = await startSandbox({ roles: [role], ...options });
  const keys = sandbox.session(sandbox.roleArn("tested"));
  try {
    return await use(sandbox, (client, operation, input = {}, more = {}) =>
      sdkCall(sandbox.url, keys, client, operation, input, more),
    );
  } finally {
    await sandbox.close();
  }
}

type Call = (
  client: string,
  operation: string,
  input?: Readonly<Record<string, unknown>>,
  options?: Readonly<Record<string, unknown>>,
) => Promise<SdkResult>;

const bucket = { Bucket: "my-org-cur-bucket" };

test.each([
  ["iam", "ListUsers", {}, "Throttling", 400],
  ["ec2", "DescribeVpcs", {}, "RequestLimitExceeded", 503],
  ["cloudtrail", "LookupEvents", {}, "ThrottlingException", 400],
  ["cost-explorer", "GetAnomalyMonitors", {}, "LimitExceededException", 400],
  ["organizations", "ListRoots", {}, "TooManyRequestsException", 400],
  ["sqs", "ListQueues", {}, "RequestThrottled", 403],
  ["cloudwatch", "ListMetrics", {}, "Throttling", 400],
  ["bedrock", "ListFoundationModels", {}, "ThrottlingException", 429],
  ["s3", "ListObjectsV2", bucket, "SlowDown", 503],
  ["route-53", "ListHostedZones", {}, "Throttling", 400],
])("throttled: %s %s", (client, operation, input, code, status) =>
  using({ faults: [{ kind: "throttle" }] }, async (_sandbox, call) => {
    const result = await call(client, operation, input);
    expect([result.name, result.code]).toContain(code);
    expect(result.status).toBe(status);
  }),
);

test("a fault hits as often as it says, and only what it names", () =>
  using({ faults: [{ kind: "throttle", match: "iam:list*", times: 2 }] }, async (sandbox, call) => {
    expect((await call("cloudtrail", "LookupEvents")).status).toBe(200);
    expect((await call("iam", "ListUsers", {}, { maxAttempts: 3 })).status).toBe(200);
    expect(sandbox.log.map(({ code, faults }) => [code, faults])).toEqual([
      ["", []],
      ["Throttling", ["throttle"]],
      ["Throttling", ["throttle"]],
      ["", []],
    ]);
  }));

test.each([
  ["iam", "ListUsers", {}, "InternalFailure"],
  ["cloudtrail", "LookupEvents", {}, "InternalServerException"],
  ["s3", "ListObjectsV2", bucket, "InternalError"],
  ["bedrock", "ListFoundationModels", {}, "InternalServerException"],
])("server error: %s %s", (client, operation, input, code) =>
  using({ faults: [{ kind: "server-error" }] }, async (_sandbox, call) => {
    const result = await call(client, operation, input);
    expect([result.status, result.name]).toEqual([500, code]);
  }),
);

test("a fault never turns a refused caller into an admitted one", () =>
  using({ faults: [{ kind: "throttle" }] }, async (sandbox) => {
    const wrong = { ...sandbox.credentials.admin, secretAccessKey: "x".repeat(40) };
    expect((await sdkCall(sandbox.url, wrong, "iam", "ListUsers", {})).name).toBe("SignatureDoesNotMatch");
  }));

test("cut and truncated answers are no answers", async () => {
  await using({ faults: [{ kind: "cut" }] }, async (_sandbox, call) => {
    const result = await call("iam", "ListUsers");
    expect([result.status, result.error === undefined]).toEqual([0, false]);
  });
  await using({ faults: [{ kind: "truncate" }] }, async (_sandbox, call) => {
    const result = await call("iam", "ListUsers");
    expect(result.error).toBeDefined();
  });
});

test("a slow answer is slower than a client's patience", () =>
  using({ faults: [{ kind: "slow", milliseconds: 5_000 }] }, async (_sandbox, call) => {
    const result = await call(
      "iam",
      "ListUsers",
      {},
      { requestHandler: { requestTimeout: 100, throwOnRequestTimeout: true } },
    );
    expect(result.name).toBe("TimeoutError");
  }));

const denials: readonly (readonly [string, SandboxOptions, string])[] = [
  [
    "an SCP",
    { faults: [{ kind: "scp-deny", action: "ce:*" }] },
    "with an explicit deny in a service control policy",
  ],
  [
    "a lost permission",
    { roles: [narrow], faults: [{ kind: "missing-permission", action: "ce:GetAnomalyMonitors" }] },
    "because no identity-based policy allows the ce:GetAnomalyMonitors action",
  ],
  [
    "a boundary",
    {
      roles: [
        { ...role, boundary: { arn: "arn:aws:iam::111122223333:policy/edge", document: { Statement: [] } } },
      ],
    },
    "because no permissions boundary allows the ce:GetAnomalyMonitors action",
  ],
  [
    "an explicit deny",
    {
      roles: [
        {
          ...role,
          inline: { ...role.inline, no: { Statement: { Effect: "Deny", Action: "ce:*", Resource: "*" } } },
        },
      ],
    },
    "with an explicit deny in an identity-based policy",
  ],
];

test.each(denials)("%s is named in the refusal", (_what, options, words) =>
  using(options, async (_sandbox, call) => {
    const { name, message } = await call("cost-explorer", "GetAnomalyMonitors");
    expect(name).toBe("AccessDeniedException");
    expect(message.endsWith(words)).toBe(true);
    expect(message).toContain(
      "ce:GetAnomalyMonitors on resource: arn:aws:ce:us-east-1:111122223333:/GetAnomalyMonitors",
    );
  }),
);

test("bare denials name the action and no layer; S3 says nothing at all", () =>
  using({ bareDenials: true, roles: [{ ...role, inline: {} }] }, async (_sandbox, call) => {
    expect((await call("cost-explorer", "GetAnomalyMonitors")).message).toMatch(/:\/GetAnomalyMonitors$/);
    expect((await call("s3", "ListObjectsV2", bucket)).message).toBe("Access Denied");
  }));

test("what is missing is missing in the role that IAM shows, and what is extra is there", async () => {
  const names = async (fault: SandboxFault): Promise<unknown> =>
    using({ roles: [narrow], faults: [fault] }, async (sandbox) => {
      const input = { RoleName: "tested" };
      const { answer } = await sdkCall(
        sandbox.url,
        sandbox.credentials.verifier,
        "iam",
        "ListRolePolicies",
        input,
      );
      return answer?.["PolicyNames"];
    });
  expect(await names({ kind: "extra-permission", action: "s3:PutObject" })).toEqual([
    "costs",
    "extra-s3-PutObject",
  ]);
  expect(await names({ kind: "missing-permission", action: "*" })).toEqual([]);
  await using(
    { roles: [narrow], faults: [{ kind: "missing-permission", action: "ce:GetTags" }] },
    async (_sandbox, call) => {
      expect((await call("cost-explorer", "GetAnomalyMonitors")).status).toBe(400);
      expect((await call("s3", "ListBuckets")).status).toBe(200);
    },
  );
});

test("an extra permission turns a refused write into one that finds nothing", () =>
  using(
    { roles: [narrow], faults: [{ kind: "extra-permission", action: "iam:CreateAccessKey" }] },
    async (_sandbox, call) => {
      expect((await call("iam", "CreateAccessKey", { UserName: "none" })).code).toBe("NoSuchEntity");
      expect((await call("iam", "DeleteRolePolicy", { RoleName: "tested", PolicyName: "x" })).code).toBe(
        "AccessDenied",
      );
    },
  ));

test("a trust policy without its external ID condition admits any", async () => {
  const input = { RoleArn: "arn:aws:iam::111122223333:role/tested", RoleSessionName: "verify" };
  const assume = (faults: readonly SandboxFault[]): Promise<number> =>
    using(
      { faults },
      async (sandbox) =>
        (await sdkCall(sandbox.url, sandbox.credentials.vendor, "sts", "AssumeRole", input)).status,
    );
  expect(await assume([])).toBe(403);
  expect(await assume([{ kind: "no-external-id" }])).toBe(200);
});

test("an empty bucket lists nothing and is still there", () =>
  using({ faults: [{ kind: "empty-bucket" }] }, async (_sandbox, call) => {
    expect((await call("s3", "ListObjectsV2", bucket)).answer?.["KeyCount"]).toBe(0);
  }));

test("the log tells what was asked and nothing secret", () =>
  using({}, async (sandbox) => {
    const keys = sandbox.credentials.vendor;
    const input = { RoleArn: sandbox.roleArn("tested"), RoleSessionName: "verify", ExternalId: EXTERNAL_ID };
    await sdkCall(sandbox.url, keys, "sts", "AssumeRole", input);
    const text = JSON.stringify(sandbox.log);
    expect(sandbox.log[0]).toMatchObject({ service: "sts", operation: "AssumeRole", status: 200, code: "" });
    for (const secret of [EXTERNAL_ID, keys.secretAccessKey, "SessionToken"])
      expect(text).not.toContain(secret);
  }));
