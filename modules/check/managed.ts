/** What is known about policies that AWS owns. AWS may change any of them at any time. */

const KNOWN: Readonly<Record<string, string>> = {
  AdministratorAccess: "It allows every action on every resource.",
  PowerUserAccess: "It allows every action of every service except most of IAM, Organizations and Account.",
  ReadOnlyAccess:
    "It reads nearly all content: S3 objects, DynamoDB items, log events and stored parameters.",
  ViewOnlyAccess: "It lists resources of most services; AWS adds services to it without asking.",
  SecurityAudit:
    "It reads the security configuration of nearly every service, among it every IAM policy and trust policy with its external IDs.",
  AWSBillingReadOnlyAccess: "It reads all bills, payment methods and account settings.",
  Billing: "It reads bills and can change payment methods, budgets and billing preferences.",
  AWSOrganizationsReadOnlyAccess: "It reads every account of the organization with its e-mail address.",
  IAMReadOnlyAccess: "It reads every user, role and policy, and can simulate policies.",
  IAMFullAccess: "It can give itself every permission.",
  SystemAdministrator: "It creates and changes resources of many services.",
  DatabaseAdministrator: "It creates and changes databases and can pass roles to services.",
  NetworkAdministrator: "It creates and changes networks.",
  DataScientist: "It runs analysis services and reads and writes their data.",
  SupportUser: "It opens and answers support cases and reads the configuration of most services.",
  AmazonS3ReadOnlyAccess: "It reads every object of every bucket.",
  AmazonDynamoDBReadOnlyAccess: "It reads every item of every table.",
  AmazonSSMReadOnlyAccess: "It reads every stored parameter.",
  AmazonSQSReadOnlyAccess: "It lists queues and reads their attributes.",
  AmazonEC2ReadOnlyAccess: "It describes all of EC2, among it user data and console output.",
  AmazonBedrockReadOnly: "It reads agents, prompts and knowledge bases.",
  AmazonBedrockFullAccess: "It runs and changes everything in Bedrock.",
  SecretsManagerReadWrite: "It reads and changes every secret.",
  CloudWatchReadOnlyAccess: "It reads every metric and every log event.",
  CloudWatchLogsReadOnlyAccess: "It reads every log event.",
  AWSCloudTrail_ReadOnlyAccess: "It reads the activity of the whole account.",
  AWSLambda_ReadOnlyAccess: "It reads the code and the environment variables of every function.",
  AWSSupportAccess: "It opens, reads and closes support cases.",
};

/** The policy's name without its path: the last part of its ARN. */
export function managedPolicyName(arnOrName: string): string {
  return arnOrName.split("/").at(-1) ?? arnOrName;
}

/** What is known about the policy as a sentence. */
export function aboutManagedPolicy(arnOrName: string): string {
  return (
    KNOWN[managedPolicyName(arnOrName)] ??
    "Nothing is known here about what it allows; read its current version."
  );
}

/** Whether the ARN is that of a policy AWS owns. */
export function isAwsManagedArn(arn: string): boolean {
  return /^arn:[^:]+:iam::aws:policy\//.test(arn);
}

/** Those that make the holder an administrator, or let it become one. */
export function makesAdministrator(arnOrName: string): boolean {
  return ["AdministratorAccess", "PowerUserAccess", "IAMFullAccess"].includes(managedPolicyName(arnOrName));
}
