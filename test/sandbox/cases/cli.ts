/** What the AWS CLI is asked to do, as its words. */

/** The bucket and one of its objects. */
export const BUCKET = "my-org-cur-bucket";
export const KEY = "reports/argmin/20261101-20261201/argmin-Manifest.json";
const MODEL = "anthropic.claude-3-haiku-20240307-v1:0";
const period = ["--time-period", "Start=2026-11-20,End=2026-11-21"];

/** Calls of the grants: allowed to the vendor's role. */
export const GRANTED: readonly (readonly string[])[] = [
  ["ce", "get-cost-and-usage", ...period, "--granularity", "DAILY", "--metrics", "UnblendedCost"],
  ["ce", "get-dimension-values", ...period, "--dimension", "SERVICE"],
  ["pricing", "describe-services", "--service-code", "AmazonEC2", "--max-items", "1"],
  ["pricing", "get-products", "--service-code", "AmazonEC2", "--max-items", "1"],
  ["s3api", "list-objects-v2", "--bucket", BUCKET, "--prefix", "reports/", "--max-items", "1"],
  ["s3api", "get-bucket-location", "--bucket", BUCKET],
  ["s3api", "head-object", "--bucket", BUCKET, "--key", KEY],
  ["s3api", "get-object", "--bucket", BUCKET, "--key", KEY, "--range", "bytes=0-0", "byte"],
  ["s3", "ls", `s3://${BUCKET}/reports/`],
  ["s3", "cp", `s3://${BUCKET}/${KEY}`, "manifest.json"],
  ["bedrock", "list-foundation-models"],
  ["bedrock", "get-foundation-model", "--model-identifier", MODEL],
  ["bedrock", "list-inference-profiles"],
  ["bedrock", "get-inference-profile", "--inference-profile-identifier", `us.${MODEL}`],
  ["bedrock", "list-custom-models"],
  ["bedrock", "list-provisioned-model-throughputs"],
  ["bedrock", "get-model-invocation-logging-configuration"],
  ["cloudwatch", "list-metrics", "--namespace", "AWS/Bedrock"],
  [
    ...["cloudwatch", "get-metric-statistics", "--namespace", "AWS/Bedrock", "--metric-name", "Invocations"],
    ...["--start-time", "2026-11-20T00:00:00Z", "--end-time", "2026-11-20T01:00:00Z", "--period", "60"],
  ],
  [
    ...["cloudwatch", "get-metric-data", "--metric-data-queries", '[{"Id":"m1","Expression":"1"}]'],
    ...["--start-time", "2026-11-20T00:00:00Z", "--end-time", "2026-11-20T01:00:00Z"],
  ],
  ["logs", "describe-log-groups"],
  ["logs", "describe-log-streams", "--log-group-name", "/aws/bedrock/invocations"],
  ["logs", "filter-log-events", "--log-group-name", "/aws/bedrock/invocations", "--limit", "1"],
  ["cloudtrail", "lookup-events", "--max-results", "1"],
  ["iam", "list-roles", "--max-items", "1"],
  ["iam", "list-users", "--max-items", "1"],
  ["organizations", "describe-organization"],
  ["organizations", "list-roots"],
  ["organizations", "list-accounts"],
  ["organizations", "list-organizational-units-for-parent", "--parent-id", "r-abcd"],
  ["organizations", "list-tags-for-resource", "--resource-id", "r-abcd"],
];

const ARN = "arn:aws:iam::111122223333:policy/verify-none";
const report = ["--report-name", "verify-none"];

/** Calls that the role has no right to, with what somebody who has it gets. */
export const REFUSED: readonly (readonly [words: readonly string[], allowed: string])[] = [
  [["s3api", "list-buckets"], ""],
  [["secretsmanager", "get-secret-value", "--secret-id", "verify-none"], "ResourceNotFoundException"],
  [["cur", "describe-report-definitions"], ""],
  [["cur", "list-tags-for-resource", ...report], "ResourceNotFoundException"],
  [["cur", "untag-resource", ...report, "--tag-keys", "x"], "ResourceNotFoundException"],
  [["cur", "delete-report-definition", ...report], "ValidationException"],
  [["elb", "describe-load-balancers"], ""],
  [["elb", "delete-load-balancer", "--load-balancer-name", "verify-none"], ""],
  [
    ["bedrock-runtime", "invoke-model", "--model-id", MODEL, "--body", "{}", "out"],
    "Malformed input request",
  ],
  [["bedrock-runtime", "converse", "--model-id", "none"], "The provided model identifier is invalid"],
  [
    [
      "s3api",
      "upload-part",
      "--bucket",
      BUCKET,
      "--key",
      "reports/none",
      "--part-number",
      "1",
      "--upload-id",
      "x",
    ],
    "NoSuchUpload",
  ],
  [
    [
      "cloudwatch",
      "set-alarm-state",
      "--alarm-name",
      "verify-none",
      "--state-value",
      "OK",
      "--state-reason",
      "x",
    ],
    "ResourceNotFound",
  ],
  [["iam", "detach-role-policy", "--role-name", "ArgminReadOnly", "--policy-arn", ARN], "NoSuchEntity"],
  [["ec2", "create-vpc", "--cidr-block", "10.255.255.240/28", "--dry-run"], "DryRunOperation"],
  [
    [
      "sqs",
      "delete-message",
      "--queue-url",
      "https://sqs.us-east-1.amazonaws.com/111122223333/orders",
      "--receipt-handle",
      "x",
    ],
    "ReceiptHandleIsInvalid",
  ],
  [["sns", "delete-topic", "--topic-arn", "arn:aws:sns:us-east-1:111122223333:none"], ""],
  [
    ["route53", "delete-health-check", "--health-check-id", "11111111-2222-4333-8444-555555555555"],
    "NoSuchHealthCheck",
  ],
  [["eks", "delete-cluster", "--name", "verify-none"], "ResourceNotFoundException"],
  [["rds", "delete-db-snapshot", "--db-snapshot-identifier", "verify-none"], "DBSnapshotNotFound"],
  [["dynamodb", "delete-table", "--table-name", "verify-none"], "ResourceNotFoundException"],
];
