/** One question for each departure of the oracle from the AWS documentation, on which it answers wrongly. */
import type { RequestContext } from "../../modules/iam/decision";
import type { ConditionBlock, PolicyDocument, PolicyStatement } from "../../modules/iam/policy";
import type { Question } from "./evaluate-arbitraries";

/** What the documentation says to a question that the oracle gets wrong. */
interface Departure {
  readonly name: string;
  readonly expected: "allowed" | "explicit" | "implicit";
  readonly asked: Question;
}

const USER = { arn: "arn:aws:iam::111122223333:user/ana", accountId: "111122223333" };
const SESSION = {
  arn: "arn:aws:sts::111122223333:assumed-role/worker/one",
  accountId: "111122223333",
  roleArn: "arn:aws:iam::111122223333:role/worker",
};
const PROVIDER = {
  arn: "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com",
  accountId: "111122223333",
  type: "Federated",
} as const;
const ALLOW_ALL: PolicyStatement = { Effect: "Allow", Action: "*", Resource: "*" };

function object(context: RequestContext): Question["request"] {
  const [resource, resourceAccountId] = ["arn:aws:s3:::reports/2026/a.csv", "111122223333"];
  return { caller: USER, action: "s3:GetObject", resource, resourceAccountId, context };
}

function underCondition(condition: ConditionBlock, context: RequestContext): Question {
  return underDocument(
    { Version: "2012-10-17", Statement: [{ ...ALLOW_ALL, Condition: condition }] },
    context,
  );
}

function underDocument(document: PolicyDocument, context: RequestContext): Question {
  return { request: object(context), layers: { identity: [{ name: "identity0", document }] } };
}

function underTrust(statement: PolicyStatement): Question {
  const role = { action: "sts:AssumeRoleWithWebIdentity", resource: "arn:aws:iam::111122223333:role/reader" };
  return {
    request: { ...object({}), caller: PROVIDER, ...role },
    layers: {
      identity: [],
      resource: { name: "resource", document: { Version: "2012-10-17", Statement: [statement] } },
    },
  };
}

/** In the order of the decision record. */
export const DEPARTURES: readonly Departure[] = [
  {
    name: "variables-2008",
    expected: "implicit",
    asked: underDocument(
      {
        Version: "2008-10-17",
        Statement: [{ ...ALLOW_ALL, Resource: "arn:aws:s3:::reports/${aws:PrincipalTag/year}/*" }],
      },
      { "aws:PrincipalTag/year": "2026" },
    ),
  },
  {
    name: "variable-without-value",
    expected: "allowed",
    asked: underCondition(
      { StringNotEquals: { "aws:PrincipalTag/team": ["${aws:PrincipalTag/year}"] } },
      { "aws:PrincipalTag/team": "ops" },
    ),
  },
  {
    name: "asterisk-in-equals",
    expected: "allowed",
    asked: underCondition({ StringEquals: { "sts:ExternalId": ["${*}"] } }, { "sts:ExternalId": "*" }),
  },
  {
    name: "account-of-a-provider",
    expected: "implicit",
    asked: underTrust({ Effect: "Deny", Principal: { AWS: ["111122223333"] }, Action: "*" }),
  },
  {
    name: "ipv4-everything",
    expected: "allowed",
    asked: underCondition(
      { IpAddress: { "aws:SourceIp": ["0.0.0.0/0"] } },
      { "aws:SourceIp": "203.0.113.7" },
    ),
  },
  {
    name: "bare-ipv4",
    expected: "allowed",
    asked: underCondition(
      { NotIpAddress: { "aws:SourceIp": ["203.0.113.7"] } },
      { "aws:SourceIp": "2001:db8::1" },
    ),
  },
  {
    name: "epoch-seconds",
    expected: "allowed",
    asked: underCondition(
      { DateEquals: { "aws:CurrentTime": ["1772323200"] } },
      { "aws:CurrentTime": "2026-03-01T00:00:00Z" },
    ),
  },
  {
    name: "incomplete-arn-in-not-resource",
    expected: "allowed",
    asked: underDocument(
      { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", NotResource: ["arn:aws:sqs"] }] },
      {},
    ),
  },
  {
    name: "session-policy-on-direct-grant",
    expected: "allowed",
    asked: {
      request: { ...object({}), caller: SESSION },
      layers: {
        identity: [],
        session: [
          {
            name: "session",
            document: { Version: "2012-10-17", Statement: [{ ...ALLOW_ALL, Action: "ec2:*" }] },
          },
        ],
        resource: {
          name: "resource",
          document: {
            Version: "2012-10-17",
            Statement: [{ ...ALLOW_ALL, Principal: { AWS: [SESSION.arn] } }],
          },
        },
      },
    },
  },
];
