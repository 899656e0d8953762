import { bucketKey, type BucketKey } from "./bucket-key";
import type { Grant } from "./grant";

/** The inputs that the grant of a report bucket's key is built from. */
export type ReportKeyInputs = Pick<BucketKey, "key" | "bucket" | "region">;

/** The key of an SSE-KMS encrypted report bucket, usable through S3 in the bucket's region and in no other way. */
export function reportKey(inputs: ReportKeyInputs): Grant {
  return bucketKey({
    id: "cur-kms",
    title: "Key of the Cost & Usage Report bucket",
    reason: "Reports in a bucket with SSE-KMS encryption cannot be read without their key.",
    dataClass: "billing",
    words: "Key of the report bucket",
    word: "Reports",
    objects: "cur-bucket",
    ...inputs,
  });
}
