import { bucketKey, type BucketKey } from "./bucket-key";
import { bucketObjects, type BucketObjects } from "./bucket-objects";
import type { Grant } from "./grant";

/** The log files of one trail, which lie in a bucket under one prefix. */
export function trailBucket(
  inputs: Required<Pick<BucketObjects, "bucket" | "prefix" | "keyPrefix" | "enabledBy">>,
): Grant {
  return bucketObjects({
    id: "trail-bucket",
    title: "CloudTrail log files",
    reason: "Who used which permission is in the trail; unused access shows by its absence.",
    dataClass: "identity",
    word: "LogFiles",
    ...inputs,
  });
}

/** The key of a trail whose log files are encrypted with one. */
export function trailKey(inputs: Pick<BucketKey, "key" | "bucket" | "region">): Grant {
  return bucketKey({
    id: "trail-kms",
    title: "Key of the CloudTrail log files",
    reason: "Log files that are encrypted with a KMS key cannot be read without it.",
    dataClass: "identity",
    words: "Key of the trail's log files",
    word: "LogFiles",
    objects: "trail-bucket",
    ...inputs,
  });
}
