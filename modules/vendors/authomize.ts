/** Authomize: who has access to what. A role for each account, and the user with a key of the vendor's older guide. */
import * as grants from "../grants";
import type { Input } from "./input";
import { eachManaged } from "./policy-plan";
import { ROLE_INPUTS, roleInputs } from "./role-inputs";
import * as rules from "./rules";
import { region, toggle, vendorAccount } from "./shared-inputs";
import { trustDerived, trustStatements, trustSummary, TRUST_INPUTS } from "./trust";
import { trustCrossRules, trustInputs } from "./trust-inputs";
import { USER_INPUTS, userInputs, userSummary } from "./user-inputs";
import type { RoleVendor, UserVendor } from "./vendor";

const ACCOUNT = "authomize_account_id";
const TITLE = "Authomize";
const BUCKET = { set: "cloudtrail_bucket_name" } as const;

const vendorInputs: readonly Input[] = [
  {
    ...vendorAccount(ACCOUNT, TITLE),
    description:
      "AWS account that Authomize assumes the role from. With the older way in, the account of the user authomize-user creates.",
  },
  ...trustInputs(TITLE).map((input): Input => {
    if (input.name !== TRUST_INPUTS.vendorRole || input.type !== "string") return input;
    return {
      ...input,
      description:
        "Trust this one role or user of the account in authomize_account_id instead of the whole account. Empty: the whole account.",
      rules: rules.PRINCIPAL_ARN,
    };
  }),
];

const dataInputs: readonly Input[] = [
  region("Region of the trail's bucket; the provider works in it too."),
  {
    name: "cloudtrail_bucket_name",
    type: "string",
    group: "Data",
    default: "",
    description: "Bucket of a trail that logs management events only. Empty: no log files can be read.",
    example: "my-org-cloudtrail",
    rules: rules.BUCKET_NAME,
  },
  {
    name: "cloudtrail_prefix",
    type: "string",
    group: "Data",
    default: "",
    description:
      "Prefix of the account's log files in the bucket, down to CloudTrail. Digests and insights lie elsewhere.",
    example: "AWSLogs/111122223333/CloudTrail",
    rules: rules.KEY_PREFIX,
  },
  {
    name: "cloudtrail_kms_key_arn",
    type: "string",
    group: "Data",
    default: "",
    description: "KMS key of the trail, if its log files are encrypted with one. Empty: no key.",
    example: "arn:aws:kms:us-east-1:111122223333:key/11111111-2222-3333-4444-555555555555",
    rules: rules.KMS_KEY_ARN,
  },
  toggle("enable_resource_policies", true, "Let Authomize list buckets and keys and read their policies."),
  toggle(
    "enable_identity_center",
    false,
    "Let Authomize read IAM Identity Center. Useful in the management or a delegated administrator account only.",
  ),
];

/** The role, one for each account. Across an organization a stack set creates it. */
export const authomize: RoleVendor = {
  id: "authomize",
  principal: "role",
  title: TITLE,
  purpose: "maps which people and programs have access to what in an AWS account.",
  region: "aws_region",
  inputs: [...vendorInputs, ...dataInputs, ...roleInputs({ roleName: "AuthomizeReadOnly" })],
  derived: [
    ...trustDerived(ACCOUNT),
    {
      kind: "choice",
      name: "cloudtrail_key_prefix",
      when: { set: "cloudtrail_prefix" },
      then: (v) => `${v.text("cloudtrail_prefix")}/`,
      otherwise: () => "",
    },
  ],
  crossRules: [
    ...trustCrossRules(ACCOUNT),
    {
      field: "cloudtrail_prefix",
      must: "be given together with cloudtrail_bucket_name",
      remedy: "Name the prefix down to CloudTrail, for example AWSLogs/111122223333/CloudTrail.",
      when: BUCKET,
      require: { kind: "holds", that: { set: "cloudtrail_prefix" } },
    },
    {
      field: "cloudtrail_kms_key_arn",
      must: "come with cloudtrail_bucket_name",
      remedy: "Name the bucket, or leave the key empty.",
      when: { set: "cloudtrail_kms_key_arn" },
      require: { kind: "holds", that: BUCKET },
    },
  ],
  role: ROLE_INPUTS,
  trust: trustStatements,
  trustSummary: trustSummary(TITLE),
  grants: [
    grants.identityInventory,
    grants.policyInventory,
    grants.network,
    grants.resourcePolicies({ on: "enable_resource_policies" }),
    grants.trailBucket({
      bucket: "cloudtrail_bucket_name",
      prefix: "cloudtrail_prefix",
      keyPrefix: "cloudtrail_key_prefix",
      enabledBy: BUCKET,
    }),
    grants.trailKey({
      key: "cloudtrail_kms_key_arn",
      bucket: "cloudtrail_bucket_name",
      region: "aws_region",
    }),
    grants.identityCenter({ on: "enable_identity_center" }),
  ],
};

const userGrants = [grants.assumeRoles({ roleArns: "role_arns" })];

/** The older way in: one user with a key, which assumes the role of each account. */
export const authomizeUser: UserVendor = {
  id: "authomize-user",
  principal: "user",
  title: TITLE,
  purpose: authomize.purpose,
  shapeOf: "authomize",
  region: "aws_region",
  inputs: [
    region("Region that the provider works in."),
    {
      name: "role_arns",
      type: "list",
      group: "Data",
      description: "Roles that the user may assume: the role_arn of each account.",
      example: ["arn:aws:iam::111122223333:role/AuthomizeReadOnly"],
      rules: rules.ROLE_ARN,
    },
    ...userInputs({ userName: "authomize" }),
  ],
  derived: [],
  crossRules: [],
  user: USER_INPUTS,
  trustSummary: userSummary(TITLE),
  grants: userGrants,
  managedPolicies: eachManaged(userGrants),
};
