/** The bucket that reports are delivered to: a new one with everything closed, or one that exists. */
import { DataAwsS3Bucket } from "@cdktf/provider-aws/lib/data-aws-s3-bucket";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketLifecycleConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import { S3BucketOwnershipControls } from "@cdktf/provider-aws/lib/s3-bucket-ownership-controls";
import { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
import { S3BucketPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-bucket-public-access-block";
import { S3BucketServerSideEncryptionConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration";
import { Token, type TerraformElement } from "cdktf";
import { Construct } from "constructs";
import { BILLING_INPUTS as I } from "./billing-inputs";
import { expression } from "./expression";
import { fixName } from "./logical-id";
import { declareDeliveryPolicy, declareKeyPolicy } from "./report-delivery";

const CREATED = `var.${I.createBucket}`;
const WITH_KEY = `${CREATED} && var.${I.encryption} == "sse-kms"`;
/** AWS's own advice for parts of uploads that were given up. */
const ABORT_UPLOADS_AFTER_DAYS = 7;

/** The bucket and all that belongs to it. Expects the billing inputs, the partition and the caller in the stack. */
export class ReportBucket extends Construct {
  /** Expression for the bucket's name, known once the bucket is. */
  readonly bucket = `${CREATED} ? one(aws_s3_bucket.reports[*].bucket) : one(data.aws_s3_bucket.existing[*].bucket)`;
  /** Expression for the bucket's region. */
  readonly region = `${CREATED} ? var.${I.region} : one(data.aws_s3_bucket.existing[*].region)`;
  /** Expression for the ARN of the bucket's own key; empty when it has none. */
  readonly keyArn = `${WITH_KEY} ? one(aws_kms_key.reports[*].arn) : ""`;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const existing = new DataAwsS3Bucket(this, "existing", {
      bucket: expression(`var.${I.bucket}`),
      count: Token.asNumber(expression(`${CREATED} ? 0 : 1`)),
    });
    fixName(existing, "data.aws_s3_bucket", "existing");
    const partition = expression("data.aws_partition.current.partition");
    declareDeliveryPolicy(this, `arn:${partition}:s3:::${expression(`var.${I.bucket}`)}`);
    declareKeyPolicy(this);
    this.declareKey();
    this.declareBucket();
    this.declareProtection();
  }

  private declareKey(): void {
    const key = new KmsKey(this, "key", {
      count: Token.asNumber(expression(`${WITH_KEY} ? 1 : 0`)),
      description: `Reports in ${expression(`var.${I.bucket}`)}`,
      enableKeyRotation: true,
      policy: expression("data.aws_iam_policy_document.key.json"),
      tags: Token.asStringMap(expression(`var.${I.tags}`)),
      // Without its key every report is lost.
      lifecycle: { preventDestroy: true },
    });
    fixName(key, "aws_kms_key", "reports");
  }

  private declareBucket(): void {
    const bucket = new S3Bucket(this, "bucket", {
      count: this.whenCreated(),
      bucket: expression(`var.${I.bucket}`),
      tags: Token.asStringMap(expression(`var.${I.tags}`)),
      lifecycle: { preventDestroy: true },
    });
    fixName(bucket, "aws_s3_bucket", "reports");
    const encryption = new S3BucketServerSideEncryptionConfigurationA(this, "encryption", {
      ...this.ofBucket(),
      rule: [
        {
          applyServerSideEncryptionByDefault: {
            sseAlgorithm: expression(`var.${I.encryption} == "sse-kms" ? "aws:kms" : "AES256"`),
            kmsMasterKeyId: expression("one(aws_kms_key.reports[*].arn)"),
          },
          bucketKeyEnabled: true,
        },
      ],
    });
    this.name(encryption, "aws_s3_bucket_server_side_encryption_configuration");
    const cleaning = new S3BucketLifecycleConfiguration(this, "cleaning", { ...this.ofBucket() });
    cleaning.addOverride("rule", [
      {
        id: "reports",
        status: "Enabled",
        filter: [{}],
        abort_incomplete_multipart_upload: [{ days_after_initiation: ABORT_UPLOADS_AFTER_DAYS }],
        dynamic: {
          expiration: [
            {
              for_each: expression(`var.${I.expireAfter} > 0 ? [var.${I.expireAfter}] : []`),
              content: { days: expression("expiration.value") },
            },
          ],
        },
      },
    ]);
    this.name(cleaning, "aws_s3_bucket_lifecycle_configuration");
  }

  private declareProtection(): void {
    const access = new S3BucketPublicAccessBlock(this, "public-access", {
      ...this.ofBucket(),
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    this.name(access, "aws_s3_bucket_public_access_block");
    const ownership = new S3BucketOwnershipControls(this, "ownership", {
      ...this.ofBucket(),
      // What AWS delivers belongs to the bucket's owner, and access lists mean nothing.
      rule: { objectOwnership: "BucketOwnerEnforced" },
    });
    this.name(ownership, "aws_s3_bucket_ownership_controls");
    const policy = new S3BucketPolicy(this, "policy", {
      ...this.ofBucket(),
      policy: expression("data.aws_iam_policy_document.delivery.json"),
    });
    // S3 refuses two changes of a bucket's access at the same time.
    policy.addOverride("depends_on", ["aws_s3_bucket_public_access_block.reports"]);
    this.name(policy, "aws_s3_bucket_policy");
  }

  private whenCreated(): number {
    return Token.asNumber(expression(`${CREATED} ? 1 : 0`));
  }

  private ofBucket(): { readonly count: number; readonly bucket: string } {
    return { count: this.whenCreated(), bucket: expression("aws_s3_bucket.reports[0].id") };
  }

  private name(element: TerraformElement, type: string): void {
    fixName(element, type, "reports");
  }
}
