/** Who is believed: every way to be wrong about a signature gets AWS's own error, and nothing else gets in. */
import type { Sandbox, SandboxCredentials } from "../../modules/sandbox/sandbox";
import { startSandbox } from "../../modules/sandbox/sandbox";
import { jsonCall, send, signed, WHO_AM_I } from "./raw-request";
import { sdkCall } from "./sdk-call";

let sandbox: Sandbox;
let admin: SandboxCredentials;
let expired: SandboxCredentials;

const everything = {
  Version: "2012-10-17",
  Statement: { Effect: "Allow", Action: "*", Resource: "*" },
} as const;

beforeAll(async () => {
  sandbox = await startSandbox({
    roles: [{ name: "tested", trust: { Statement: [] }, inline: { everything } }],
  });
  admin = sandbox.credentials.admin;
  expired = sandbox.session(sandbox.roleArn("tested"), "sandbox", -1);
});

afterAll(() => sandbox.close());

/** One harmless read of each family of protocols. */
const READS = {
  query: ["iam", "ListUsers", {}],
  ec2: ["ec2", "DescribeVpcs", {}],
  json: ["cloudtrail", "LookupEvents", {}],
  "rest-json": ["bedrock", "ListFoundationModels", {}],
  route53: ["route-53", "ListHostedZones", {}],
  s3: ["s3", "ListObjectsV2", { Bucket: "my-org-cur-bucket" }],
} as const;

const unknownKey = { accessKeyId: "AKIAUNKNOWNEXAMPLE12", secretAccessKey: "x".repeat(40) };
const wrongSecret = (): SandboxCredentials => ({ ...admin, secretAccessKey: "x".repeat(40) });
const strangeToken = (): SandboxCredentials => ({ ...admin, sessionToken: "nonsense" });
const late = { systemClockOffset: -40 * 60_000 };
const early = { systemClockOffset: 40 * 60_000 };

/** Per family: code and status of unknown key, wrong secret, strange token, expired token, too old, too new. */
const EXPECTED = {
  query: [
    ["InvalidClientTokenId", 403],
    ["SignatureDoesNotMatch", 403],
    ["InvalidClientTokenId", 403],
    ["ExpiredToken", 403],
    ["SignatureDoesNotMatch", 403],
    ["SignatureDoesNotMatch", 403],
  ],
  route53: [
    ["InvalidClientTokenId", 403],
    ["SignatureDoesNotMatch", 403],
    ["InvalidClientTokenId", 403],
    ["ExpiredToken", 403],
    ["SignatureDoesNotMatch", 403],
    ["SignatureDoesNotMatch", 403],
  ],
  ec2: [
    ["AuthFailure", 401],
    ["AuthFailure", 401],
    ["AuthFailure", 401],
    ["RequestExpired", 400],
    ["RequestExpired", 400],
    ["AuthFailure", 401],
  ],
  json: [
    ["UnrecognizedClientException", 400],
    ["InvalidSignatureException", 400],
    ["UnrecognizedClientException", 400],
    ["ExpiredTokenException", 400],
    ["InvalidSignatureException", 400],
    ["InvalidSignatureException", 400],
  ],
  "rest-json": [
    ["UnrecognizedClientException", 403],
    ["InvalidSignatureException", 403],
    ["UnrecognizedClientException", 403],
    ["ExpiredTokenException", 403],
    ["InvalidSignatureException", 403],
    ["InvalidSignatureException", 403],
  ],
  s3: [
    ["InvalidAccessKeyId", 403],
    ["SignatureDoesNotMatch", 403],
    ["InvalidToken", 400],
    ["ExpiredToken", 400],
    ["RequestTimeTooSkewed", 403],
    ["RequestTimeTooSkewed", 403],
  ],
} as const;

test.each(Object.keys(READS) as (keyof typeof READS)[])(
  "%s: each problem in its own words",
  async (family) => {
    const [client, operation, input] = READS[family];
    const call = (keys: SandboxCredentials, options = {}): Promise<Awaited<ReturnType<typeof sdkCall>>> =>
      sdkCall(sandbox.url, keys, client, operation, input, options);
    expect((await call(admin)).status).toBe(200);
    const results = [
      await call(unknownKey),
      await call(wrongSecret()),
      await call(strangeToken()),
      await call(expired),
      await call(admin, late),
      await call(admin, early),
    ];
    expect(results.map(({ name, status }) => [name, status])).toEqual(EXPECTED[family]);
  },
);

test("the SDK corrects its clock from the Date header and succeeds at the second attempt", async () => {
  const skewed = await startSandbox({ clockOffset: -3 * 3_600_000 });
  try {
    const options = { maxAttempts: 2 };
    const result = await sdkCall(
      skewed.url,
      skewed.credentials.admin,
      "sts",
      "GetCallerIdentity",
      {},
      options,
    );
    expect(result.status).toBe(200);
    expect(skewed.log.map(({ code }) => code)).toEqual(["SignatureDoesNotMatch", ""]);
  } finally {
    await skewed.close();
  }
});

test.each([
  ["sts", "GetCallerIdentity", "us-east-9", "SignatureDoesNotMatch"],
  ["pricing", "DescribeServices", "eu-west-1", "InvalidSignatureException"],
  ["s3", "ListBuckets", "mars-1", "AuthorizationHeaderMalformed"],
])("%s %s signed for %s: %s", async (client, operation, region, code) => {
  const result = await sdkCall(sandbox.url, admin, client, operation, {}, { region });
  expect(result.name).toBe(code);
  expect(result.message).toContain(`valid Region, not '${region}'`);
});

test("reports have one region, and the SDK would not redirect to it", async () => {
  const raw = jsonCall("AWSOrigamiServiceGatewayService.DescribeReportDefinitions");
  const at = (region: string): ReturnType<typeof send> =>
    send(sandbox.url, signed(sandbox.url, raw, { credentials: admin, service: "cur", region }));
  expect((await at("eu-west-1")).body).toContain("InvalidSignatureException");
  expect((await at("us-east-1")).body).toBe('{"ReportDefinitions":[]}');
});

test("a request signed for another service than it addresses is refused", async () => {
  const raw = signed(sandbox.url, jsonCall("CloudTrail_20131101.LookupEvents"), {
    credentials: admin,
    service: "ce",
  });
  const reply = await send(sandbox.url, raw);
  expect(reply.status).toBe(400);
  expect(reply.body).toContain("scoped to correct service: 'cloudtrail'");
});

test.each([
  ["IncompleteSignature", "AWS4-HMAC-SHA256 Credential"],
  ["IncompleteSignature", "Basic dXNlcjpwYXNz"],
  [
    "IncompleteSignature",
    "AWS4-HMAC-SHA256 Credential=AKIA/20260101/us-east-1/sts, SignedHeaders=host, Signature=0",
  ],
])("%s: %s", async (code, authorization) => {
  const reply = await send(sandbox.url, { ...WHO_AM_I, headers: { ...WHO_AM_I.headers, authorization } });
  expect([reply.status, reply.body]).toEqual([400, expect.stringContaining(code)]);
});

test("headers that matter have to be signed, in S3's words and in the others'", async () => {
  const object = { method: "GET", path: "/my-org-cur-bucket/other/private.txt", headers: {}, body: "" };
  const unsigned = ["x-amz-date"];
  const s3 = await send(
    sandbox.url,
    signed(sandbox.url, object, { credentials: admin, service: "s3", unsigned }),
  );
  expect(s3.body).toContain("<HeadersNotSigned>x-amz-date</HeadersNotSigned>");
  const target = signed(sandbox.url, jsonCall("CloudTrail_20131101.LookupEvents"), {
    credentials: admin,
    service: "cloudtrail",
    unsigned: ["x-amz-target"],
  });
  expect((await send(sandbox.url, target)).body).toContain("InvalidSignatureException");
  const host = signed(sandbox.url, WHO_AM_I, { credentials: admin, service: "sts", unsigned: ["host"] });
  expect((await send(sandbox.url, host)).body).toContain("SignatureDoesNotMatch");
});
