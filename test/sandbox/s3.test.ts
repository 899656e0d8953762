/** What S3 checks, and in which order: bucket, region, authorisation, key. */
import type { PolicyStatement } from "../../modules/iam/policy";
import { Bucket, EVERYTHING, having, KEY_ARN } from "./having";
import { send, signed } from "./raw-request";
import type { SdkResult } from "./sdk-call";

const prefixed = [
  {
    Action: "s3:ListBucket",
    Resource: `arn:aws:s3:::${Bucket}`,
    Condition: { StringLike: { "s3:prefix": ["reports/*"] } },
  },
  { Action: "s3:GetObject", Resource: `arn:aws:s3:::${Bucket}/reports/*` },
] as const;

describe("S3", () => {
  const objects = [
    { key: "reports/a" },
    { key: "reports/b/c" },
    { key: "reports/b/d" },
    { key: "sealed", kmsKeyArn: KEY_ARN },
  ];
  const world = { buckets: [{ name: Bucket, region: "us-east-1", objects }] };

  test("a bucket that does not exist is told to everybody, before authorisation", () =>
    having([], {}, async (call) => {
      expect((await call("s3", "ListObjectsV2", { Bucket: "no-such-bucket" })).name).toBe("NoSuchBucket");
    }));

  test("the bucket's region is told even to those who are refused", () =>
    having([], {}, async (call) => {
      const head = await call("s3", "HeadBucket", { Bucket });
      expect([head.status, head.error?.$response?.headers["x-amz-bucket-region"]]).toEqual([
        403,
        "us-east-1",
      ]);
    }));

  test("another region answers 301 and the right region", () =>
    having(EVERYTHING, { faults: [{ kind: "bucket-region", region: "eu-west-1" }] }, async (call) => {
      const list = await call("s3", "ListObjectsV2", { Bucket });
      expect([list.status, list.name]).toEqual([301, "PermanentRedirect"]);
      expect(list.error?.$response?.headers["x-amz-bucket-region"]).toBe("eu-west-1");
      expect((await call("s3", "ListObjectsV2", { Bucket }, { region: "eu-west-1" })).status).toBe(200);
      const located = await call("s3", "GetBucketLocation", { Bucket }, { region: "eu-west-1" });
      expect(located.answer?.["LocationConstraint"]).toBe("eu-west-1");
    }));

  test("a missing key is told only to those who may list", async () => {
    const Key = "reports/none";
    await having([...prefixed], {}, async (call) => {
      expect((await call("s3", "GetObject", { Bucket, Key })).name).toBe("AccessDenied");
    });
    const list = { Action: ["s3:ListBucket", "s3:GetObject"], Resource: "*" };
    await having([list], {}, async (call) => {
      expect((await call("s3", "GetObject", { Bucket, Key })).name).toBe("NoSuchKey");
    });
  });

  test("the prefix of a listing is what policies see", () =>
    having([...prefixed], { world }, async (call) => {
      expect((await call("s3", "ListObjectsV2", { Bucket, Prefix: "reports/" })).answer?.["KeyCount"]).toBe(
        3,
      );
      expect((await call("s3", "ListObjectsV2", { Bucket, Prefix: "other/" })).name).toBe("AccessDenied");
      expect((await call("s3", "ListObjectsV2", { Bucket })).name).toBe("AccessDenied");
      expect((await call("s3", "GetObject", { Bucket, Key: "sealed" })).name).toBe("AccessDenied");
    }));

  test("listings page and fold", () =>
    having(EVERYTHING, { world }, async (call) => {
      const first = await call("s3", "ListObjectsV2", {
        Bucket,
        Prefix: "reports/",
        Delimiter: "/",
        MaxKeys: 1,
      });
      expect(first.answer).toMatchObject({
        KeyCount: 1,
        IsTruncated: true,
        Contents: [{ Key: "reports/a" }],
      });
      const ContinuationToken = first.answer?.["NextContinuationToken"];
      const rest = await call("s3", "ListObjectsV2", {
        Bucket,
        Prefix: "reports/",
        Delimiter: "/",
        ContinuationToken,
      });
      expect(rest.answer).toMatchObject({ IsTruncated: false, CommonPrefixes: [{ Prefix: "reports/b/" }] });
    }));

  test("an object under a KMS key needs the key, through S3", async () => {
    const read = { Action: "s3:GetObject", Resource: "*" };
    const key = (service: string): Omit<PolicyStatement, "Effect"> => ({
      Action: "kms:Decrypt",
      Resource: KEY_ARN,
      Condition: { StringEquals: { "kms:ViaService": service } },
    });
    const open = (
      statements: readonly Omit<PolicyStatement, "Effect">[],
      check: (result: SdkResult) => void,
    ) =>
      having(statements, { world }, async (call) =>
        check(await call("s3", "GetObject", { Bucket, Key: "sealed" })),
      );
    await open([read], ({ name, message }) => {
      expect(name).toBe("AccessDenied");
      expect(message).toContain(
        `kms:Decrypt on resource: ${KEY_ARN} because no identity-based policy allows`,
      );
    });
    await open([read, key("s3.eu-west-1.amazonaws.com")], ({ name }) => expect(name).toBe("AccessDenied"));
    await open([read, key("s3.us-east-1.amazonaws.com")], ({ answer }) =>
      expect(answer?.["SSEKMSKeyId"]).toBe(KEY_ARN),
    );
  });

  test("without an upload id a harmless call is the real write that it is on AWS", () =>
    having(EVERYTHING, {}, async (call, sandbox) => {
      await call("s3", "AbortMultipartUpload", { Bucket, Key: "reports/none", UploadId: undefined });
      await call("s3", "UploadPart", {
        Bucket,
        Key: "reports/none",
        UploadId: undefined,
        PartNumber: 1,
        Body: "x",
      });
      expect(sandbox.log.map(({ action, status }) => [action, status])).toEqual([
        ["s3:DeleteObject", 501],
        ["s3:PutObject", 501],
      ]);
    }));

  test("buckets are found by host name as well", () =>
    having(EVERYTHING, { world }, async (_call, sandbox) => {
      const host = `${Bucket}.localhost:${new URL(sandbox.url).port}`;
      const raw = signed(
        `http://${host}`,
        { method: "GET", path: "/reports/a", headers: {}, body: "" },
        {
          credentials: sandbox.credentials.admin,
          service: "s3",
        },
      );
      expect(await send(sandbox.url, raw)).toMatchObject({ status: 200, body: "PAR1" });
    }));
});
