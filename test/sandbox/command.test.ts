/** Where roles come from: the vendor's model, the sandbox's own form, and the answers of the IAM API. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { InputError } from "../../modules/errors";
import { parseFault } from "../../modules/sandbox/fault";
import { readIdentities } from "../../modules/sandbox/from-object";
import { servedPrincipal } from "../../modules/sandbox/from-vendor";
import { worldOfPolicies } from "../../modules/sandbox/world-of-policies";
import { identityPolicies } from "../../modules/sandbox/account";
import { argmin } from "../../modules/vendors/argmin";
import { exampleValues } from "../../modules/vendors/example-values";
import { commercial } from "../../modules/vendors/literal";
import { renderRole } from "../../modules/vendors/render";
import { readFlags } from "../../scripts/lib/sandbox-flags";
import { sdkCall } from "./sdk-call";

const trust = { Version: "2012-10-17", Statement: [] };
const reads = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "s3:Get*", Resource: "*" }] };
const arn = "arn:aws:iam::111122223333:policy/reads";

const faultsOf = (action: () => unknown): readonly string[] => {
  try {
    action();
  } catch (error) {
    if (error instanceof InputError) return error.faults.map(({ field }) => field);
    throw error;
  }
  return [];
};

test("the same role from its own form and from the answer of the IAM API", () => {
  const own = readIdentities(
    {
      name: "R",
      path: "/v/",
      trust,
      inline: { reads },
      attached: [{ arn, document: reads }],
      maxSessionDuration: 7200,
      tags: { a: "b" },
    },
    "file",
  );
  const answered = readIdentities(
    {
      UserDetailList: [],
      RoleDetailList: [
        {
          RoleName: "R",
          Path: "/v/",
          AssumeRolePolicyDocument: encodeURIComponent(JSON.stringify(trust)),
          RolePolicyList: [{ PolicyName: "reads", PolicyDocument: JSON.stringify(reads) }],
          AttachedManagedPolicies: [{ PolicyName: "reads", PolicyArn: arn }],
          MaxSessionDuration: 7200,
          Tags: [{ Key: "a", Value: "b" }],
        },
      ],
      Policies: [
        {
          Arn: arn,
          PolicyVersionList: [{ IsDefaultVersion: false }, { IsDefaultVersion: true, Document: reads }],
        },
      ],
    },
    "file",
  );
  expect(answered).toEqual(own);
  expect(own.roles[0]?.inline).toEqual({ reads });
});

test("every fault of a role file is reported", () => {
  const fields = faultsOf(() =>
    readIdentities({ roles: [{ trust: "{", attached: [{ arn }], maxSessionDuration: "x" }, 3] }, "file"),
  );
  expect(fields).toEqual(
    expect.arrayContaining([
      "file: roles[0].name",
      "file: roles[0].trust",
      "file: roles[0].attached[0]",
      "file: roles[0].maxSessionDuration",
      "file: roles[1]",
    ]),
  );
});

test("faults are written as the help says, and near misses are recognised", () => {
  expect(parseFault("throttle=ce:*#2")).toEqual({ kind: "throttle", match: "ce:*", times: 2 });
  expect(parseFault("slow=s3:GetObject@500")).toEqual({
    kind: "slow",
    match: "s3:GetObject",
    milliseconds: 500,
  });
  expect(parseFault("cut")).toEqual({ kind: "cut" });
  expect(parseFault("scp-deny=s3:*")).toEqual({ kind: "scp-deny", action: "s3:*" });
  expect(parseFault("bucket-region=eu-west-1")).toEqual({ kind: "bucket-region", region: "eu-west-1" });
  expect(parseFault("trotle")).toMatchObject({ remedy: "Did you mean throttle?" });
  for (const wrong of ["scp-deny", "empty-bucket=x", "cut@5", "no-external-id#1", "", "throttle=#"]) {
    expect([wrong, parseFault(wrong)]).toEqual([wrong, expect.objectContaining({ field: "--fault" })]);
  }
});

test("every fault of the flags is reported at once", () => {
  expect(
    faultsOf(() =>
      readFlags(["--account-id", "1", "--vendor", "nobody", "--as", "me", "--port", "x", "--fault", "y"]),
    ),
  ).toEqual(["--fault", "--as", "--port", "--account-id", "--vendor"]);
  expect(faultsOf(() => readFlags([]))).toEqual(["--vendor"]);
  expect(faultsOf(() => readFlags(["--role-file", "/nowhere"]))).toEqual(["--role-file"]);
  expect(() => readFlags(["--vendr"])).toThrow("--vendr");
});

test("the world holds what the vendor's policies name", () => {
  const values = {
    ...exampleValues(argmin),
    cur_report_prefix: "cost/daily",
    cur_kms_key_arn: "arn:aws:kms:us-east-1:111122223333:key/11111111-2222-3333-4444-555555555555",
    bedrock_log_group: "/my/models",
  };
  const { roles, gaps } = servedPrincipal(renderRole(argmin, values, commercial("111122223333")));
  const world = worldOfPolicies(
    roles.flatMap(identityPolicies).map(({ document }) => document),
    "us-east-1",
  );
  const [bucket] = world.buckets;
  expect(bucket?.name).toBe("my-org-cur-bucket");
  expect(bucket?.objects.some(({ key }) => key.startsWith("cost/daily/"))).toBe(true);
  expect(bucket?.objects.every(({ kmsKeyArn }) => kmsKeyArn === values.cur_kms_key_arn)).toBe(true);
  expect([world.bedrock.logging?.logGroup, world.logGroups.includes("/my/models")]).toEqual([
    "/my/models",
    true,
  ]);
  expect(gaps).toEqual([]);
});

test("policies whose documents only AWS has are said to be unknown", () => {
  const base = renderRole(argmin, exampleValues(argmin), commercial("111122223333"));
  const AWS = "arn:aws:iam::aws:policy/ReadOnlyAccess";
  const { roles, gaps } = servedPrincipal({
    ...base,
    awsManagedPolicyArns: [AWS],
    permissionsBoundaryArn: arn,
  });
  expect(gaps).toEqual([expect.stringContaining(AWS), expect.stringContaining(arn)]);
  expect(roles[0]?.attached).toContainEqual({ arn: AWS, document: { Version: "2012-10-17", Statement: [] } });
});

test("the command serves a role file, prints the environment and stops when told", async () => {
  const file = join(mkdtempSync(join(tmpdir(), "sandbox-")), "role.json");
  const statement = { Effect: "Allow", Principal: { AWS: "999988887777" }, Action: "sts:AssumeRole" };
  writeFileSync(file, JSON.stringify({ name: "Any", trust: { Statement: statement } }));
  const words = [
    "bin/aws-onboarding.cjs",
    "sandbox",
    "--role-file",
    file,
    "--format",
    "json",
    "--account-id",
    "123456789012",
  ];
  const child = spawn(process.execPath, words, { stdio: ["ignore", "pipe", "pipe"] });
  const [output] = (await once(child.stdout, "data")) as [Buffer];
  const { environment, roles } = JSON.parse(String(output)) as {
    environment: Record<string, string>;
    roles: readonly string[];
  };
  const keys = {
    accessKeyId: environment["AWS_ACCESS_KEY_ID"] ?? "",
    secretAccessKey: environment["AWS_SECRET_ACCESS_KEY"] ?? "",
  };
  const input = { RoleArn: roles[0], RoleSessionName: "verify" };
  const result = await sdkCall(environment["AWS_ENDPOINT_URL"] ?? "", keys, "sts", "AssumeRole", input);
  child.kill("SIGTERM");
  const [code] = (await once(child, "exit")) as [number];
  expect([result.status, code, roles]).toEqual([200, 0, ["arn:aws:iam::123456789012:role/Any"]]);
});
