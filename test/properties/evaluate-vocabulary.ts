/** The words that random questions are made of: few, so that policies and requests often meet. */
import type { Caller } from "../../modules/iam/decision";

export const CUSTOMER = "111122223333";
const VENDOR = "999988887777";

const ROLE = `arn:aws:iam::${CUSTOMER}:role/reader`;
const KEY = `arn:aws:kms:eu-west-1:${CUSTOMER}:key/0a1b`;
/** An action and its resource. */
export interface Subject {
  readonly action: string;
  readonly resource: string;
}

/** What is asked about, all of it the customer's. */
export const SUBJECTS: readonly Subject[] = [
  { action: "s3:GetObject", resource: "arn:aws:s3:::reports/2026/a.csv" },
  { action: "s3:ListBucket", resource: "arn:aws:s3:::reports" },
  { action: "sqs:SendMessage", resource: `arn:aws:sqs:eu-west-1:${CUSTOMER}:queue` },
  {
    action: "logs:GetLogEvents",
    resource: `arn:aws:logs:eu-west-1:${CUSTOMER}:log-group:/app/x:log-stream:s`,
  },
  { action: "sts:AssumeRole", resource: ROLE },
  { action: "sts:TagSession", resource: ROLE },
  { action: "sts:AssumeRoleWithWebIdentity", resource: ROLE },
  { action: "kms:Decrypt", resource: KEY },
];

const userOf = (account: string): Caller => ({ arn: `arn:aws:iam::${account}:user/ana`, accountId: account });
const sessionOf = (account: string): Caller => ({
  arn: `arn:aws:sts::${account}:assumed-role/worker/one`,
  accountId: account,
  roleArn: `arn:aws:iam::${account}:role/worker`,
});
const OIDC_PROVIDER = `arn:aws:iam::${CUSTOMER}:oidc-provider/token.actions.githubusercontent.com`;
/** Who asks: users and sessions of both accounts, a workload identity, an AWS service. */
export const CALLERS: readonly Caller[] = [
  userOf(CUSTOMER),
  sessionOf(CUSTOMER),
  userOf(VENDOR),
  sessionOf(VENDOR),
  { arn: OIDC_PROVIDER, accountId: CUSTOMER, type: "Federated" },
  { arn: "ec2.amazonaws.com", accountId: CUSTOMER, type: "Service" },
];

export const ACTIONS = [
  "*",
  "s3:*",
  "s3:Get*",
  "S3:getobject",
  "s3:?istBucket",
  "sqs:Send*",
  "sts:*",
  "sts:AssumeRole",
  "sts:AssumeRoleWith*",
  "kms:*crypt",
  "logs:*Events",
  "s3:Put*",
  "ec2:*",
];
export const RESOURCES = [
  "*",
  "arn:aws:s3:::reports",
  "arn:aws:s3:::reports/*",
  "arn:aws:s3:::report?",
  "arn:aws:s3:::*/a.csv",
  "arn:aws:s3:::reports/${aws:PrincipalTag/year}/*",
  "arn:aws:s3:::reports/${aws:PrincipalTag/year, '2026'}/*",
  "arn:aws:s3:::reports/${*}/a.csv",
  "arn:*:s3:::reports*",
  `arn:aws:sqs:*:${CUSTOMER}:*`,
  `arn:aws:sqs:eu-*-1:${CUSTOMER}:queue`,
  `arn:aws:logs:*:*:log-group:/app/*`,
  `arn:aws:logs:*:*:log-group:/App/*`,
  `arn:aws:iam::${CUSTOMER}:role/read*`,
  `arn:aws:iam::*:role/reader`,
  `arn:aws:kms:*:${CUSTOMER}:key/*`,
];
/** For identity-based policies alone: of others the guide does not say what they are. */
export const INCOMPLETE_ARNS = ["arn:aws:s3", "arn:aws:logs", `arn:aws:sqs:eu-west-1:${CUSTOMER}`];
export const PRINCIPALS: readonly string[] = [CUSTOMER, VENDOR].flatMap((account) => [
  account,
  `arn:aws:iam::${account}:root`,
  `arn:aws:iam::${account}:user/ana`,
  `arn:aws:iam::${account}:user/bob`,
  `arn:aws:iam::${account}:role/worker`,
  `arn:aws:sts::${account}:assumed-role/worker/one`,
  `arn:aws:sts::${account}:assumed-role/worker/two`,
]);

interface Family {
  readonly operators: readonly string[];
  readonly key: string;
  readonly policyValues: readonly string[];
  readonly requestValues: readonly string[];
}

const STRING_OPERATORS = [
  "StringEquals",
  "StringNotEquals",
  "StringEqualsIgnoreCase",
  "StringNotEqualsIgnoreCase",
  "StringLike",
  "StringNotLike",
];
const ORDERED = ["Equals", "NotEquals", "LessThan", "LessThanEquals", "GreaterThan", "GreaterThanEquals"];
/** One family of operators a line: a key, what policies ask of it, what requests bring. */
export const FAMILIES: readonly Family[] = [
  {
    operators: STRING_OPERATORS,
    key: "sts:ExternalId",
    policyValues: ["alpha", "Alpha", "al*", "?lpha", "beta", "${*}"],
    requestValues: ["alpha", "ALPHA", "beta", "al*", "*"],
  },
  {
    operators: STRING_OPERATORS,
    key: "aws:PrincipalTag/team",
    policyValues: [
      "${aws:PrincipalTag/year}",
      "${aws:PrincipalTag/year, '2026'}",
      "team-${aws:PrincipalTag/year}",
      "20*",
    ],
    requestValues: ["2026", "2025", "team-2026"],
  },
  {
    operators: ["ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike"],
    key: "aws:SourceArn",
    policyValues: [
      `arn:aws:sns:*:${CUSTOMER}:topic`,
      "arn:aws:sns:eu-west-1:*:t*",
      "arn:aws:sns:*:*:*",
      `arn:aws:sns:eu-west-1:${CUSTOMER}:topic`,
    ],
    requestValues: [
      `arn:aws:sns:eu-west-1:${CUSTOMER}:topic`,
      `arn:aws:sns:us-east-1:${VENDOR}:other`,
      `arn:aws:sns:eu-west-1:${CUSTOMER}:topic:sub`,
    ],
  },
  {
    operators: ORDERED.map((order) => `Numeric${order}`),
    key: "s3:max-keys",
    policyValues: ["10", "10.5", "-1", "10.0"],
    requestValues: ["10", "11", "9.5", "-2"],
  },
  {
    operators: ORDERED.map((order) => `Date${order}`),
    key: "aws:CurrentTime",
    policyValues: ["2026-03-01T00:00:00Z", "2026-03-01", "1772323200", "2026-03-01T01:30:00+01:00"],
    requestValues: ["2026-03-01T00:00:00Z", "2026-02-28T23:59:59Z", "2026-03-02T12:00:00Z"],
  },
  {
    operators: ["Bool"],
    key: "aws:SecureTransport",
    policyValues: ["true", "false"],
    requestValues: ["true", "false"],
  },
  {
    operators: ["BinaryEquals"],
    key: "x:blob",
    policyValues: ["QUJD", "QUJE"],
    requestValues: ["QUJD", "QUJE"],
  },
  {
    operators: ["IpAddress", "NotIpAddress"],
    key: "aws:SourceIp",
    policyValues: ["203.0.113.0/24", "203.0.113.7", "2001:db8::/32", "0.0.0.0/0", "2001:DB8:0:0:0:0:0:1/128"],
    requestValues: ["203.0.113.7", "198.51.100.1", "2001:db8::1", "2001:db9::1"],
  },
  {
    operators: ["Null"],
    key: "aws:TokenIssueTime",
    policyValues: ["true", "false"],
    requestValues: ["2026-03-01T00:00:00Z"],
  },
];
/** A multivalued key, for the set operators. */
export const TAG_KEYS: Family = {
  operators: STRING_OPERATORS,
  key: "aws:TagKeys",
  policyValues: ["team", "t*", "year", "Team"],
  requestValues: ["team", "year", "owner"],
};
