/** What every cost vendor asks for first: the bill's line items, delivered into a bucket that only the account can open. */
import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { DataAwsPartition } from "@cdktf/provider-aws/lib/data-aws-partition";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformOutput, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { BillingExport } from "../modules/constructs/billing-export";
import { BILLING_INPUTS as I, billingInputs } from "../modules/constructs/billing-inputs";
import { expression } from "../modules/constructs/expression";
import { declareInputs } from "../modules/constructs/inputs";
import { fixName } from "../modules/constructs/logical-id";
import { ReportBucket } from "../modules/constructs/report-bucket";
import { BILLING_REGION } from "../modules/constructs/report-delivery";
import { declareBackend, type StateSettings } from "./backend";
import { requireVersions } from "./versions";

export interface BillingExportStackProps {
  /** Where Terraform keeps its state. */
  readonly state?: StateSettings;
}

/** The stack. Its id is `billing-export`. */
export class BillingExportStack extends TerraformStack {
  constructor(scope: Construct, id: string, { state }: BillingExportStackProps = {}) {
    super(scope, id);
    requireVersions(this);
    if (state) declareBackend(this, state);
    declareInputs(this, billingInputs);
    new AwsProvider(this, "aws", { region: expression(`var.${I.region}`) });
    const billing = new AwsProvider(this, "billing", { region: BILLING_REGION, alias: "billing" });
    fixName(new DataAwsPartition(this, "partition", {}), "data.aws_partition", "current");
    fixName(new DataAwsCallerIdentity(this, "caller"), "data.aws_caller_identity", "current");
    const { bucket, region, keyArn } = new ReportBucket(this, "reports");
    new BillingExport(this, "billing-export", { provider: billing, bucket, region });

    this.output("bucket", bucket, "Bucket with the reports: a vendor's cur_bucket_name.");
    this.output(
      "prefix",
      `"${expression(`var.${I.prefix}`)}/${expression(`var.${I.name}`)}"`,
      "Prefix of the reports in the bucket: a vendor's cur_report_prefix.",
    );
    this.output("region", region, "Region of the bucket: a vendor's aws_region.");
    this.output(
      "kms_key_arn",
      keyArn,
      "Key of the bucket: a vendor's cur_kms_key_arn. Empty: it has none of its own.",
    );
    this.output("name", `var.${I.name}`, "Name of the export.");
    this.output(
      "delivery_policy",
      "data.aws_iam_policy_document.delivery.json",
      "Policy of the bucket. One that exists already needs the statements that begin with Billing.",
    );
  }

  private output(name: string, value: string, description: string): void {
    new TerraformOutput(this, name, { value: expression(value), description, staticId: true });
  }
}
