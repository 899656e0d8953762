/** What the fixed answers are made of: the state of the customer's account beyond IAM, as small plain data. */

/** One object of a bucket. */
export interface WorldObject {
  readonly key: string;
  /** Text of the object; default a few bytes. */
  readonly body?: string;
  /** ARN of the KMS key that encrypts it: reading it then needs kms:Decrypt on that key too. */
  readonly kmsKeyArn?: string;
}

/** One bucket of the customer's account. */
export interface Bucket {
  readonly name: string;
  readonly region: string;
  readonly objects: readonly WorldObject[];
}

/** Where Bedrock writes invocation logs. */
interface InvocationLogging {
  readonly logGroup?: string;
  readonly bucket?: string;
}

/** Everything that the answers of the sandbox depend on besides IAM. */
export interface World {
  readonly buckets: readonly Bucket[];
  /** `linked-account-off`: the management account keeps its member accounts out of Cost Explorer. */
  readonly costExplorer: "enabled" | "not-enabled" | "preparing" | "linked-account-off";
  readonly bedrock: {
    /** Regions that offer Bedrock at all. */
    readonly regions: readonly string[];
    /** Absent: invocation logging is off. */
    readonly logging?: InvocationLogging;
  };
  /** Names of log groups, in every region. */
  readonly logGroups: readonly string[];
  /** What the customer's account is to its organization. */
  readonly organization: "management" | "member" | "none";
  /** Names of SQS queues, in every region. */
  readonly queues: readonly string[];
  /** Whether IAM Identity Center has an instance that this account administers. */
  readonly identityCenter: boolean;
  /** Regions where STS is switched off for the account. */
  readonly stsRegionsOff: readonly string[];
}

/** An account in which everything is there: a delivered report, Bedrock with logging, an organization. */
export const DEFAULT_WORLD: World = {
  buckets: [
    {
      name: "my-org-cur-bucket",
      region: "us-east-1",
      objects: [
        { key: "reports/argmin/20261101-20261201/argmin-Manifest.json", body: "{}" },
        { key: "reports/argmin/20261101-20261201/argmin-00001.snappy.parquet" },
        { key: "other/private.txt" },
      ],
    },
  ],
  costExplorer: "enabled",
  bedrock: {
    regions: ["us-east-1", "us-west-2", "eu-west-1", "eu-central-1"],
    logging: { logGroup: "/aws/bedrock/invocations" },
  },
  logGroups: ["/aws/bedrock/invocations", "/aws/lambda/orders"],
  organization: "management",
  queues: ["orders"],
  identityCenter: true,
  stsRegionsOff: [],
};
