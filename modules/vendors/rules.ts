/** The rules that several vendors' inputs share. Numbers are AWS's: IAM and STS quotas, S3 bucket naming rules. */
import type { Rule } from "./rule";

const ARN_PREFIX = "arn:aws(-[a-z]+)*";

/** Exactly twelve digits. */
export function accountId(remedy: string): readonly Rule[] {
  return [{ kind: "pattern", pattern: "^[0-9]{12}$", must: "be exactly 12 digits", remedy }];
}

/** STS: 2 to 1,224 characters of a fixed set (AssumeRole, parameter ExternalId). */
export function externalId(remedy: string): readonly Rule[] {
  return [
    { kind: "length", min: 2, max: 1224, must: "be 2 to 1,224 characters long", remedy },
    {
      kind: "pattern",
      pattern: "^[A-Za-z0-9_+=,.@:/-]*$",
      must: "consist of letters, digits and _+=,.@:/- only (no spaces)",
      remedy,
    },
  ];
}

/** S3 general purpose bucket naming rules. */
export const BUCKET_NAME: readonly Rule[] = [
  {
    kind: "pattern",
    pattern: "^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$",
    must: "be 3 to 63 lower-case letters, digits, dots and hyphens, and begin and end with a letter or digit",
    remedy: "Give the bucket's name alone: no s3://, no ARN, no slash.",
  },
  {
    kind: "not-pattern",
    pattern:
      "[.][.]|^[0-9]+[.][0-9]+[.][0-9]+[.][0-9]+$|^xn--|^sthree-|^amzn-s3-demo-|-s3alias$|--ol-s3$|[.]mrap$|--x-s3$|--table-s3$",
    must: "not look like an IP address, hold two dots in a row, or use a prefix or suffix that S3 reserves",
    remedy: "Copy the name from the S3 console.",
  },
];

/** A key prefix in which nothing acts as a wildcard or an IAM variable. */
export const KEY_PREFIX: readonly Rule[] = [
  {
    kind: "pattern",
    pattern: "^[A-Za-z0-9!_.'()=-]+(/[A-Za-z0-9!_.'()=-]+)*$",
    must: "be a key prefix of letters, digits and !_.'()=-, in parts separated by single slashes, without a slash at either end",
    remedy: "Leave out the slash at the ends; leave the value empty for the whole bucket.",
  },
  {
    kind: "length",
    min: 1,
    max: 512,
    must: "be at most 512 characters long",
    remedy: "Give a shorter prefix.",
  },
];

/** Regions of all partitions: us-east-1, us-gov-west-1, cn-northwest-1, eusc-de-east-1. */
export const REGION: readonly Rule[] = [
  {
    kind: "pattern",
    pattern: "^[a-z]{2,4}(-[a-z]+){1,2}-[0-9]{1,2}$",
    must: "be the code of an AWS Region",
    remedy: "Write it as us-east-1 or eu-central-1.",
  },
];

/** RFC 3339 in UTC: IAM compares it with aws:CurrentTime. */
export const TIMESTAMP: readonly Rule[] = [
  {
    kind: "timestamp",
    must: "be a date and time in UTC as RFC 3339 writes it",
    remedy: "Write it as 2027-01-31T00:00:00Z.",
  },
];

/** A KMS key by its ARN; an alias does not work in a policy's resource. */
export const KMS_KEY_ARN: readonly Rule[] = [
  {
    kind: "pattern",
    pattern: `^${ARN_PREFIX}:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]+$`,
    must: "be the ARN of a KMS key",
    remedy: "Give the ARN of the key itself (…:key/…), not of an alias.",
  },
];

/** A role by its ARN, with its path. */
export const ROLE_ARN: readonly Rule[] = [
  {
    kind: "pattern",
    pattern: `^${ARN_PREFIX}:iam::[0-9]{12}:role/[A-Za-z0-9_+=,.@/-]+$`,
    must: "be the ARN of one IAM role",
    remedy: "Give the whole ARN with its path and without wildcards.",
  },
];

/** A role or a user by its ARN, with its path. */
export const PRINCIPAL_ARN: readonly Rule[] = [
  {
    kind: "pattern",
    pattern: `^${ARN_PREFIX}:iam::[0-9]{12}:(role|user)/[A-Za-z0-9_+=,.@/-]+$`,
    must: "be the ARN of one IAM role or user",
    remedy: "Give the whole ARN with its path and without wildcards.",
  },
];

/** Roles or users by their ARNs. */
export const PRINCIPAL_ARNS: readonly Rule[] = [
  {
    kind: "pattern",
    pattern: `^${ARN_PREFIX}:iam::[0-9]{12}:(role|user)/[A-Za-z0-9_+=,.@/-]+$`,
    must: "hold ARNs of IAM roles or users",
    remedy:
      "Give whole ARNs with their paths and without wildcards; a role session's ARN does not work here, give its role.",
  },
];

/** An OpenID Connect provider by its ARN. */
export const OIDC_PROVIDER_ARN: readonly Rule[] = [
  {
    kind: "pattern",
    pattern: `^${ARN_PREFIX}:iam::[0-9]{12}:oidc-provider/[A-Za-z0-9._/-]+$`,
    must: "be the ARN of an IAM OIDC provider",
    remedy: "Copy it from IAM, Identity providers.",
  },
];

/**
 * Subjects of workload identities, compared exactly: a wildcard would be no wildcard and is refused. So is `{`, because the
 * provider's policy documents turn `&{` into the beginning of a policy variable.
 */
export const OIDC_SUBJECTS: readonly Rule[] = [
  {
    kind: "pattern",
    pattern: "^[^*?{$]{1,255}$",
    must: "hold exact subjects of 1 to 255 characters, without * ? { or $",
    remedy: "Name every subject, for example repo:my-org/infrastructure:environment:production.",
  },
];

/** The audience of a workload identity's token; the same characters are refused. */
export const OIDC_AUDIENCE: readonly Rule[] = [
  {
    kind: "pattern",
    pattern: "^[^*?{$ ]{1,255}$",
    must: "be one exact audience of 1 to 255 characters, without * ? { $ or spaces",
    remedy: "GitHub Actions and EKS use sts.amazonaws.com.",
  },
];

/** IAM: 1 to 64 characters of a fixed set. */
export const ROLE_NAME: readonly Rule[] = [
  {
    kind: "pattern",
    pattern: "^[A-Za-z0-9_+=,.@-]{1,64}$",
    must: "be 1 to 64 letters, digits and _+=,.@-",
    remedy: "Put folders into the path instead.",
  },
];

/** IAM: begins and ends with a slash, 512 characters at most. */
export const ROLE_PATH: readonly Rule[] = [
  {
    kind: "pattern",
    pattern: "^/([A-Za-z0-9_+=,.@-]+/)*$",
    must: "begin and end with a slash",
    remedy: "Write it as / or /vendors/.",
  },
  {
    kind: "length",
    min: 1,
    max: 512,
    must: "be at most 512 characters long",
    remedy: "Give a shorter path.",
  },
];

/** A managed policy by its ARN. */
export const POLICY_ARN: readonly Rule[] = [
  {
    kind: "pattern",
    pattern: `^${ARN_PREFIX}:iam::([0-9]{12}|aws):policy/[A-Za-z0-9_+=,.@/-]+$`,
    must: "be the ARN of a managed policy",
    remedy: "Copy it from IAM, Policies.",
  },
];

/** IAM: a role's maximum session duration in seconds. */
export const SESSION_DURATION: readonly Rule[] = [
  {
    kind: "range",
    min: 3600,
    max: 43200,
    must: "be between 3600 and 43200 seconds",
    remedy: "3600 is one hour, 43200 is twelve.",
  },
];

/** IAM: 50 tags a role. */
export const TAGS: readonly Rule[] = [
  {
    kind: "tags",
    must: "be at most 50 tags, with keys of 1 to 128 characters that do not begin with aws: and values of at most 256",
    remedy: "Shorten or remove the tags that are over.",
  },
];

/** A log group by its name, or the beginning of names followed by one `*`. */
export const LOG_GROUP: readonly Rule[] = [
  {
    kind: "pattern",
    pattern: "^([A-Za-z0-9._/#-]{1,512}|[A-Za-z0-9._/#-]{6,511}[*])$",
    must: "be a log group's name, or at least 6 characters of names followed by one *",
    remedy:
      "Write it as /aws/bedrock/* or my-invocation-logs; a wildcard over all log groups is not offered.",
  },
];
