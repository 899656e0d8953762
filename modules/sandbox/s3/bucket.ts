/** What S3 knows before it authorises: does the bucket exist, and is this its region. */
import type { Call, ServiceError } from "../call";
import { text } from "../outcome";
import type { Bucket, WorldObject } from "../world";

/** The bucket of the call, if there is one of that name. */
export function bucketOf(call: Call): Bucket | undefined {
  return call.state.world.buckets.find(({ name }) => name === text(call, "bucket"));
}

/** The object of the call, if the bucket has one under that key. */
export function objectOf(call: Call): WorldObject | undefined {
  return bucketOf(call)?.objects.find(({ key }) => key === text(call, "key"));
}

/** A bucket that does not exist, or that lives in another region than the request was signed for. */
export function bucketFault(call: Call): ServiceError | undefined {
  const bucket = bucketOf(call);
  const name = text(call, "bucket");
  if (!bucket) {
    return {
      code: "NoSuchBucket",
      message: "The specified bucket does not exist",
      status: 404,
      fields: { BucketName: name },
    };
  }
  if (bucket.region === call.region) return undefined;
  return {
    code: "PermanentRedirect",
    message:
      "The bucket you are attempting to access must be addressed using the specified endpoint. " +
      "Please send all future requests to this endpoint.",
    status: 301,
    headers: { "x-amz-bucket-region": bucket.region },
    fields: { Endpoint: `s3.${bucket.region}.amazonaws.com`, Bucket: name },
  };
}

/** ARN of the bucket, or of one key in it. */
export function s3Arn(call: Call, key?: string): string {
  const path = key === undefined ? "" : `/${key}`;
  return `arn:${call.state.partition}:s3:::${text(call, "bucket")}${path}`;
}
