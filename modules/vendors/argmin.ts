/** Argmin: analyses the costs of an account and of its use of AI models. */
import * as grants from "../grants";
import type { Input } from "./input";
import { ROLE_INPUTS, roleInputs } from "./role-inputs";
import * as rules from "./rules";
import { trustDerived, trustStatements, trustSummary } from "./trust";
import { trustCrossRules, trustInputs } from "./trust-inputs";
import type { RoleVendor } from "./vendor";

const inputs: readonly Input[] = [
  {
    name: "argmin_account_id",
    type: "string",
    group: "Vendor",
    description: "AWS account that Argmin assumes the role from.",
    example: "999988887777",
    rules: rules.accountId("Copy the account ID from Argmin's onboarding page."),
  },
  ...trustInputs("Argmin"),
  {
    name: "aws_region",
    type: "string",
    group: "Data",
    default: "us-east-1",
    description: "Region of the bucket with the Cost & Usage Reports; the provider works in it too.",
    example: "us-east-1",
    rules: rules.REGION,
  },
  {
    name: "cur_bucket_name",
    type: "string",
    group: "Data",
    description: "Bucket with the Cost & Usage Reports.",
    example: "my-org-cur-bucket",
    rules: rules.BUCKET_NAME,
  },
  {
    name: "cur_report_prefix",
    type: "string",
    group: "Data",
    default: "",
    description: "Prefix of the reports in the bucket. Empty: the whole bucket can be read.",
    example: "cost-reports",
    rules: rules.KEY_PREFIX,
  },
  {
    name: "cur_kms_key_arn",
    type: "string",
    group: "Data",
    default: "",
    description: "KMS key of the bucket, if its objects are encrypted with one (SSE-KMS). Empty: no key.",
    example: "arn:aws:kms:us-east-1:111122223333:key/11111111-2222-3333-4444-555555555555",
    rules: rules.KMS_KEY_ARN,
  },
  {
    name: "bedrock_log_group",
    type: "string",
    group: "Data",
    default: "/aws/bedrock/*",
    description:
      "Log group with Bedrock's model invocation logs, or the beginning of its name followed by *.",
    example: "/aws/bedrock/*",
    rules: rules.LOG_GROUP,
  },
  toggle("enable_bedrock_access", "Let Argmin list Bedrock's models, profiles and logging configuration."),
  toggle(
    "enable_log_events",
    "Let Argmin read log events of bedrock_log_group, which may hold prompts and answers.",
  ),
  toggle("enable_identity_inventory", "Let Argmin list the account's roles and users."),
  toggle("enable_organizations_read", "Let Argmin walk the organization's units and accounts."),
  ...roleInputs({ roleName: "ArgminReadOnly" }),
];

function toggle(name: string, description: string): Input {
  return { name, type: "bool", group: "Switches", default: true, description, example: true, rules: [] };
}

/** What Argmin is granted: reads of costs, usage, models, metrics, invocation logs and the account's structure. */
export const argmin: RoleVendor = {
  id: "argmin",
  principal: "role",
  title: "Argmin",
  purpose: "analyses what an AWS account and its use of AI models cost, and where less would do.",
  region: "aws_region",
  inputs,
  derived: [
    ...trustDerived("argmin_account_id"),
    {
      kind: "choice",
      name: "cur_key_prefix",
      when: { set: "cur_report_prefix" },
      then: (v) => `${v.text("cur_report_prefix")}/`,
      otherwise: () => "",
    },
  ],
  crossRules: trustCrossRules("argmin_account_id"),
  role: ROLE_INPUTS,
  trust: trustStatements,
  trustSummary: trustSummary("Argmin"),
  grants: [
    grants.costExplorer,
    grants.pricing,
    grants.reportBucket({
      bucket: "cur_bucket_name",
      prefix: "cur_report_prefix",
      keyPrefix: "cur_key_prefix",
    }),
    grants.reportKey({ key: "cur_kms_key_arn", bucket: "cur_bucket_name", region: "aws_region" }),
    grants.bedrock({ on: "enable_bedrock_access" }, "bedrock_log_group"),
    grants.cloudwatch,
    grants.logs({ logGroup: "bedrock_log_group", enabledBy: { on: "enable_log_events" } }),
    grants.cloudtrail,
    grants.identity({ on: "enable_identity_inventory" }),
    grants.organizations({ on: "enable_organizations_read" }),
  ],
};
