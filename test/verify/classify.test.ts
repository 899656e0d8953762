/** What AWS's answers mean, one documented or recorded answer at a time. */
import { classify, type Asked } from "../../modules/verify/classify";
import type { Failure } from "../../modules/verify/reply";

const IAM = (action: string, tail = "") =>
  `User: arn:aws:sts::1:assumed-role/R/s is not authorized to perform: ${action} on resource: arn:x${tail}`;
const S3: Asked = { client: "s3", action: "s3:GetObject", nothingThere: ["InvalidObjectState"] };
const CE: Asked = {
  client: "cost-explorer",
  action: "ce:GetCostAndUsage",
  noticedErrors: [
    {
      code: "AccessDeniedException",
      text: "not enabled for cost explorer",
      notice: "cost-explorer-not-enabled",
    },
  ],
};
const EC2: Asked = { client: "ec2", action: "ec2:CreateVpc", nothingThere: ["DryRunOperation"] };
const LOGS: Asked = {
  client: "cloudwatch-logs",
  action: "logs:FilterLogEvents",
  nothingThere: ["ResourceNotFoundException"],
};
const SQS: Asked = { client: "sqs", action: "sqs:ListQueues" };
const SNS: Asked = { client: "sns", action: "sns:DeleteTopic" };

type Case = readonly [text: string, asked: Asked, failure: Partial<Failure>, kind: string];

const CASES: readonly Case[] = [
  ["an expired token behind a 403", S3, { status: 403, names: ["ExpiredToken"] }, "caller"],
  [
    "a signature whose time is over",
    LOGS,
    { names: ["InvalidSignatureException"], message: "Signature expired: now earlier" },
    "caller",
  ],
  [
    "a throttle that comes as a 403",
    SQS,
    { status: 403, names: ["RequestThrottled"], message: "Rate" },
    "throttled",
  ],
  ["Cost Explorer's own throttle", CE, { status: 400, names: ["LimitExceededException"] }, "throttled"],
  [
    "the same name elsewhere, where it is a quota",
    LOGS,
    { status: 400, names: ["LimitExceededException"] },
    "unknown",
  ],
  ["any 429", LOGS, { status: 429, names: ["Whatever"] }, "throttled"],
  [
    "a denial with status 400",
    LOGS,
    { status: 400, names: ["AccessDeniedException"], message: IAM("logs:FilterLogEvents") },
    "denied",
  ],
  [
    "a denial whose action is in another case",
    SNS,
    { status: 403, names: ["AuthorizationErrorException"], message: IAM("SNS:DeleteTopic") },
    "denied",
  ],
  [
    "a denial of another action",
    S3,
    { status: 403, names: ["AccessDenied"], message: IAM("kms:Decrypt") },
    "denied-other",
  ],
  [
    "EC2's bare denial",
    EC2,
    {
      status: 403,
      names: ["UnauthorizedOperation"],
      message: "You are not authorized to perform this operation.",
    },
    "denied",
  ],
  [
    "the same words of another service",
    LOGS,
    { status: 403, names: ["UnauthorizedOperation"], message: "No." },
    "gated",
  ],
  ["S3's bare denial", S3, { status: 403, names: ["AccessDenied"], message: "Access Denied" }, "denied"],
  ["a HEAD without body", S3, { status: 403, names: ["Unknown"], message: "UnknownError" }, "denied"],
  [
    "S3's word about an unsigned header",
    S3,
    {
      status: 403,
      names: ["AccessDenied"],
      message: "There were headers present in the request which were not signed",
    },
    "gated",
  ],
  [
    "Cost Explorer that was never opened",
    CE,
    { status: 400, names: ["AccessDeniedException"], message: "User not enabled for cost explorer access" },
    "noticed",
  ],
  [
    "a refusal by a service's own switch",
    LOGS,
    {
      status: 400,
      names: ["AccessDeniedException"],
      message: "You don't have access to the model with the specified model ID.",
    },
    "gated",
  ],
  ["a dry run that would have worked", EC2, { status: 412, names: ["DryRunOperation"] }, "nothing-there"],
  ["nothing there", LOGS, { status: 400, names: ["ResourceNotFoundException"] }, "nothing-there"],
  ["nothing there where that is not expected", S3, { status: 404, names: ["NoSuchKey"] }, "unknown"],
  ["no such bucket", S3, { status: 404, names: ["NoSuchBucket"] }, "no-bucket"],
  [
    "the wrong region",
    S3,
    { status: 301, names: ["PermanentRedirect"], bucketRegion: "eu-west-1" },
    "redirected",
  ],
  [
    "an archived object",
    S3,
    { status: 403, names: ["InvalidObjectState"], message: "The operation is not valid" },
    "nothing-there",
  ],
  ["a malformed request", LOGS, { status: 400, names: ["ValidationException"] }, "invalid"],
  ["a host that does not exist", LOGS, { names: ["ENOTFOUND"] }, "connection-failed"],
  [
    "a host of a service that is not everywhere",
    { ...LOGS, mayBeAbsent: true },
    { names: ["ENOTFOUND"] },
    "no-endpoint",
  ],
  ["a proxy that opens TLS", LOGS, { names: ["UNABLE_TO_GET_ISSUER_CERT_LOCALLY"] }, "connection-failed"],
  ["a proxy that refuses", LOGS, { names: ["EPROXY"] }, "connection-failed"],
  ["a name server that does not answer", LOGS, { names: ["EAI_AGAIN"] }, "connection-failed"],
  ["no answer in time", LOGS, { names: ["TimeoutError"] }, "timed-out"],
  [
    "a connection that was cut, which the SDK calls a time-out",
    LOGS,
    { names: ["TimeoutError", "ECONNRESET"] },
    "connection-failed",
  ],
  ["a fault of AWS's own", LOGS, { status: 500, names: ["InternalFailure"] }, "server-error"],
  ["half a body", LOGS, { status: 200, names: ["SyntaxError"] }, "unknown"],
];

test("a signature for a region that AWS does not know is no damaged key", () => {
  const message = "Credential should be scoped to a valid Region.";
  const failure = { names: ["SignatureDoesNotMatch"], message };
  const outcome = classify({ ok: false, milliseconds: 1, attempts: 1, failure }, LOGS);
  expect(outcome).toEqual({ kind: "caller", fault: "caller-region" });
});

test.each(CASES)("%s", (_text, asked, failure, kind) => {
  const reply = {
    ok: false,
    milliseconds: 1,
    attempts: 1,
    failure: { names: [], message: "", ...failure },
  } as const;
  expect(classify(reply, asked).kind).toBe(kind);
});

describe("the layer that refused", () => {
  const layers = [
    [" because no identity-based policy allows the s3:GetObject action", "identity", false],
    [" with an explicit deny in an identity-based policy", "identity", true],
    [
      " with an explicit deny in a service control policy: arn:aws:organizations::1:policy/o/p",
      "serviceControl",
      true,
    ],
    [" with an explicit deny in a resource control policy", "resourceControl", true],
    [" because no permissions boundary allows the s3:GetObject action", "boundary", false],
    [" because no session policy allows the s3:GetObject action", "session", false],
    [" because no VPC endpoint policy allows the s3:GetObject action", "endpoint", false],
    [
      // What KMS says of a key that it does not find.
      " on this resource because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access",
      "resource",
      false,
    ],
    [" with an explicit deny", "other", true],
    [" because of something that is said from next year on", "other", false],
    ["", "unsaid", false],
  ] as const;
  test.each(layers)("'%s'", (tail, layer, explicit) => {
    const failure = { status: 403, names: ["AccessDenied"], message: IAM("s3:GetObject", tail) };
    const outcome = classify({ ok: false, milliseconds: 1, attempts: 1, failure }, S3);
    expect(outcome).toMatchObject({ kind: "denied", denial: { layer, explicit } });
  });

  test("a resource's name cannot pass for a layer", () => {
    const message = `${IAM("s3:GetObject").replace("arn:x", "arn:aws:s3:::service control policy")} because no identity-based policy allows it`;
    const failure = { status: 403, names: ["AccessDenied"], message };
    expect(classify({ ok: false, milliseconds: 1, attempts: 1, failure }, S3)).toMatchObject({
      denial: { layer: "identity" },
    });
  });
});
