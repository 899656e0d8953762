/**
 * The billing export with the real Terraform. moto plays S3 and KMS; it plays neither Data Exports nor legacy reports,
 * whose calls go to a recorder (test/support/billing-endpoint.ts). Not shown here: that AWS accepts the query, that it
 * delivers into the bucket, and that it encrypts with the bucket's key.
 */
import { GetKeyPolicyCommand, KMSClient } from "@aws-sdk/client-kms";
import {
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketOwnershipControlsCommand,
  GetBucketPolicyCommand,
  GetPublicAccessBlockCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { COLUMNS, exportQuery, SPLIT_COST_COLUMNS } from "../../modules/billing-export/columns";
import type { PolicyDocument, PolicyStatement } from "../../modules/iam/policy";
import { startBillingEndpoint, type BillingEndpoint } from "../support/billing-endpoint";
import { MOTO_ACCOUNT, startMoto, type Moto } from "../support/moto";
import { runTerraform, terraform } from "../support/terraform";
import { initializedStack, writeValues } from "../support/workspace";
import type { InputValues } from "../../modules/vendors/literal";

const CREDENTIALS = { accessKeyId: "testing", secretAccessKey: "testing" };
const BUCKET = "my-org-cur-bucket";

let moto: Moto;
let billing: BillingEndpoint;
let stack: string;
let environment: Readonly<Record<string, string>>;

beforeAll(async () => {
  [moto, billing] = await Promise.all([startMoto(), startBillingEndpoint()]);
  environment = { ...moto.environment, ...billing.environment };
  stack = await initializedStack("billing-export", { AWS_ONBOARDING_STACKS: "billing-export" });
});
afterAll(async () => {
  await moto.stop();
  await billing.stop();
});

function give(values: InputValues): void {
  writeValues(stack, "terraform.tfvars.json", values);
}

async function outputs(): Promise<Readonly<Record<string, string>>> {
  const { stdout } = await terraform(stack, ["output", "-json"], environment);
  const all = JSON.parse(stdout) as Record<string, { readonly value: string }>;
  return Object.fromEntries(Object.entries(all).map(([name, { value }]) => [name, value]));
}

/** What Terraform says, on one line, when it refuses to plan. */
async function refusal(): Promise<string> {
  const { code, output } = await runTerraform(stack, ["plan", "-no-color"], environment);
  expect(code).not.toBe(0);
  return output.replace(/[\s│]+/g, " ");
}

const run = (args: readonly string[]) => terraform(stack, [...args, "-no-color"], environment);

function s3(): S3Client {
  return new S3Client({
    endpoint: moto.endpoint,
    region: "eu-central-1",
    credentials: CREDENTIALS,
    forcePathStyle: true,
  });
}

const SOURCES = {
  StringEquals: { "aws:SourceAccount": MOTO_ACCOUNT },
  StringLike: {
    "aws:SourceArn": [
      `arn:aws:bcm-data-exports:us-east-1:${MOTO_ACCOUNT}:export/*`,
      `arn:aws:cur:us-east-1:${MOTO_ACCOUNT}:definition/*`,
    ],
  },
};

function statement(document: string | undefined, sid: string): PolicyStatement | undefined {
  const { Statement } = JSON.parse(document ?? "{}") as PolicyDocument;
  return (Statement as readonly PolicyStatement[]).find(({ Sid }) => Sid === sid);
}

test("a new bucket is closed to everybody but the owner and AWS's delivery for this account", async () => {
  give({ bucket_name: BUCKET, aws_region: "eu-central-1", encryption: "sse-kms", expire_after_days: 730 });
  await run(["apply", "-auto-approve"]);
  const client = s3();
  const ofBucket = { Bucket: BUCKET };
  const { PublicAccessBlockConfiguration } = await client.send(new GetPublicAccessBlockCommand(ofBucket));
  expect(PublicAccessBlockConfiguration).toEqual({
    BlockPublicAcls: true,
    BlockPublicPolicy: true,
    IgnorePublicAcls: true,
    RestrictPublicBuckets: true,
  });
  const { OwnershipControls } = await client.send(new GetBucketOwnershipControlsCommand(ofBucket));
  expect(OwnershipControls?.Rules).toEqual([{ ObjectOwnership: "BucketOwnerEnforced" }]);
  const { Rules } = await client.send(new GetBucketLifecycleConfigurationCommand(ofBucket));
  expect(Rules).toMatchObject([
    {
      Status: "Enabled",
      Expiration: { Days: 730 },
      AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
    },
  ]);
  const { Policy } = await client.send(new GetBucketPolicyCommand(ofBucket));
  expect(statement(Policy, "TlsOnly")).toMatchObject({
    Effect: "Deny",
    Principal: { AWS: "*" },
    Action: "s3:*",
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  });
  for (const sid of ["BillingDelivers", "BillingChecksTheBucket"]) {
    const found = statement(Policy, sid);
    expect(found?.Principal).toEqual({
      Service: ["billingreports.amazonaws.com", "bcm-data-exports.amazonaws.com"],
    });
    expect(found?.Condition).toEqual(SOURCES);
  }
  expect(statement(Policy, "BillingDelivers")).toMatchObject({
    Action: "s3:PutObject",
    Resource: `arn:aws:s3:::${BUCKET}/*`,
  });
});

test("with a key of its own, which AWS may use for this account's reports alone", async () => {
  const { kms_key_arn: arn = "" } = await outputs();
  const kms = new KMSClient({ endpoint: moto.endpoint, region: "eu-central-1", credentials: CREDENTIALS });
  const { Policy } = await kms.send(new GetKeyPolicyCommand({ KeyId: arn, PolicyName: "default" }));
  expect(statement(Policy, "BillingEncrypts")).toMatchObject({
    Action: ["kms:GenerateDataKey", "kms:Decrypt"],
    Condition: SOURCES,
  });
  const encryption = await s3().send(new GetBucketEncryptionCommand({ Bucket: BUCKET }));
  expect(encryption.ServerSideEncryptionConfiguration?.Rules).toMatchObject([
    {
      ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms", KMSMasterKeyID: arn },
      BucketKeyEnabled: true,
    },
  ]);
});

test("the export is asked for in us-east-1, with the frozen columns, hourly, by resource", async () => {
  expect(billing.regions()).toEqual(new Set(["us-east-1"]));
  expect(billing.kept()).toMatchObject([
    {
      Name: "cost-and-usage",
      DataQuery: {
        QueryStatement: exportQuery(COLUMNS),
        TableConfigurations: {
          COST_AND_USAGE_REPORT: {
            TIME_GRANULARITY: "HOURLY",
            INCLUDE_RESOURCES: "TRUE",
            INCLUDE_SPLIT_COST_ALLOCATION_DATA: "FALSE",
            BILLING_VIEW_ARN: `arn:aws:billing::${MOTO_ACCOUNT}:billingview/primary`,
          },
        },
      },
      DestinationConfigurations: {
        S3Destination: {
          S3Bucket: BUCKET,
          S3Prefix: "cost-reports",
          S3Region: "eu-central-1",
          S3OutputConfigurations: { Format: "PARQUET", Overwrite: "OVERWRITE_REPORT" },
        },
      },
      RefreshCadence: { Frequency: "SYNCHRONOUS" },
    },
  ]);
  expect(await outputs()).toMatchObject({
    bucket: BUCKET,
    prefix: "cost-reports/cost-and-usage",
    region: "eu-central-1",
    name: "cost-and-usage",
  });
  await run(["plan", "-detailed-exitcode"]);
});

test("another kind replaces the export and leaves the bucket; the bucket and its key cannot be destroyed", async () => {
  const values: InputValues = { bucket_name: BUCKET, aws_region: "eu-central-1", encryption: "sse-kms" };
  give({ ...values, expire_after_days: 730, export_kind: "cur-legacy", split_cost_allocation: true });
  await run(["apply", "-auto-approve"]);
  expect(billing.kept()).toMatchObject([
    {
      ReportName: "cost-and-usage",
      TimeUnit: "HOURLY",
      Format: "Parquet",
      Compression: "Parquet",
      AdditionalSchemaElements: expect.arrayContaining([
        "RESOURCES",
        "SPLIT_COST_ALLOCATION_DATA",
      ]) as unknown,
      ReportVersioning: "OVERWRITE_REPORT",
      RefreshClosedReports: true,
      S3Bucket: BUCKET,
      S3Region: "eu-central-1",
    },
  ]);
  const { code, output } = await runTerraform(stack, ["destroy", "-auto-approve", "-no-color"], environment);
  expect(code).not.toBe(0);
  expect(output).toContain("lifecycle.prevent_destroy");
});

describe("a bucket that exists", () => {
  beforeAll(async () => {
    // A state of its own: the new bucket stays where it is.
    stack = await initializedStack("billing-export", { AWS_ONBOARDING_STACKS: "billing-export" });
  });

  test("is left as it is", async () => {
    give({
      bucket_name: BUCKET,
      create_bucket: false,
      export_name: "second",
      split_cost_allocation: true,
    });
    const { output } = await run(["apply", "-auto-approve"]);
    expect(output).toContain("Resources: 1 added, 0 changed, 0 destroyed.");
    const kept = billing.kept().find((one) => one["Name"] === "second") as
      { readonly DataQuery: { readonly QueryStatement: string } } | undefined;
    expect(kept?.DataQuery.QueryStatement).toBe(exportQuery([...COLUMNS, ...SPLIT_COST_COLUMNS]));
    // The bucket's own region, not the one of the provider.
    expect(await outputs()).toMatchObject({ bucket: BUCKET, region: "eu-central-1", kms_key_arn: "" });
  });

  test("is refused with every fault at once", async () => {
    give({
      bucket_name: BUCKET,
      create_bucket: false,
      export_kind: "cur-3",
      time_granularity: "hourly",
      expire_after_days: -1,
      report_prefix: "/reports",
    });
    const message = await refusal();
    for (const fault of [
      "'export_kind' must be one of cur-2, cur-legacy",
      "'time_granularity' must be one of HOURLY, DAILY, MONTHLY",
      "'expire_after_days' must be a whole number between 0 and 36500",
      "'report_prefix' must be a key prefix",
    ]) {
      expect(message).toContain(fault);
    }
  });

  test("is not encrypted here", async () => {
    give({ bucket_name: BUCKET, create_bucket: false, encryption: "sse-kms" });
    expect(await refusal()).toContain("'encryption' must be sse-s3 when the bucket exists");
  });
});
