/** Value sets of Argmin's inputs that the tests share. */
import type { InputValues } from "../../modules/vendors/literal";

/** What has to be given. */
export const ARGMIN_VALUES: InputValues = {
  argmin_account_id: "999988887777",
  external_id: "first-id-4f1c",
  cur_bucket_name: "my-org-cur-bucket",
};

const OIDC: InputValues = {
  oidc_provider_arn: "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com",
  oidc_subjects: [
    "repo:my-org/infrastructure:environment:production",
    "repo:my-org/tools:ref:refs/heads/main",
  ],
};

const OFF: InputValues = {
  enable_bedrock_access: false,
  enable_log_events: false,
  enable_identity_inventory: false,
  enable_organizations_read: false,
};

/** What differs from the required values alone. */
export const ARGMIN_VALUE_SETS: Readonly<Record<string, InputValues>> = {
  "required values alone": {},
  prefix: { cur_report_prefix: "cost-reports/daily" },
  "kms key": {
    aws_region: "eu-central-1",
    cur_kms_key_arn: "arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555",
  },
  "bedrock off": { enable_bedrock_access: false },
  rotation: {
    external_id: "second-id-9ab0",
    previous_external_id: "first-id-4f1c",
    previous_external_id_expires_at: "2027-01-31T00:00:00Z",
  },
  "workload identity": OIDC,
  "every switch off": OFF,
  verifiers: {
    verifier_principal_arns: [
      "arn:aws:iam::111122223333:role/platform-engineer",
      "arn:aws:iam::111122223333:user/security/auditor",
    ],
  },
  everything: {
    ...OIDC,
    external_id: "second-id-9ab0",
    previous_external_id: "first-id-4f1c",
    access_expires_at: "2027-12-31T00:00:00Z",
    vendor_role_arn: "arn:aws:iam::999988887777:role/readers/argmin",
    verifier_principal_arns: ["arn:aws:iam::111122223333:role/platform-engineer"],
    cur_report_prefix: "cost-reports",
    cur_kms_key_arn: "arn:aws:kms:us-east-1:111122223333:key/11111111-2222-3333-4444-555555555555",
    bedrock_log_group: "bedrock-invocations",
    role_name: "VendorArgmin",
    role_path: "/vendors/",
    permissions_boundary_arn: "arn:aws:iam::111122223333:policy/vendor-boundary",
    max_session_duration: 7200,
    tags: { owner: "platform", "cost-center": "1234" },
  },
};
