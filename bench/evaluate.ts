/**
 * Evaluations per second, beside iam-simulate on the same questions in the same run. Absolute numbers depend
 * on the machine; compare the ratios. Run with `npm run bench:evaluate`.
 */
import fc from "fast-check";
import { evaluate } from "../modules/iam/evaluate";
import type { NamedPolicy } from "../modules/iam/policy";
import { question, type Question } from "../test/properties/evaluate-arbitraries";
import { askOracle, prepareOracle } from "../test/properties/evaluate-oracle";

const SECONDS = 2;

const CUSTOMER = "111122223333";
const VENDOR = { arn: "arn:aws:iam::999988887777:user/ci", accountId: "999988887777" };
const SESSION = {
  arn: `arn:aws:sts::${CUSTOMER}:assumed-role/reader/one`,
  accountId: CUSTOMER,
  roleArn: `arn:aws:iam::${CUSTOMER}:role/reader`,
};

/** A vendor's role as this project makes them: a trust policy, and ten policies of a few statements each. */
const TRUST: NamedPolicy = {
  name: "trust",
  document: {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { AWS: `arn:aws:iam::${VENDOR.accountId}:root` },
        Action: "sts:AssumeRole",
        Condition: { StringEquals: { "sts:ExternalId": "e-1" } },
      },
    ],
  },
};
const SERVICES = ["ce", "cur", "pricing", "cloudwatch", "logs", "ec2", "rds", "iam", "organizations", "s3"];
const GRANTS: readonly NamedPolicy[] = SERVICES.map((service) => ({
  name: service,
  document: {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Action: [`${service}:Get*`, `${service}:List*`, `${service}:Describe*`],
        Resource: "*",
      },
      { Effect: "Allow", Action: `${service}:BatchGet*`, Resource: `arn:aws:${service}:*:${CUSTOMER}:*` },
    ],
  },
}));

function role(action: string): Question {
  const request = { caller: SESSION, action, resource: "*", resourceAccountId: CUSTOMER, context: {} };
  return { request, layers: { identity: GRANTS } };
}

const SETS: Readonly<Record<string, readonly Question[]>> = {
  "trust of one role": ["e-1", "e-2"].map((externalId) => ({
    request: {
      caller: VENDOR,
      action: "sts:AssumeRole",
      resource: SESSION.roleArn,
      resourceAccountId: CUSTOMER,
      context: { "sts:ExternalId": externalId },
    },
    layers: {
      identity: [
        {
          name: "own",
          document: { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] },
        },
      ],
      resource: TRUST,
    },
  })),
  "ten policies": ["iam:ListRoles", "s3:GetBucketPolicy", "s3:PutObject", "ec2:RunInstances"].map(role),
  "random policies on all layers": fc.sample(question, { numRuns: 2_000, seed: 1 }),
};

/** Calls per second of processor time, so that other work on the machine counts less; a tenth is warm-up. */
function rate<T>(items: readonly T[], ask: (item: T) => unknown): number {
  const run = (seconds: number) => {
    const start = process.cpuUsage();
    let [calls, spent] = [0, 0];
    while (spent < seconds) {
      for (const item of items) ask(item);
      calls += items.length;
      const { user, system } = process.cpuUsage(start);
      spent = (user + system) / 1e6;
    }
    return calls / spent;
  };
  run(SECONDS / 10);
  return run(SECONDS);
}

const whole = (number: number) => Math.round(number).toLocaleString("en").padStart(9);
for (const [name, questions] of Object.entries(SETS)) {
  const asked = questions.length < 1_000 ? Array.from({ length: 500 }, () => questions).flat() : questions;
  const ours = rate(asked, ({ request, layers }) => evaluate(request, layers));
  // Its policies are loaded beforehand, as ours are compiled once: only the asking is timed.
  const theirs = rate(
    asked.map((each) => prepareOracle(each)),
    askOracle,
  );
  console.log(
    `${name.padEnd(30)} ${whole(ours)}/s  iam-simulate ${whole(theirs)}/s  ${(ours / theirs).toFixed(1)}x`,
  );
}
