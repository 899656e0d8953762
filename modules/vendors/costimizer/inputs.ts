/** The inputs of Costimizer's shapes: the billing export, what the vendor's form asks for, and switches. */
import type { AwsManagedPolicy, Derived } from "../vendor";
import type { CrossRule } from "../rule";
import type { Input } from "../input";
import * as rules from "../rules";
import { region, toggle } from "../shared-inputs";

export const TITLE = "Costimizer";
export const PURPOSE = "analyses bills, discovers resources and proposes where less would do.";

/** Condition: a billing export's bucket is named. */
export const HAS_BUCKET = { set: "billing_bucket_name" } as const;

/** Region of the provider and of the export's bucket. */
export const exportRegion = region(
  "Region of the bucket with the billing export; the provider works in it too.",
);

/** Region of the provider where no export is read. */
export const providerRegion = region("Region that the provider works in.");

/** The export: its place, and its name and type, which the vendor's form asks for. */
export const exportInputs: readonly Input[] = [
  {
    name: "billing_export_type",
    type: "string",
    group: "Data",
    default: "cur-2.0",
    description: "Type of the billing export: cur-2.0 (Data Exports) or legacy-cur (Cost and Usage Report).",
    example: "cur-2.0",
    rules: [
      {
        kind: "pattern",
        pattern: "^(cur-2[.]0|legacy-cur)$",
        must: "be cur-2.0 or legacy-cur",
        remedy: "See Data Exports in the Billing console for the type.",
      },
    ],
  },
  {
    name: "billing_export_name",
    type: "string",
    group: "Data",
    default: "",
    description: "Name of the billing export. It is handed to Costimizer and changes no permission.",
    example: "costimizer-export",
    rules: [
      {
        kind: "pattern",
        pattern: "^[A-Za-z0-9!_.*'()-]{1,256}$",
        must: "be 1 to 256 letters, digits and !_.*'()-",
        remedy: "Copy the name from Data Exports in the Billing console.",
      },
    ],
  },
  {
    name: "billing_bucket_name",
    type: "string",
    group: "Data",
    default: "",
    description:
      "Bucket of the billing export. Empty: no export can be read, as in an account that pays for no others.",
    example: "my-org-billing-export",
    rules: rules.BUCKET_NAME,
  },
  {
    name: "billing_prefix",
    type: "string",
    group: "Data",
    default: "",
    description: "Prefix of the export in the bucket. Empty: the whole bucket can be read.",
    example: "exports",
    rules: rules.KEY_PREFIX,
  },
  {
    name: "billing_kms_key_arn",
    type: "string",
    group: "Data",
    default: "",
    description: "KMS key of the bucket, if its objects are encrypted with one (SSE-KMS). Empty: no key.",
    example: "arn:aws:kms:us-east-1:111122223333:key/11111111-2222-3333-4444-555555555555",
    rules: rules.KMS_KEY_ARN,
  },
  {
    name: "enterprise_discount_program",
    type: "bool",
    group: "Data",
    default: false,
    description:
      "Whether prices are reduced by an Enterprise Discount Program. Handed to Costimizer; changes no permission.",
    example: false,
    rules: [],
  },
];

export const exportDerived: Derived = {
  kind: "choice",
  name: "billing_key_prefix",
  when: { set: "billing_prefix" },
  then: (v) => `${v.text("billing_prefix")}/`,
  otherwise: () => "",
};

export const exportCrossRules: readonly CrossRule[] = ["billing_prefix", "billing_kms_key_arn"].map(
  (field) => ({
    field,
    must: "come with billing_bucket_name",
    remedy: "Name the bucket, or leave this empty.",
    when: { set: field },
    require: { kind: "holds", that: HAS_BUCKET },
  }),
);

const READ_EVERYTHING = "attach_read_only_access";

/** The policy that the vendor's guide attaches, off by default. */
export const readOnlyAccessSwitch = toggle(
  READ_EVERYTHING,
  false,
  "Attach AWS's ReadOnlyAccess, as Costimizer's guide does. It reads the content of nearly everything: S3 objects, DynamoDB items, log events, queue messages. What is granted without it is enough for costs and discovery.",
);

export const readOnlyAccess: AwsManagedPolicy = {
  name: "ReadOnlyAccess",
  enabledBy: { on: READ_EVERYTHING },
  dataClass: "content",
  summary:
    "WARNING, AWS's ReadOnlyAccess: read nearly all content of the account, S3 objects, DynamoDB items, log events and queue messages included; AWS adds to it without asking",
};
