import type { ClientCases, OperationCase } from "./client-cases";

const Bucket = "my-org-cur-bucket";
const Key = "reports/argmin/20261101-20261201/argmin-Manifest.json";
const on = (Key: string): Readonly<Record<string, unknown>> => ({ Bucket, Key });
const upload = { ...on("reports/none"), UploadId: "0123456789abcdef" };

const forbidden = { code: "AccessDenied", status: 403 };
const refused = { code: "AccessDeniedException", status: 400 };

const allOf = (operations: readonly string[], each: OperationCase): Record<string, OperationCase> =>
  Object.fromEntries(operations.map((operation) => [operation, each]));

export const data: readonly ClientCases[] = [
  {
    client: "s3",
    prefix: "s3",
    denied: forbidden,
    operations: {
      ListBuckets: [{}, "ok"],
      HeadBucket: [{ Bucket }, "ok"],
      ListObjectsV2: [{ Bucket, Prefix: "reports/", MaxKeys: 1 }, "ok"],
      ListObjects: [{ Bucket, Prefix: "reports/" }, "ok"],
      GetBucketLocation: [{ Bucket }, "ok"],
      GetBucketPolicy: [{ Bucket }, "NoSuchBucketPolicy"],
      GetBucketVersioning: [{ Bucket }, "ok"],
      GetBucketTagging: [{ Bucket }, "NoSuchTagSet"],
      ListMultipartUploads: [{ Bucket }, "ok"],
      GetObject: [{ ...on(Key), Range: "bytes=0-0" }, "ok"],
      HeadObject: [on(Key), "ok"],
      UploadPart: [{ ...upload, PartNumber: 1, Body: "x" }, "NoSuchUpload"],
      AbortMultipartUpload: [upload, "NoSuchUpload"],
      CompleteMultipartUpload: [
        { ...upload, MultipartUpload: { Parts: [{ PartNumber: 1, ETag: '"0"' }] } },
        "NoSuchUpload",
      ],
      ListParts: [upload, "NoSuchUpload"],
      PutObject: [{ ...on("reports/none"), Body: "x", IfMatch: `"${"0".repeat(32)}"` }, "NoSuchKey"],
      PutBucketPolicy: [{ Bucket, Policy: "{}" }, "NotImplemented"],
      PutObjectTagging: [{ ...on(Key), Tagging: { TagSet: [] } }, "NotImplemented"],
      DeleteObjects: [{ Bucket, Delete: { Objects: [{ Key }] } }, "NotImplemented"],
      GetObjectAttributes: [{ ...on(Key), ObjectAttributes: ["ETag"] }, "NotImplemented"],
      ...allOf(
        ["GetObjectAcl", "GetObjectTagging", "CreateMultipartUpload", "DeleteObject"],
        [on(Key), "NotImplemented"],
      ),
      ...allOf(
        ["GetBucketAcl", "GetBucketEncryption", "DeleteBucketPolicy", "CreateBucket", "DeleteBucket"],
        [{ Bucket }, "NotImplemented"],
      ),
    },
  },
  {
    client: "dynamodb",
    prefix: "dynamodb",
    denied: refused,
    operations: {
      ListTables: [{ Limit: 1 }, "ok"],
      ...allOf(
        ["DescribeTable", "Scan", "DeleteTable"],
        [{ TableName: "argmin-verify-1" }, "ResourceNotFoundException"],
      ),
    },
  },
  {
    client: "rds",
    prefix: "rds",
    denied: forbidden,
    operations: {
      ...allOf(
        ["DescribeDBInstances", "DescribeDBClusters", "DescribeDBSnapshots"],
        [{ MaxRecords: 20 }, "ok"],
      ),
      DeleteDBSnapshot: [{ DBSnapshotIdentifier: "argmin-verify-1" }, "DBSnapshotNotFound"],
    },
  },
  {
    client: "elasticache",
    prefix: "elasticache",
    denied: forbidden,
    operations: {
      ...allOf(["DescribeCacheClusters", "DescribeReplicationGroups"], [{ MaxRecords: 20 }, "ok"]),
      DeleteCacheCluster: [{ CacheClusterId: "a0123456789" }, "CacheClusterNotFound"],
    },
  },
  {
    client: "sqs",
    prefix: "sqs",
    denied: forbidden,
    operations: {
      ListQueues: [{ MaxResults: 1 }, "ok"],
      DeleteMessage: [
        { QueueUrl: "https://sqs.us-east-1.amazonaws.com/111122223333/orders", ReceiptHandle: "none" },
        "ReceiptHandleIsInvalid",
      ],
    },
  },
  {
    client: "sns",
    prefix: "sns",
    denied: { code: "AuthorizationError", status: 403 },
    operations: {
      ...allOf(["ListTopics", "ListSubscriptions"], [{}, "ok"]),
      DeleteTopic: [{ TopicArn: "arn:aws:sns:us-east-1:111122223333:argmin-verify-1" }, "ok"],
    },
  },
];
