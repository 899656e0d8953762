import { AWS_VALUES } from "../iam/values";
import type { Grant } from "./grant";

/** The inputs that the grant of a report bucket's key is built from. */
export interface ReportKeyInputs {
  /** Input: ARN of the KMS key; empty means that the bucket is not encrypted with one. */
  readonly key: string;
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
    probes: [],
    canaries: [],
  };
}
