import { arn } from "../iam/values";
import type { Grant } from "./grant";

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
    probes: [],
    canaries: [],
  };
}
