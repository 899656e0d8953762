/** Who may assume a role: the trust policy decides, and every refusal is AWS's one text. */
import type { ConditionBlock, PolicyDocument, PolicyStatement } from "../../modules/iam/policy";
import type { Sandbox, SandboxCredentials } from "../../modules/sandbox/sandbox";
import { startSandbox } from "../../modules/sandbox/sandbox";
import { keysOf } from "./session-keys";
import type { SdkResult } from "./sdk-call";
import { sdkCall } from "./sdk-call";

const ID = "Right-External-Id";
const RoleSessionName = "verify";
const VENDOR = "arn:aws:iam::999988887777:root";

const trusting = (statement: Omit<PolicyStatement, "Effect">): PolicyDocument => ({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", ...statement }],
});
const external = (value: string): ConditionBlock => ({ StringEquals: { "sts:ExternalId": value } });
const vendorTrust = trusting({
  Principal: { AWS: VENDOR },
  Action: "sts:AssumeRole",
  Condition: external(ID),
});

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({
    roles: [
      { name: "Vendor", path: "/vendors/", trust: vendorTrust, maxSessionDuration: 7200 },
      {
        name: "Ended",
        trust: trusting({
          Principal: { AWS: VENDOR },
          Action: "sts:AssumeRole",
          Condition: { ...external(ID), DateLessThan: { "aws:CurrentTime": "2026-01-01T00:00:00Z" } },
        }),
      },
      {
        name: "OneRole",
        trust: trusting({
          Principal: { AWS: "arn:aws:iam::999988887777:role/service/reader" },
          Action: "sts:AssumeRole",
          Condition: external(ID),
        }),
      },
      {
        name: "Verifier",
        trust: trusting({
          Principal: { AWS: "arn:aws:iam::111122223333:user/verifier" },
          Action: "sts:AssumeRole",
        }),
      },
      {
        name: "Tagged",
        trust: trusting({ Principal: { AWS: VENDOR }, Action: ["sts:AssumeRole", "sts:TagSession"] }),
      },
      {
        name: "Powerful",
        trust: trusting({ Principal: { AWS: VENDOR }, Action: "sts:AssumeRole" }),
        inline: { everything: trusting({ Action: "*", Resource: "*" }) },
      },
    ],
    vendorRoles: [
      {
        name: "reader",
        path: "/service/",
        trust: trusting({ Principal: { AWS: VENDOR }, Action: "sts:AssumeRole" }),
        inline: { assume: trusting({ Action: "sts:AssumeRole", Resource: "*" }) },
      },
    ],
    users: [{ name: "nobody" }],
  });
});

afterAll(() => sandbox.close());

const arnOf = (name: string): string => sandbox.roleArn(name);

function assume(
  who: SandboxCredentials,
  RoleArn: string,
  more: Readonly<Record<string, unknown>> = {},
  options: Readonly<Record<string, unknown>> = {},
): Promise<SdkResult> {
  return sdkCall(sandbox.url, who, "sts", "AssumeRole", { RoleArn, RoleSessionName, ...more }, options);
}

test("the right external ID admits, and the session is the role", async () => {
  const result = await assume(sandbox.credentials.vendor, arnOf("Vendor"), { ExternalId: ID });
  expect(result.status).toBe(200);
  const who = await sdkCall(sandbox.url, keysOf(result), "sts", "GetCallerIdentity", {});
  expect(who.answer?.["Arn"]).toBe("arn:aws:sts::111122223333:assumed-role/Vendor/verify");
});

test.each([
  ["no external ID", () => assume(sandbox.credentials.vendor, arnOf("Vendor"))],
  ["a wrong one", () => assume(sandbox.credentials.vendor, arnOf("Vendor"), { ExternalId: "wrong" })],
  [
    "one with changed case",
    () => assume(sandbox.credentials.vendor, arnOf("Vendor"), { ExternalId: ID.toLowerCase() }),
  ],
  ["a stranger", () => assume(sandbox.credentials.stranger, arnOf("Vendor"), { ExternalId: ID })],
  [
    "a role that does not exist",
    () => assume(sandbox.credentials.vendor, `${arnOf("Vendor")}X`, { ExternalId: ID }),
  ],
  [
    "a path left out",
    () => assume(sandbox.credentials.vendor, arnOf("Vendor").replace("vendors/", ""), { ExternalId: ID }),
  ],
  ["access that has ended", () => assume(sandbox.credentials.vendor, arnOf("Ended"), { ExternalId: ID })],
  [
    "the account where one role is trusted",
    () => assume(sandbox.credentials.vendor, arnOf("OneRole"), { ExternalId: ID }),
  ],
])("%s is refused without saying why", async (_case, call) => {
  const { name, status, message } = await call();
  expect([name, status]).toEqual(["AccessDenied", 403]);
  expect(message).toMatch(/^User: \S+ is not authorized to perform: sts:AssumeRole on resource: \S+$/);
});

test("within the account the refusal names the layer", async () => {
  const admitted = await assume(sandbox.credentials.verifier, arnOf("Verifier"));
  expect(admitted.status).toBe(200);
  const untrusted = await assume(sandbox.credentials.verifier, arnOf("Vendor"), { ExternalId: ID });
  expect(untrusted.message).toMatch(/because no role trust policy allows the sts:AssumeRole action$/);
});

test.each([
  [
    "malformed ARN",
    { RoleArn: "arn:aws:iam::111122223333:user/somebody" },
    "arn:aws:iam::111122223333:user/somebody is invalid",
  ],
  ["session name", { RoleSessionName: "has space" }, "at 'roleSessionName' failed to satisfy constraint"],
  ["external ID syntax", { ExternalId: "has space" }, "at 'externalId' failed to satisfy constraint"],
  ["too short", { DurationSeconds: 899 }, "greater than or equal to 900"],
  ["too long for anybody", { DurationSeconds: 43_201 }, "less than or equal to 43200"],
  [
    "longer than the role allows",
    { DurationSeconds: 7201 },
    "exceeds the MaxSessionDuration set for this role",
  ],
  ["two faults at once", { DurationSeconds: 1, RoleSessionName: "x" }, "2 validation errors detected"],
])("ValidationError: %s", async (_case, input, words) => {
  const result = await assume(sandbox.credentials.vendor, arnOf("Vendor"), { ExternalId: ID, ...input });
  expect([result.name, result.code, result.status]).toEqual(["ValidationError", "ValidationError", 400]);
  expect(result.message).toContain(words);
  expect(result.message).not.toContain("has space' at 'externalId'");
});

test("an unreadable session policy is named as such", async () => {
  const result = await assume(sandbox.credentials.vendor, arnOf("Vendor"), { ExternalId: ID, Policy: "{" });
  expect(result.code).toBe("MalformedPolicyDocument");
});

test("the MaxSessionDuration error comes only after trust and external ID have passed", async () => {
  const wrong = await assume(sandbox.credentials.vendor, arnOf("Vendor"), {
    ExternalId: "wrong",
    DurationSeconds: 43_200,
  });
  expect(wrong.name).toBe("AccessDenied");
});

test("a chained session is an hour at most, and is the only one that a trusted role admits", async () => {
  const reader = keysOf(
    await assume(sandbox.credentials.vendor, "arn:aws:iam::999988887777:role/service/reader"),
  );
  expect((await assume(reader, arnOf("OneRole"), { ExternalId: ID })).status).toBe(200);
  const long = await assume(reader, arnOf("OneRole"), { ExternalId: ID, DurationSeconds: 3601 });
  expect(long.message).toContain("1 hour session limit for roles assumed by role chaining");
});

test("root users, and users without the right, assume nothing", async () => {
  const root = await assume(sandbox.credentials.vendorRoot, arnOf("Vendor"), { ExternalId: ID });
  expect([root.name, root.message]).toEqual(["AccessDenied", "Roles may not be assumed by root accounts."]);
  const nobody = await assume(sandbox.userCredentials("111122223333", "nobody"), arnOf("Vendor"));
  expect(nobody.message).toMatch(/because no (identity-based|role trust) policy allows/);
});

test("tags need sts:TagSession in the trust policy", async () => {
  const Tags = [{ Key: "team", Value: "cost" }];
  const denied = await assume(sandbox.credentials.vendor, arnOf("Vendor"), { ExternalId: ID, Tags });
  expect(denied.message).toContain("sts:TagSession");
  expect((await assume(sandbox.credentials.vendor, arnOf("Tagged"), { Tags })).status).toBe(200);
  const source = await assume(sandbox.credentials.vendor, arnOf("Tagged"), { SourceIdentity: "somebody" });
  expect(source.message).toContain("sts:SetSourceIdentity");
});

test("a session policy limits the session", async () => {
  const Policy = JSON.stringify(trusting({ Action: "s3:ListAllMyBuckets", Resource: "*" }));
  const keys = keysOf(await assume(sandbox.credentials.vendor, arnOf("Powerful"), { Policy }));
  expect((await sdkCall(sandbox.url, keys, "s3", "ListBuckets", {})).status).toBe(200);
  const beyond = await sdkCall(sandbox.url, keys, "iam", "ListUsers", {});
  expect(beyond.message).toContain("because no session policy allows the iam:ListUsers action");
});

test("what would narrow a session in ways that are not played is never ignored", async () => {
  const PolicyArns = [{ arn: "arn:aws:iam::aws:policy/ReadOnlyAccess" }];
  const managed = await assume(sandbox.credentials.vendor, arnOf("Tagged"), { PolicyArns });
  expect([managed.status, managed.name]).toEqual([501, "NotImplemented"]);
  const mfa = { SerialNumber: "arn:aws:iam::999988887777:mfa/x", TokenCode: "123456" };
  const second = await assume(sandbox.credentials.vendor, arnOf("Tagged"), mfa);
  expect([second.status, second.message]).toEqual([
    403,
    expect.stringContaining("MultiFactorAuthentication failed"),
  ]);
});

test("session credentials cannot make others", async () => {
  const keys = keysOf(await assume(sandbox.credentials.vendor, arnOf("Tagged")));
  expect((await sdkCall(sandbox.url, keys, "sts", "GetSessionToken", {})).status).toBe(403);
  expect((await sdkCall(sandbox.url, keys, "sts", "GetFederationToken", { Name: "xx" })).status).toBe(403);
  expect((await sdkCall(sandbox.url, sandbox.credentials.admin, "sts", "GetSessionToken", {})).status).toBe(
    501,
  );
});

test("STS that is switched off in a region says so, after trust has passed", async () => {
  const off = await startSandbox({
    roles: [{ name: "Vendor", trust: vendorTrust }],
    world: { stsRegionsOff: ["eu-south-1"] },
  });
  try {
    const input = { RoleArn: off.roleArn("Vendor"), RoleSessionName, ExternalId: ID };
    const at = (region: string): Promise<SdkResult> =>
      sdkCall(off.url, off.credentials.vendor, "sts", "AssumeRole", input, { region });
    expect([(await at("eu-south-1")).name, (await at("us-east-1")).status]).toEqual([
      "RegionDisabledException",
      200,
    ]);
  } finally {
    await off.close();
  }
});
