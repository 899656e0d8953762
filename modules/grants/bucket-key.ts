import { AWS_VALUES } from "../iam/values";
import type { Grant } from "./grant";

/** What the key encrypts, and the inputs that name key and place. */
export interface BucketKey extends Pick<Grant, "id" | "title" | "reason" | "dataClass"> {
  /** What the key is, at the beginning of a sentence: `Key of the report bucket`. */
  readonly words: string;
  /** The objects in Sids, as one capitalized word: `Reports`. */
  readonly word: string;
  /** Id of the grant of the objects. */
  readonly objects: string;
  /** Input: ARN of the KMS key; empty means that the bucket is not encrypted with one. */
  readonly key: string;
  /** Input: name of the bucket. */
  readonly bucket: string;
  /** Input: region of the bucket. */
  readonly region: string;
}

/** The key of an SSE-KMS encrypted bucket, usable through S3 in the bucket's region and in no other way. */
export function bucketKey(inputs: BucketKey): Grant {
  const { id, title, reason, dataClass, word, key, bucket, region } = inputs;
  return {
    id,
    title,
    reason,
    dataClass,
    enabledBy: { set: key },
    summary: (v) => `${inputs.words}: decrypt with ${v.text(key)}, only through S3 in ${v.text(region)}`,
    statements: (v) => [
      {
        sid: `Decrypt${word}`,
        actions: ["kms:Decrypt"],
        resources: [v.text(key)],
        conditions: [
          {
            operator: "StringEquals",
            key: "kms:ViaService",
            values: [`s3.${v.text(region)}.${v.text(AWS_VALUES.dnsSuffix)}`],
          },
        ],
      },
    ],
    probes: [
      {
        // The role cannot call KMS itself, so S3 does it: reading an object of the bucket decrypts its data key.
        id: "read-encrypted",
        client: "s3",
        operation: "GetObject",
        action: "s3:GetObject",
        where: { bucketOf: bucket },
        after: `${inputs.objects}/list`,
        input: (v, c) => ({ Bucket: v.text(bucket), Key: c.found, Range: "bytes=0-0" }),
        nothingThere: ["InvalidObjectState"],
        alsoNeeds: ["kms:Decrypt"],
        notice: (answer, v) => (answer["SSEKMSKeyId"] === v.text(key) ? undefined : "report-key-not-used"),
        refusedWhenOff: false,
      },
    ],
    canaries: [
      {
        id: "create-grant",
        client: "kms",
        operation: "CreateGrant",
        action: "kms:CreateGrant",
        where: { regionOfArn: key },
        when: { set: key },
        input: (v, c) => ({
          KeyId: v.text(key),
          GranteePrincipal: c.principal.arn,
          Operations: ["Decrypt"],
          DryRun: true,
        }),
        resource: (v) => v.text(key),
        harmless: "it is a dry run",
        fuse: { in: "body", name: "DryRun", marker: () => "true" },
        allowed: ["DryRunOperationException"],
      },
    ],
  };
}
