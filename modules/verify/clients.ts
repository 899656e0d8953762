/** Which SDK client is behind a call, where its service is at home, and where it does not exist. */

/** A client's module: `XClient` and `YCommand` by their names. */
export type ClientModule = Readonly<Record<string, unknown>>;

interface ClientEntry {
  /** The class in the module. */
  readonly className: string;
  readonly load: () => Promise<ClientModule>;
  /** Partitions without the service (AWS endpoints data; GovCloud guide, "Billing and Payment"). */
  readonly absentIn?: readonly string[];
}

const GOV = "aws-us-gov";
const CHINA = "aws-cn";

/** Every client that a call may name. The imports are written out so that a bundler can follow them. */
export const CLIENTS = {
  acm: { className: "ACMClient", load: () => import("@aws-sdk/client-acm") },
  "bcm-data-exports": {
    className: "BCMDataExportsClient",
    load: () => import("@aws-sdk/client-bcm-data-exports"),
    absentIn: [GOV],
  },
  bedrock: {
    className: "BedrockClient",
    load: () => import("@aws-sdk/client-bedrock"),
    absentIn: [CHINA],
  },
  cloudtrail: { className: "CloudTrailClient", load: () => import("@aws-sdk/client-cloudtrail") },
  cloudwatch: { className: "CloudWatchClient", load: () => import("@aws-sdk/client-cloudwatch") },
  "cloudwatch-logs": {
    className: "CloudWatchLogsClient",
    load: () => import("@aws-sdk/client-cloudwatch-logs"),
  },
  "cost-explorer": {
    className: "CostExplorerClient",
    load: () => import("@aws-sdk/client-cost-explorer"),
    absentIn: [GOV],
  },
  dynamodb: { className: "DynamoDBClient", load: () => import("@aws-sdk/client-dynamodb") },
  ec2: { className: "EC2Client", load: () => import("@aws-sdk/client-ec2") },
  ecr: { className: "ECRClient", load: () => import("@aws-sdk/client-ecr") },
  eks: { className: "EKSClient", load: () => import("@aws-sdk/client-eks") },
  "elastic-load-balancing-v2": {
    className: "ElasticLoadBalancingV2Client",
    load: () => import("@aws-sdk/client-elastic-load-balancing-v2"),
  },
  elasticache: { className: "ElastiCacheClient", load: () => import("@aws-sdk/client-elasticache") },
  iam: { className: "IAMClient", load: () => import("@aws-sdk/client-iam") },
  identitystore: { className: "IdentitystoreClient", load: () => import("@aws-sdk/client-identitystore") },
  kms: { className: "KMSClient", load: () => import("@aws-sdk/client-kms") },
  organizations: { className: "OrganizationsClient", load: () => import("@aws-sdk/client-organizations") },
  pricing: {
    className: "PricingClient",
    load: () => import("@aws-sdk/client-pricing"),
    absentIn: [GOV],
  },
  rds: { className: "RDSClient", load: () => import("@aws-sdk/client-rds") },
  "route-53": { className: "Route53Client", load: () => import("@aws-sdk/client-route-53") },
  s3: { className: "S3Client", load: () => import("@aws-sdk/client-s3") },
  "secrets-manager": {
    className: "SecretsManagerClient",
    load: () => import("@aws-sdk/client-secrets-manager"),
  },
  sns: { className: "SNSClient", load: () => import("@aws-sdk/client-sns") },
  sqs: { className: "SQSClient", load: () => import("@aws-sdk/client-sqs") },
  "sso-admin": { className: "SSOAdminClient", load: () => import("@aws-sdk/client-sso-admin") },
  sts: { className: "STSClient", load: () => import("@aws-sdk/client-sts") },
  wafv2: { className: "WAFV2Client", load: () => import("@aws-sdk/client-wafv2") },
} as const satisfies Readonly<Record<string, ClientEntry>>;

export type ClientName = keyof typeof CLIENTS;

/** The entry of that client. Throws for a name that no entry has: it is a misspelling in a grant. */
export function clientEntry(name: string): ClientEntry {
  if (!Object.hasOwn(CLIENTS, name)) throw new Error(`No SDK client is known under the name ${name}.`);
  return CLIENTS[name as ClientName];
}

/** Where a partition's global services are at home, and what its hosts end in (AWS partitions data). */
interface PartitionFacts {
  /** Its regions begin so. */
  readonly prefix?: string;
  readonly home: string;
  /** Services that are at home elsewhere. */
  readonly homes: Readonly<Record<string, string>>;
  readonly dnsSuffix: string;
}

const PARTITIONS: Readonly<Record<string, PartitionFacts>> = {
  aws: { home: "us-east-1", homes: {}, dnsSuffix: "amazonaws.com" },
  [GOV]: { prefix: "us-gov-", home: "us-gov-west-1", homes: {}, dnsSuffix: "amazonaws.com" },
  // IAM of China signs for Beijing; everything else global signs for Ningxia.
  [CHINA]: {
    prefix: "cn-",
    home: "cn-northwest-1",
    homes: { iam: "cn-north-1" },
    dnsSuffix: "amazonaws.com.cn",
  },
  "aws-eusc": { prefix: "eusc-", home: "eusc-de-east-1", homes: {}, dnsSuffix: "amazonaws.eu" },
};

function partitionFacts(partition: string): PartitionFacts {
  return PARTITIONS[partition] ?? { home: "us-east-1", homes: {}, dnsSuffix: "amazonaws.com" };
}

/** The region in which a global service of the partition is called and signed for. */
export function homeRegion(client: string, partition: string): string {
  const { home, homes } = partitionFacts(partition);
  return homes[client] ?? home;
}

/** The partition that a region belongs to; the commercial one where its name says nothing else. */
export function partitionOf(region: string): string {
  const found = Object.entries(PARTITIONS).find(
    ([, { prefix }]) => prefix !== undefined && region.startsWith(prefix),
  );
  return found?.[0] ?? "aws";
}

/** Whether the partition has the service at all. */
export function isOffered(client: string, partition: string): boolean {
  return !clientEntry(client).absentIn?.includes(partition);
}

/** What the partition's host names end in. */
export function dnsSuffix(partition: string): string {
  return partitionFacts(partition).dnsSuffix;
}
