/** Tokens instead of keys: issuer, audience, subject, expiry and signature each have to be right. */
import { generateKeyPairSync, sign } from "node:crypto";
import type { Sandbox } from "../../modules/sandbox/sandbox";
import { startSandbox } from "../../modules/sandbox/sandbox";
import { keysOf } from "./session-keys";
import { sdkCall, type SdkResult } from "./sdk-call";

const ISSUER = "https://token.actions.githubusercontent.com";
const HOST = "token.actions.githubusercontent.com";
const provider = `arn:aws:iam::111122223333:oidc-provider/${HOST}`;
const subject = "repo:my-org/infra:ref:refs/heads/main";

const ec = generateKeyPairSync("ec", { namedCurve: "P-256" });
const other = generateKeyPairSync("ec", { namedCurve: "P-256" });
const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({
    roles: [
      {
        name: "Workload",
        trust: {
          Version: "2012-10-17",
          Statement: {
            Effect: "Allow",
            Principal: { Federated: provider },
            Action: "sts:AssumeRoleWithWebIdentity",
            Condition: { StringEquals: { [`${HOST}:aud`]: "sts.amazonaws.com", [`${HOST}:sub`]: subject } },
          },
        },
      },
      {
        name: "Vendor",
        trust: {
          Version: "2012-10-17",
          Statement: {
            Effect: "Allow",
            Principal: { AWS: "arn:aws:iam::999988887777:root" },
            Action: "sts:AssumeRole",
          },
        },
      },
    ],
    oidcProviders: [
      {
        url: ISSUER,
        clientIds: ["sts.amazonaws.com"],
        keys: [
          { ...ec.publicKey.export({ format: "jwk" }), kid: "ec", kty: "EC" },
          { ...rsa.publicKey.export({ format: "jwk" }), kid: "rsa", kty: "RSA" },
        ],
      },
    ],
  });
});

afterAll(() => sandbox.close());

const claims = {
  iss: ISSUER,
  aud: "sts.amazonaws.com",
  sub: subject,
  exp: Math.floor(Date.now() / 1000) + 600,
};
const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");

function token(
  changes: object = {},
  key = ec.privateKey,
  header: object = { alg: "ES256", kid: "ec" },
): string {
  const text = `${part(header)}.${part({ ...claims, ...changes })}`;
  const mark = sign("sha256", Buffer.from(text), { key, dsaEncoding: "ieee-p1363" });
  return `${text}.${mark.toString("base64url")}`;
}

function enter(WebIdentityToken: string, role = "Workload"): Promise<SdkResult> {
  const RoleArn = sandbox.roleArn(role);
  const input = { RoleArn, RoleSessionName: "verify", WebIdentityToken };
  return sdkCall(sandbox.url, sandbox.credentials.stranger, "sts", "AssumeRoleWithWebIdentity", input);
}

test.each([
  ["ES256", () => token()],
  ["RS256", () => token({}, rsa.privateKey, { alg: "RS256", kid: "rsa" })],
])("the trusted subject and audience are admitted without any AWS credentials: %s", async (_alg, make) => {
  const result = await enter(make());
  expect([result.status, result.answer?.["Provider"]]).toEqual([200, provider]);
  const who = await sdkCall(sandbox.url, keysOf(result), "sts", "GetCallerIdentity", {});
  expect(who.answer?.["Arn"]).toContain("assumed-role/Workload/verify");
});

test.each([
  ["AccessDenied", "another branch", () => enter(token({ sub: "repo:my-org/infra:ref:refs/heads/x" }))],
  ["AccessDenied", "a role that trusts no token", () => enter(token(), "Vendor")],
  ["InvalidIdentityToken", "another audience", () => enter(token({ aud: "somebody-else" }))],
  ["InvalidIdentityToken", "another issuer", () => enter(token({ iss: "https://example.com" }))],
  ["InvalidIdentityToken", "another key", () => enter(token({}, other.privateKey))],
  ["InvalidIdentityToken", "no algorithm", () => enter(token({}, ec.privateKey, { alg: "none", kid: "ec" }))],
  [
    "InvalidIdentityToken",
    "another key's type",
    () => enter(token({}, ec.privateKey, { alg: "RS256", kid: "ec" })),
  ],
  [
    "InvalidIdentityToken",
    "an unknown key",
    () => enter(token({}, ec.privateKey, { alg: "ES256", kid: "x" })),
  ],
  ["InvalidIdentityToken", "no token at all", () => enter("nonsense")],
  ["ExpiredTokenException", "an old token", () => enter(token({ exp: 1 }))],
])("%s: %s", async (code, _case, call) => {
  const result = await call();
  expect([result.name, result.code]).toContain(code);
  expect(result.status).toBe(code === "AccessDenied" ? 403 : 400);
});
