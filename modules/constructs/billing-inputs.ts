/** Inputs of the billing export. */
import type { Input } from "../vendors/input";
import { BUCKET_NAME, KEY_PREFIX, REGION, TAGS } from "../vendors/rules";

/** The inputs by what they are for. */
export const BILLING_INPUTS = {
  region: "aws_region",
  bucket: "bucket_name",
  createBucket: "create_bucket",
  prefix: "report_prefix",
  name: "export_name",
  kind: "export_kind",
  granularity: "time_granularity",
  splitCost: "split_cost_allocation",
  encryption: "encryption",
  expireAfter: "expire_after_days",
  tags: "tags",
} as const;

const I = BILLING_INPUTS;

/** Inputs of the billing export's stack. */
export const billingInputs: readonly Input[] = [
  {
    name: I.region,
    type: "string",
    group: "Data",
    default: "us-east-1",
    description: "Region of the bucket. The export itself lives in us-east-1, whatever stands here.",
    example: "us-east-1",
    rules: REGION,
  },
  {
    name: I.bucket,
    type: "string",
    group: "Data",
    description: "Bucket that the reports are delivered to.",
    example: "my-org-cur-bucket",
    rules: BUCKET_NAME,
  },
  {
    name: I.createBucket,
    type: "bool",
    group: "Data",
    default: true,
    description:
      "Create the bucket. false: it exists, and its policy lets AWS deliver (see the output delivery_policy).",
    example: true,
    rules: [],
  },
  {
    name: I.prefix,
    type: "string",
    group: "Data",
    default: "cost-reports",
    description: "Prefix of the reports in the bucket.",
    example: "cost-reports",
    rules: KEY_PREFIX,
  },
  {
    name: I.name,
    type: "string",
    group: "Data",
    default: "cost-and-usage",
    description: "Name of the export; the reports lie under the prefix and this name.",
    example: "cost-and-usage",
    rules: [
      {
        kind: "pattern",
        pattern: "^[A-Za-z0-9_.-]{1,128}$",
        must: "be 1 to 128 letters, digits and _.-",
        remedy: "For example: cost-and-usage.",
      },
    ],
  },
  {
    name: I.kind,
    type: "string",
    group: "Data",
    default: "cur-2",
    description: "cur-2: a CUR 2.0 data export. cur-legacy: a Cost & Usage Report of the first kind.",
    example: "cur-2",
    rules: [oneOf("cur-2", "cur-legacy")],
  },
  {
    name: I.granularity,
    type: "string",
    group: "Data",
    default: "HOURLY",
    description: "How finely usage is reported.",
    example: "HOURLY",
    rules: [oneOf("HOURLY", "DAILY", "MONTHLY")],
  },
  {
    name: I.splitCost,
    type: "bool",
    group: "Data",
    default: false,
    description:
      "Split the costs of shared ECS and EKS clusters by container. It has to be enabled in the billing preferences as well.",
    example: false,
    rules: [],
  },
  {
    name: I.encryption,
    type: "string",
    group: "Data",
    default: "sse-s3",
    description: "Encryption of a new bucket: sse-s3, or sse-kms with a key of its own.",
    example: "sse-s3",
    rules: [oneOf("sse-s3", "sse-kms")],
  },
  {
    name: I.expireAfter,
    type: "number",
    group: "Data",
    default: 0,
    description: "Days after which reports in a new bucket are deleted. 0: never.",
    example: 730,
    rules: [
      {
        kind: "range",
        min: 0,
        max: 36500,
        must: "be a whole number between 0 and 36500",
        remedy: "730 is two years; 0 keeps the reports for ever.",
      },
    ],
  },
  {
    name: I.tags,
    type: "map",
    group: "Role",
    default: {},
    description: "Tags of everything that is created.",
    example: { owner: "platform" },
    rules: TAGS,
  },
];

function oneOf(...words: readonly string[]): Input["rules"][number] {
  return {
    kind: "pattern",
    pattern: `^(${words.join("|")})$`,
    must: `be one of ${words.join(", ")}`,
    remedy: `The default is ${words[0]}.`,
  };
}
