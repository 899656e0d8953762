/** What AWS's billing services may do with a bucket and its key, and nobody else through them. */
import { DataAwsIamPolicyDocument } from "@cdktf/provider-aws/lib/data-aws-iam-policy-document";
import type { Construct } from "constructs";
import { expression } from "./expression";
import { fixName } from "./logical-id";

const PARTITION = expression("data.aws_partition.current.partition");
const ACCOUNT = expression("data.aws_caller_identity.current.account_id");

/** The region of the billing services' APIs and of what they make, wherever the bucket is (AWS Data Exports user guide). */
export const BILLING_REGION = "us-east-1";

/** The services that deliver legacy reports and data exports. */
const DELIVERERS = {
  type: "Service",
  identifiers: ["bcm-data-exports.amazonaws.com", "billingreports.amazonaws.com"],
};

/** Only reports and exports of this account: without these, anybody's report could be written here. */
const OF_THIS_ACCOUNT = [
  { test: "StringEquals", variable: "aws:SourceAccount", values: [ACCOUNT] },
  {
    test: "StringLike",
    variable: "aws:SourceArn",
    values: [
      `arn:${PARTITION}:bcm-data-exports:${BILLING_REGION}:${ACCOUNT}:export/*`,
      `arn:${PARTITION}:cur:${BILLING_REGION}:${ACCOUNT}:definition/*`,
    ],
  },
];

/** Declares the bucket's policy as a document named `delivery`. */
export function declareDeliveryPolicy(scope: Construct, bucketArn: string): void {
  declare(scope, "delivery", [
    {
      sid: "TlsOnly",
      effect: "Deny",
      principals: [{ type: "AWS", identifiers: ["*"] }],
      actions: ["s3:*"],
      resources: [bucketArn, `${bucketArn}/*`],
      condition: [{ test: "Bool", variable: "aws:SecureTransport", values: ["false"] }],
    },
    {
      sid: "BillingChecksTheBucket",
      effect: "Allow",
      principals: [DELIVERERS],
      actions: ["s3:GetBucketAcl", "s3:GetBucketPolicy"],
      resources: [bucketArn],
      condition: OF_THIS_ACCOUNT,
    },
    {
      sid: "BillingDelivers",
      effect: "Allow",
      principals: [DELIVERERS],
      actions: ["s3:PutObject"],
      resources: [`${bucketArn}/*`],
      condition: OF_THIS_ACCOUNT,
    },
  ]);
}

/** Declares the key's policy as a document named `key`. */
export function declareKeyPolicy(scope: Construct): void {
  declare(scope, "key", [
    {
      sid: "AccountAdministers",
      effect: "Allow",
      principals: [{ type: "AWS", identifiers: [`arn:${PARTITION}:iam::${ACCOUNT}:root`] }],
      actions: ["kms:*"],
      resources: ["*"],
    },
    {
      sid: "BillingEncrypts",
      effect: "Allow",
      principals: [DELIVERERS],
      // Decrypt is for uploads in parts.
      actions: ["kms:Decrypt", "kms:GenerateDataKey"],
      resources: ["*"],
      condition: OF_THIS_ACCOUNT,
    },
  ]);
}

function declare(
  scope: Construct,
  name: string,
  statement: readonly Readonly<Record<string, unknown>>[],
): void {
  const document = new DataAwsIamPolicyDocument(scope, `${name}-policy`, {});
  document.addOverride("statement", statement);
  fixName(document, "data.aws_iam_policy_document", name);
}
