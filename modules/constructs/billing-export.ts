/** The export itself: CUR 2.0, or a legacy Cost & Usage Report. Both live in us-east-1. */
import { BcmdataexportsExport } from "@cdktf/provider-aws/lib/bcmdataexports-export";
import { CurReportDefinition } from "@cdktf/provider-aws/lib/cur-report-definition";
import { Token, type Precondition, type TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { COLUMNS, exportQuery, SPLIT_COST_COLUMNS } from "../billing-export/columns";
import { BILLING_INPUTS as I } from "./billing-inputs";
import { expression, quoted } from "./expression";
import { fixName } from "./logical-id";

export interface BillingExportProps {
  /** The provider in us-east-1. */
  readonly provider: TerraformProvider;
  /** Terraform expressions, without braces. */
  readonly bucket: string;
  readonly region: string;
}

const PRECONDITIONS: Precondition[] = [
  {
    condition: expression('data.aws_partition.current.partition == "aws"'),
    errorMessage:
      "The export can be made in the commercial partition alone. GovCloud is billed through its commercial account: deploy there. In China make it in the console.",
  },
  {
    condition: expression(`var.${I.createBucket} || var.${I.encryption} == "sse-s3"`),
    errorMessage: `'${I.encryption}' must be sse-s3 when the bucket exists. Its encryption is set where the bucket is made.`,
  },
];

/** Both kinds; one of them exists. */
export class BillingExport extends Construct {
  constructor(scope: Construct, id: string, props: BillingExportProps) {
    super(scope, id);
    this.declareDataExport(props);
    this.declareLegacyReport(props);
  }

  private declareDataExport({ provider, bucket, region }: BillingExportProps): void {
    const split = `var.${I.splitCost}`;
    const words = (condition: string) => expression(`${condition} ? "TRUE" : "FALSE"`);
    const account = expression("data.aws_caller_identity.current.account_id");
    const partition = expression("data.aws_partition.current.partition");
    const resource = new BcmdataexportsExport(this, "data-export", {
      provider,
      count: Token.asNumber(expression(`var.${I.kind} == "cur-2" ? 1 : 0`)),
      tags: Token.asStringMap(expression(`var.${I.tags}`)),
      lifecycle: { precondition: PRECONDITIONS },
    });
    const columns = (more: readonly string[]) => quoted(exportQuery([...COLUMNS, ...more]));
    resource.addOverride("export", [
      {
        name: expression(`var.${I.name}`),
        data_query: [
          {
            query_statement: expression(`${split} ? ${columns(SPLIT_COST_COLUMNS)} : ${columns([])}`),
            table_configurations: {
              COST_AND_USAGE_REPORT: {
                // AWS adds these two by itself, and the provider takes what is added for a fault.
                BILLING_VIEW_ARN: `arn:${partition}:billing::${account}:billingview/primary`,
                INCLUDE_MANUAL_DISCOUNT_COMPATIBILITY: "FALSE",
                INCLUDE_RESOURCES: "TRUE",
                INCLUDE_SPLIT_COST_ALLOCATION_DATA: words(split),
                TIME_GRANULARITY: expression(`var.${I.granularity}`),
              },
            },
          },
        ],
        destination_configurations: [
          {
            s3_destination: [
              {
                s3_bucket: expression(bucket),
                s3_prefix: expression(`var.${I.prefix}`),
                s3_region: expression(region),
                s3_output_configurations: [
                  {
                    compression: "PARQUET",
                    format: "PARQUET",
                    output_type: "CUSTOM",
                    overwrite: "OVERWRITE_REPORT",
                  },
                ],
              },
            ],
          },
        ],
        refresh_cadence: [{ frequency: "SYNCHRONOUS" }],
      },
    ]);
    resource.addOverride("depends_on", ["aws_s3_bucket_policy.reports"]);
    fixName(resource, "aws_bcmdataexports_export", "reports");
  }

  private declareLegacyReport({ provider, bucket, region }: BillingExportProps): void {
    const resource = new CurReportDefinition(this, "legacy-report", {
      provider,
      count: Token.asNumber(expression(`var.${I.kind} == "cur-legacy" ? 1 : 0`)),
      reportName: expression(`var.${I.name}`),
      timeUnit: expression(`var.${I.granularity}`),
      format: "Parquet",
      compression: "Parquet",
      additionalSchemaElements: Token.asList(
        expression(`var.${I.splitCost} ? ["RESOURCES", "SPLIT_COST_ALLOCATION_DATA"] : ["RESOURCES"]`),
      ),
      s3Bucket: expression(bucket),
      s3Prefix: expression(`var.${I.prefix}`),
      s3Region: expression(region),
      reportVersioning: "OVERWRITE_REPORT",
      refreshClosedReports: true,
      tags: Token.asStringMap(expression(`var.${I.tags}`)),
      lifecycle: { precondition: PRECONDITIONS },
    });
    resource.addOverride("depends_on", ["aws_s3_bucket_policy.reports"]);
    fixName(resource, "aws_cur_report_definition", "reports");
  }
}
