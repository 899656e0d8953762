import { AWS_VALUES } from "../iam/values";
import type { Grant } from "./grant";

/** The inputs that the grant of a report bucket's key is built from. */
export interface ReportKeyInputs {
  /** Input: ARN of the KMS key; empty means that the bucket is not encrypted with one. */
  readonly key: string;
  /** Input: name of the bucket. */
  readonly bucket: string;
  /** Input: region of the bucket. */
  readonly region: string;
}

/** The key of an SSE-KMS encrypted report bucket, usable through S3 in the bucket's region and in no other way. */
export function reportKey(inputs: ReportKeyInputs): Grant {
  const { key, region } = inputs;
  return {
    id: "cur-kms",
    title: "Key of the Cost & Usage Report bucket",
    reason: "Reports in a bucket with SSE-KMS encryption cannot be read without their key.",
    dataClass: "billing",
    enabledBy: { set: key },
    summary: (v) =>
      `Key of the report bucket: decrypt with ${v.text(key)}, only through S3 in ${v.text(region)}`,
    statements: (v) => [
      {
        sid: "DecryptReports",
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
        where: { bucketOf: inputs.bucket },
        after: "cur-bucket/list",
        input: (v, c) => ({ Bucket: v.text(inputs.bucket), Key: c.found, Range: "bytes=0-0" }),
        nothingThere: ["InvalidObjectState"],
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
        where: { regionInput: region },
        when: { set: key },
        input: (v, c) => ({
          KeyId: v.text(key),
          GranteePrincipal: c.principal.arn,
          Operations: ["Decrypt"],
          DryRun: true,
        }),
        harmless: "it is a dry run",
        fuse: { in: "body", name: "DryRun", marker: () => "true" },
        allowed: ["DryRunOperationException"],
      },
    ],
  };
}
