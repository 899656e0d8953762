/** The faults of the matrix: what is put wrong, and everything that must be said of it. */
import type { SandboxFault } from "../../modules/sandbox/fault";
import type { InputValues } from "../../modules/vendors/literal";
import type { Run } from "./run-in-sandbox";

const VERIFIER = "arn:aws:iam::111122223333:user/verifier";
/** The values of the matrix: a user of the customer's account verifies, so that drift can be read too. */
export const GIVEN: InputValues = {
  argmin_account_id: "999988887777",
  external_id: "first-id-4f1c",
  cur_bucket_name: "my-org-cur-bucket",
  cur_report_prefix: "reports",
  verifier_principal_arns: [VERIFIER],
};

/** What a run must come to: its exit code and everything that is not as promised. */
export type Case = readonly [
  name: string,
  change: Partial<Run>,
  exitCode: number,
  troubles: readonly string[],
];

const faulty = (...faults: readonly SandboxFault[]): Partial<Run> => ({ faults });

/** A request goes wrong, on each part of a run. */
export const REQUEST_FAULTS: readonly Case[] = [
  [
    "the caller is throttled",
    faulty({ kind: "throttle", match: "sts:GetCallerIdentity" }),
    3,
    ["caller identity throttled"],
  ],
  [
    "STS fails for the caller",
    faulty({ kind: "server-error", match: "sts:GetCallerIdentity" }),
    3,
    ["caller identity server-error"],
  ],
  [
    "a connection is cut for the caller",
    faulty({ kind: "cut", match: "sts:GetCallerIdentity" }),
    3,
    ["caller identity connection-failed"],
  ],
  [
    "AssumeRole is throttled",
    faulty({ kind: "throttle", match: "sts:AssumeRole" }),
    3,
    [
      "trust changed-case throttled",
      "trust none throttled",
      "trust right throttled",
      "trust wrong throttled",
    ],
  ],
  [
    "AssumeRole fails",
    faulty({ kind: "server-error", match: "sts:AssumeRole" }),
    3,
    [
      "trust changed-case server-error",
      "trust none server-error",
      "trust right server-error",
      "trust wrong server-error",
    ],
  ],
  [
    "a probe is throttled",
    faulty({ kind: "throttle", match: "ce:GetCostAndUsage" }),
    3,
    ["probe cost-explorer/costs throttled"],
  ],
  [
    "a probe is throttled for a while",
    faulty({ kind: "throttle", match: "s3:ListObjectsV2", times: 4 }),
    0,
    [],
  ],
  [
    "a probe fails",
    faulty({ kind: "server-error", match: "bedrock:ListFoundationModels" }),
    3,
    ["probe bedrock/models server-error"],
  ],
  [
    "a probe is cut",
    faulty({ kind: "cut", match: "logs:DescribeLogGroups" }),
    3,
    ["probe logs/groups connection-failed"],
  ],
  [
    "a probe is slow",
    { ...faulty({ kind: "slow", match: "pricing:DescribeServices", milliseconds: 5000 }), timeout: 900 },
    3,
    ["probe pricing/services timed-out"],
  ],
  [
    "a canary is throttled",
    faulty({ kind: "throttle", match: "cloudwatch:SetAlarmState" }),
    3,
    ["canary cloudwatch/set-alarm throttled"],
  ],
  [
    "a canary fails",
    faulty({ kind: "server-error", match: "s3:UploadPart" }),
    3,
    ["canary cur-bucket/write server-error"],
  ],
  [
    "a canary is cut",
    faulty({ kind: "cut", match: "ce:DeleteAnomalyMonitor" }),
    3,
    ["canary cost-explorer/delete-monitor connection-failed"],
  ],
  [
    "drift is throttled",
    faulty({ kind: "throttle", match: "iam:GetRole" }),
    3,
    ["drift boundary throttled", "drift trust throttled"],
  ],
  [
    "reading drift fails",
    faulty({ kind: "server-error", match: "iam:ListRolePolicies" }),
    3,
    ["drift policies server-error"],
  ],
  [
    "reading drift is cut",
    faulty({ kind: "cut", match: "iam:ListAttachedRolePolicies" }),
    3,
    ["drift attached connection-failed"],
  ],
];

/** The account is not as described. */
export const ACCOUNT_FAULTS: readonly Case[] = [
  ["nothing", {}, 0, []],
  [
    "an SCP refuses a probe",
    faulty({ kind: "scp-deny", action: "s3:GetObject" }),
    1,
    ["probe cur-bucket/read blocked-by-service-control-policy"],
  ],
  [
    "an SCP refuses a canary, which says nothing of the role",
    faulty({ kind: "scp-deny", action: "ce:DeleteAnomalyMonitor" }),
    0,
    ["canary cost-explorer/delete-monitor refused-by-another-layer"],
  ],
  [
    "a permission is missing",
    faulty({ kind: "missing-permission", action: "pricing:DescribeServices" }),
    1,
    ["drift policy/pricing/ReadPriceList statement-narrowed", "probe pricing/services not-granted"],
  ],
  [
    "a write is allowed",
    faulty({ kind: "extra-permission", action: "logs:DeleteSubscriptionFilter" }),
    2,
    [
      "canary logs/delete-filter write-allowed",
      "drift policy/extra-logs-DeleteSubscriptionFilter policy-added",
    ],
  ],
  [
    "a write is allowed that no canary tries",
    faulty({ kind: "extra-permission", action: "ec2:TerminateInstances" }),
    2,
    ["drift policy/extra-ec2-TerminateInstances policy-added"],
  ],
  [
    "the whole bucket can be listed",
    faulty({ kind: "extra-permission", action: "s3:ListBucket" }),
    2,
    ["drift policy/extra-s3-ListBucket policy-added", "probe cur-bucket/list-neighbour read-outside-scope"],
  ],
  [
    "the account's buckets can be listed",
    faulty({ kind: "extra-permission", action: "s3:ListAllMyBuckets" }),
    2,
    [
      "drift policy/extra-s3-ListAllMyBuckets policy-added",
      "probe cur-bucket/list-buckets read-outside-scope",
    ],
  ],
  [
    "every log group can be read",
    faulty({ kind: "extra-permission", action: "logs:FilterLogEvents" }),
    2,
    [
      "drift policy/extra-logs-FilterLogEvents policy-added",
      "probe logs/filter-elsewhere read-outside-scope",
    ],
  ],
  [
    "a finding outranks what is inconclusive, which outranks a gap",
    faulty(
      { kind: "extra-permission", action: "logs:DeleteSubscriptionFilter" },
      { kind: "server-error", match: "ce:GetCostAndUsage" },
      { kind: "missing-permission", action: "pricing:DescribeServices" },
    ),
    2,
    [
      "canary logs/delete-filter write-allowed",
      "drift policy/extra-logs-DeleteSubscriptionFilter policy-added",
      "drift policy/pricing/ReadPriceList statement-narrowed",
      "probe cost-explorer/costs server-error",
      "probe pricing/services not-granted",
    ],
  ],
  [
    "the trust policy lost its external ID",
    faulty({ kind: "no-external-id" }),
    2,
    [
      "drift trust/Vendor statement-changed",
      "drift trust/Verifier statement-changed",
      "trust changed-case admitted-with-changed-case",
      "trust none admitted-without-external-id",
      "trust wrong admitted-with-wrong-external-id",
    ],
  ],
  [
    "the bucket is elsewhere",
    faulty({ kind: "bucket-region", region: "eu-west-1" }),
    0,
    ["probe bucket/my-org-cur-bucket bucket-in-another-region"],
  ],
  [
    "the bucket is empty",
    faulty({ kind: "empty-bucket" }),
    0,
    ["probe cur-bucket/list no-object-under-prefix"],
  ],
];
