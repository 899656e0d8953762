import { bucketObjects, type BucketObjects } from "./bucket-objects";
import type { Grant } from "./grant";

/** The inputs that a report bucket's grants are built from. */
export type ReportBucketInputs = Pick<BucketObjects, "bucket" | "prefix" | "keyPrefix" | "enabledBy">;

/** The Cost & Usage Report's bucket: where it is, which reports there are under the prefix, and what they say. */
export function reportBucket(inputs: ReportBucketInputs): Grant {
  return bucketObjects({
    id: "cur-bucket",
    title: "Cost & Usage Report bucket",
    reason: "The report holds every line of the bill; no API gives that detail.",
    dataClass: "billing",
    word: "Reports",
    ...inputs,
  });
}
