/** S3: buckets, their settings and their policies. Objects only where a switch asks for them. */
import { arn, type Values } from "../../iam/values";
import { SCOPE } from "./names";
import type { ResourceType, Service } from "./resource-type";

/** The switch of Terraform-managed objects. */
export const OBJECTS = "enable_bucket_content";

const types: readonly ResourceType[] = [
  {
    type: "aws_s3_bucket",
    create: ["s3:CreateBucket"],
    read: [
      "s3:GetAccelerateConfiguration",
      "s3:GetBucketAcl",
      "s3:GetBucketCORS",
      "s3:GetBucketLocation",
      "s3:GetBucketLogging",
      "s3:GetBucketObjectLockConfiguration",
      "s3:GetBucketPolicy",
      "s3:GetBucketRequestPayment",
      "s3:GetBucketTagging",
      "s3:GetBucketVersioning",
      "s3:GetBucketWebsite",
      "s3:GetEncryptionConfiguration",
      "s3:GetLifecycleConfiguration",
      "s3:GetReplicationConfiguration",
      // HeadBucket: whether the bucket is there. It also shows the objects' names.
      "s3:ListBucket",
    ],
    delete: ["s3:DeleteBucket"],
    tag: ["s3:PutBucketTagging"],
  },
  {
    type: "aws_s3_bucket_policy",
    update: ["s3:PutBucketPolicy"],
    read: ["s3:GetBucketPolicy"],
    delete: ["s3:DeleteBucketPolicy"],
  },
  {
    type: "aws_s3_bucket_public_access_block",
    update: ["s3:PutBucketPublicAccessBlock"],
    read: ["s3:GetBucketPublicAccessBlock"],
  },
  {
    type: "aws_s3_bucket_ownership_controls",
    update: ["s3:PutBucketOwnershipControls"],
    read: ["s3:GetBucketOwnershipControls"],
  },
  { type: "aws_s3_bucket_versioning", update: ["s3:PutBucketVersioning"], read: ["s3:GetBucketVersioning"] },
  {
    type: "aws_s3_bucket_server_side_encryption_configuration",
    update: ["s3:PutEncryptionConfiguration"],
    read: ["s3:GetEncryptionConfiguration"],
  },
  {
    type: "aws_s3_bucket_lifecycle_configuration",
    update: ["s3:PutLifecycleConfiguration"],
    read: ["s3:GetLifecycleConfiguration"],
  },
];

const buckets = (v: Values) => [arn(v, `s3:::${v.text(SCOPE.prefix)}*`)];
const objects = (v: Values) => [arn(v, `s3:::${v.text(SCOPE.prefix)}*/*`)];

export const s3: Service = {
  id: "s3",
  title: "S3 buckets",
  reason: "Workloads keep files in buckets of their own.",
  enabledBy: "enable_s3",
  summary: (v) =>
    `S3: create, configure and delete buckets named ${v.text(SCOPE.prefix)}*, set their policies, and see the names of their objects`,
  types,
  limits: [
    {
      sid: "Buckets",
      resources: buckets,
      untagged:
        "The provider tags a bucket after it has created it, and a bucket's tags count in conditions only where ABAC is switched on for it; the name limits it.",
    },
  ],
  content: {
    id: "bucket-content",
    title: "Objects in buckets",
    reason: "Terraform can lay out objects too, such as configuration that workloads start with.",
    enabledBy: OBJECTS,
    summary: (v) => `S3: read, write, tag and delete every object in buckets named ${v.text(SCOPE.prefix)}*`,
    types: [
      {
        type: "aws_s3_object",
        create: ["s3:PutObject"],
        read: ["s3:GetObject", "s3:GetObjectTagging"],
        delete: ["s3:DeleteObject"],
        tag: ["s3:PutObjectTagging"],
      },
    ],
    limits: [
      {
        sid: "BucketObjects",
        resources: objects,
        untagged: "Objects are told apart by their bucket's name.",
      },
    ],
  },
  // S3 answers "no such bucket" for a made-up name to everybody: without a bucket of Alethia's there is nothing to prove.
  probes: [],
  canaries: [],
};
