/** Value sets of the other vendors' inputs that the tests share: by vendor, by what they show. */
import type { InputValues } from "../../modules/vendors/literal";

const KEY = "arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555";
const FROM_VENDOR = { external_id: "first-id-4f1c" };

const ALETHIA = {
  external_id: "3f1c9a52-7d0e-4f6b-9a51-first-id-4f1c",
  alethia_account_id: "999988887777",
  dns_domain: "apps.example.com",
};

/** Everything has to be valid; the first set of each vendor is what has to be given. */
export const VENDOR_VALUE_SETS: Readonly<Record<string, Readonly<Record<string, InputValues>>>> = {
  alethia: {
    "required values": { ...ALETHIA },
    everything: {
      ...ALETHIA,
      enable_secret_values: true,
      enable_bucket_content: true,
      enable_workload_data: true,
    },
    "every switch off": {
      ...ALETHIA,
      ...Object.fromEntries(
        [
          "ec2",
          "eks",
          "rds",
          "elasticache",
          "route53",
          "secrets_manager",
          "dynamodb",
          "sqs_sns",
          "ecr",
          "s3",
          "iam",
          "acm",
          "waf",
        ].map((service) => [`enable_${service}`, false]),
      ),
    },
  },
  costimizer: {
    "required values": { ...FROM_VENDOR, costimizer_account_id: "999988887777" },
    "a billing export with a key": {
      ...FROM_VENDOR,
      costimizer_account_id: "999988887777",
      aws_region: "eu-central-1",
      billing_bucket_name: "my-org-billing-export",
      billing_prefix: "exports/daily",
      billing_kms_key_arn: KEY,
      enable_resource_discovery: false,
    },
  },
  "costimizer-payer-user": {
    "required values": { user_path: "/vendors/" },
    everything: {
      billing_bucket_name: "my-org-billing-export",
      billing_prefix: "exports",
      billing_kms_key_arn: KEY,
      attach_read_only_access: true,
      user_path: "/vendors/",
    },
  },
  "costimizer-linked-user": {
    "required values": {},
    ReadOnlyAccess: { attach_read_only_access: true },
  },
  authomize: {
    "required values": { ...FROM_VENDOR, authomize_account_id: "999988887777" },
    "every switch on": {
      ...FROM_VENDOR,
      authomize_account_id: "999988887777",
      aws_region: "eu-central-1",
      cloudtrail_bucket_name: "my-org-cloudtrail",
      cloudtrail_prefix: "AWSLogs/111122223333/CloudTrail",
      cloudtrail_kms_key_arn: KEY,
      enable_identity_center: true,
    },
    "trusts a user of another account of the customer": {
      ...FROM_VENDOR,
      authomize_account_id: "111122223333",
      vendor_role_arn: "arn:aws:iam::111122223333:user/authomize",
      enable_resource_policies: false,
    },
  },
  "authomize-user": {
    "required values": { role_arns: ["arn:aws:iam::111122223333:role/AuthomizeReadOnly"] },
    "two accounts": {
      role_arns: [
        "arn:aws:iam::111122223333:role/AuthomizeReadOnly",
        "arn:aws:iam::444455556666:role/AuthomizeReadOnly",
      ],
    },
  },
  "axiom-layer": {
    "required values": { ...FROM_VENDOR, axiom_layer_account_id: "999988887777" },
    "every switch on": {
      ...FROM_VENDOR,
      axiom_layer_account_id: "999988887777",
      enable_mfa_state: true,
      enable_key_activity: true,
    },
  },
  "axiom-layer-user": {
    "required values": { user_path: "/vendors/" },
    "every switch on": { enable_mfa_state: true, enable_key_activity: true, user_path: "/vendors/" },
  },
};
