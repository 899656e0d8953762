import { arn } from "../iam/values";
import type { Canary } from "./canary";
import type { Grant } from "./grant";
import type { Answer, Probe } from "./probe";

/** The inputs that a report bucket's grants are built from. */
export interface ReportBucketInputs {
  /** Input: name of the bucket. */
  readonly bucket: string;
  /** Input: prefix without leading and trailing slash; empty means the whole bucket. */
  readonly prefix: string;
  /** Derived value: the prefix with a slash behind it, or nothing. */
  readonly keyPrefix: string;
}

/** The Cost & Usage Report's bucket: where it is, which reports there are under the prefix, and what they say. */
export function reportBucket(inputs: ReportBucketInputs): Grant {
  const { bucket, prefix, keyPrefix } = inputs;
  return {
    id: "cur-bucket",
    title: "Cost & Usage Report bucket",
    reason: "The report holds every line of the bill; no API gives that detail.",
    dataClass: "billing",
    summary: (v) =>
      `Cost & Usage Report bucket: list and read the objects under s3://${v.text(bucket)}/${v.text(keyPrefix)}`,
    statements: (v) => [
      {
        sid: "LocateBucket",
        actions: ["s3:GetBucketLocation"],
        resources: [arn(v, `s3:::${v.text(bucket)}`)],
      },
      {
        sid: "ListReports",
        actions: ["s3:ListBucket"],
        resources: [arn(v, `s3:::${v.text(bucket)}`)],
        // Not "prefix*": that would list a neighbour whose name begins the same way.
        conditions: [{ operator: "StringLike", key: "s3:prefix", values: [`${v.text(prefix)}/*`] }],
        when: { set: prefix },
      },
      {
        sid: "ListWholeBucket",
        actions: ["s3:ListBucket"],
        resources: [arn(v, `s3:::${v.text(bucket)}`)],
        when: { not: { set: prefix } },
      },
      {
        sid: "ReadReports",
        actions: ["s3:GetObject"],
        resources: [arn(v, `s3:::${v.text(bucket)}/${v.text(keyPrefix)}*`)],
      },
    ],
    probes: probes(inputs),
    canaries: canaries(inputs),
  };
}

function probes({ bucket, prefix, keyPrefix }: ReportBucketInputs): readonly Probe[] {
  const s3 = { client: "s3", where: { bucketOf: bucket } } as const;
  return [
    {
      ...s3,
      id: "locate",
      operation: "GetBucketLocation",
      action: "s3:GetBucketLocation",
      input: (v) => ({ Bucket: v.text(bucket) }),
    },
    {
      ...s3,
      id: "list",
      operation: "ListObjectsV2",
      action: "s3:ListBucket",
      input: (v) => ({ Bucket: v.text(bucket), Prefix: v.text(keyPrefix), MaxKeys: 5 }),
      notice: (answer) => (firstObject(answer) === undefined ? "no-object-under-prefix" : undefined),
      finds: firstObject,
    },
    {
      ...s3,
      id: "read",
      operation: "GetObject",
      action: "s3:GetObject",
      after: "cur-bucket/list",
      input: (v, c) => ({ Bucket: v.text(bucket), Key: c.found, Range: "bytes=0-0" }),
      // An archived object was found and authorised; an empty one has no byte 0.
      nothingThere: ["InvalidObjectState", "InvalidRange"],
      otherActions: { "kms:Decrypt": "report-key-not-granted" },
    },
    {
      ...s3,
      id: "list-neighbour",
      operation: "ListObjectsV2",
      action: "s3:ListBucket",
      expect: "refused",
      when: { set: prefix },
      // Begins with the granted prefix, so that a grant of "prefix*" shows. Reading a made-up key would prove nothing: S3
      // answers 403 for a missing key to whoever may not list the bucket.
      input: (v, c) => ({ Bucket: v.text(bucket), Prefix: `${v.text(prefix)}-${c.random}/`, MaxKeys: 1 }),
    },
  ];
}

/** The key of the first object that has content: a console's folder is an empty object whose key ends in a slash. */
function firstObject(answer: Answer): string | undefined {
  const objects = (answer["Contents"] ?? []) as readonly { readonly Key?: string; readonly Size?: number }[];
  return (objects.find((object) => (object.Size ?? 0) > 0) ?? objects[0])?.Key;
}

function canaries({ bucket, keyPrefix }: ReportBucketInputs): readonly Canary[] {
  return [
    {
      id: "write",
      client: "s3",
      operation: "UploadPart",
      action: "s3:PutObject",
      where: { bucketOf: bucket },
      input: (v, c) => ({
        Bucket: v.text(bucket),
        Key: `${v.text(keyPrefix)}${c.name}`,
        PartNumber: 1,
        UploadId: c.random,
        Body: "0",
      }),
      harmless: "the multipart upload that the part belongs to does not exist",
      fuse: { in: "query", name: "uploadId", marker: (_v, c) => c.random },
      allowed: ["NoSuchUpload"],
    },
    {
      id: "abort",
      client: "s3",
      operation: "AbortMultipartUpload",
      action: "s3:AbortMultipartUpload",
      where: { bucketOf: bucket },
      input: (v, c) => ({
        Bucket: v.text(bucket),
        Key: `${v.text(keyPrefix)}${c.name}`,
        UploadId: c.random,
      }),
      harmless: "the multipart upload does not exist",
      fuse: { in: "query", name: "uploadId", marker: (_v, c) => c.random },
      allowed: ["NoSuchUpload"],
    },
  ];
}
