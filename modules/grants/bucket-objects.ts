import { arn } from "../iam/values";
import type { When } from "../iam/when";
import type { Canary } from "./canary";
import type { Grant } from "./grant";
import type { Answer, Call, Probe } from "./probe";

/** What the objects under one prefix of one bucket are, and the inputs that name the place. */
export interface BucketObjects extends Pick<Grant, "id" | "title" | "reason" | "dataClass"> {
  /** The objects in Sids, as one capitalized word: `Reports`. */
  readonly word: string;
  /** Input: name of the bucket. */
  readonly bucket: string;
  /** Input: prefix without leading and trailing slash; empty means the whole bucket. */
  readonly prefix: string;
  /** Derived value: the prefix with a slash behind it, or nothing. */
  readonly keyPrefix: string;
  readonly enabledBy?: When;
}

/** Where the bucket is, which objects there are under the prefix, and what they say. */
export function bucketObjects(objects: BucketObjects): Grant {
  const { id, title, reason, dataClass, enabledBy, word, bucket, prefix, keyPrefix } = objects;
  return {
    id,
    title,
    reason,
    dataClass,
    ...(enabledBy && { enabledBy }),
    summary: (v) => `${title}: list and read the objects under s3://${v.text(bucket)}/${v.text(keyPrefix)}`,
    statements: (v) => [
      {
        sid: "LocateBucket",
        actions: ["s3:GetBucketLocation"],
        resources: [arn(v, `s3:::${v.text(bucket)}`)],
      },
      {
        sid: `List${word}`,
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
        sid: `Read${word}`,
        actions: ["s3:GetObject"],
        resources: [arn(v, `s3:::${v.text(bucket)}/${v.text(keyPrefix)}*`)],
      },
    ],
    probes: probes(objects),
    canaries: canaries(objects),
  };
}

function probes({ id, bucket, prefix, keyPrefix }: BucketObjects): readonly Probe[] {
  const s3 = { client: "s3", where: { bucketOf: bucket } } as const;
  const object = objectArn(bucket, keyPrefix);
  return [
    {
      ...s3,
      id: "locate",
      operation: "GetBucketLocation",
      action: "s3:GetBucketLocation",
      input: (v) => ({ Bucket: v.text(bucket) }),
      resource: (v) => arn(v, `s3:::${v.text(bucket)}`),
    },
    {
      ...s3,
      id: "list",
      operation: "ListObjectsV2",
      action: "s3:ListBucket",
      input: (v) => ({ Bucket: v.text(bucket), Prefix: v.text(keyPrefix), MaxKeys: 5 }),
      resource: (v) => arn(v, `s3:::${v.text(bucket)}`),
      conditionKeys: (v) => ({ "s3:prefix": v.text(keyPrefix) }),
      notice: (answer) => (firstObject(answer) === undefined ? "no-object-under-prefix" : undefined),
      finds: firstObject,
    },
    {
      ...s3,
      id: "read",
      operation: "GetObject",
      action: "s3:GetObject",
      after: `${id}/list`,
      input: (v, c) => ({ Bucket: v.text(bucket), Key: c.found, Range: "bytes=0-0" }),
      resource: object,
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
      resource: (v) => arn(v, `s3:::${v.text(bucket)}`),
      conditionKeys: (v, c) => ({ "s3:prefix": `${v.text(prefix)}-${c.random}/` }),
    },
    LIST_BUCKETS,
  ];
}

/** Which buckets there are is nobody's business who was given one. */
const LIST_BUCKETS: Probe = {
  id: "list-buckets",
  client: "s3",
  operation: "ListBuckets",
  action: "s3:ListAllMyBuckets",
  where: "home",
  expect: "refused",
  input: () => ({ MaxBuckets: 1 }),
};

/** An object under the prefix, whichever. */
function objectArn(bucket: string, keyPrefix: string): NonNullable<Call["resource"]> {
  return (v, c) => arn(v, `s3:::${v.text(bucket)}/${v.text(keyPrefix)}${c.name}`);
}

/** The key of the first object that has content: a console's folder is an empty object whose key ends in a slash. */
function firstObject(answer: Answer): string | undefined {
  const objects = (answer["Contents"] ?? []) as readonly { readonly Key?: string; readonly Size?: number }[];
  return (objects.find((object) => (object.Size ?? 0) > 0) ?? objects[0])?.Key;
}

function canaries({ bucket, keyPrefix }: BucketObjects): readonly Canary[] {
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
      resource: objectArn(bucket, keyPrefix),
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
      resource: objectArn(bucket, keyPrefix),
      harmless: "the multipart upload does not exist",
      fuse: { in: "query", name: "uploadId", marker: (_v, c) => c.random },
      allowed: ["NoSuchUpload"],
    },
  ];
}
