import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Caller, Decision, PolicyLayers } from "../../modules/iam/decision";
import { ALLOW_ASSUME_ROLE, evaluate } from "../../modules/iam/evaluate";
import { unknownDocument } from "../../modules/iam/evaluate/unknown";
import type { ConditionBlock, NamedPolicy, PolicyDocument, PolicyStatement } from "../../modules/iam/policy";

/** A policy of a case: a document, statements of one, everything, or nothing known. */
type CasePolicy = PolicyDocument | readonly PolicyStatement[] | "all" | "unknown";

/** One case. Without a word about it: a role session of the customer asks for an object in a bucket of its own. */
interface Case {
  readonly says: string;
  readonly expect: string;
  readonly as?: keyof typeof CALLERS;
  readonly caller?: string;
  readonly role?: string;
  readonly action?: string;
  readonly resource?: string;
  readonly owner?: string;
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
  /** Of an identity policy that allows everything else. */
  readonly condition?: ConditionBlock;
  readonly identity?: CasePolicy;
  readonly policy?: CasePolicy;
  readonly trust?: CasePolicy;
  readonly boundary?: CasePolicy;
  readonly session?: CasePolicy;
  readonly serviceControl?: readonly CasePolicy[];
  readonly resourceControl?: readonly CasePolicy[];
}

const CALLERS = {
  vendor: { arn: "arn:aws:iam::999988887777:user/ci", accountId: "999988887777" },
  stranger: { arn: "arn:aws:iam::444455556666:user/eve", accountId: "444455556666" },
  workload: {
    arn: "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com",
    accountId: "111122223333",
    type: "Federated",
  },
  service: { arn: "ec2.amazonaws.com", accountId: "111122223333", type: "Service" },
} as const;

const SESSION: Caller = {
  arn: "arn:aws:sts::111122223333:assumed-role/reader/one",
  accountId: "111122223333",
  roleArn: "arn:aws:iam::111122223333:role/reader",
};

const ALLOW_ALL: PolicyStatement = { Effect: "Allow", Action: "*", Resource: "*" };

function toPolicy(name: string, policy: CasePolicy): NamedPolicy {
  const written = policy === "all" ? [ALLOW_ALL] : policy;
  if (written === "unknown")
    return { name, document: unknownDocument(name === "resource" ? "resource" : "identity") };
  return { name, document: "Statement" in written ? written : { Version: "2012-10-17", Statement: written } };
}

function toCaller({ as, caller, role }: Case): Caller {
  if (as) return CALLERS[as];
  if (!caller) return SESSION;
  return { arn: caller, accountId: caller.split(":")[4] ?? "", ...(role && { roleArn: role }) };
}

function ask(given: Case): Decision {
  const isTrust = given.trust !== undefined || given.as !== undefined;
  const { identity, condition, boundary, session, serviceControl, resourceControl } = given;
  const resource = given.policy ?? given.trust;
  const own = condition ? [{ ...ALLOW_ALL, Condition: condition }] : identity;
  const layers: PolicyLayers = {
    identity: own === undefined ? [ALLOW_ASSUME_ROLE] : [toPolicy("identity", own)],
    ...(resource && { resource: toPolicy("resource", resource) }),
    ...(boundary && { boundary: toPolicy("boundary", boundary) }),
    ...(session && { session: [toPolicy("session", session)] }),
    ...(serviceControl && { serviceControl: serviceControl.map((level) => [toPolicy("scp", level)]) }),
    ...(resourceControl && { resourceControl: resourceControl.map((level) => [toPolicy("rcp", level)]) }),
  };
  const action =
    given.as === "workload" ? "sts:AssumeRoleWithWebIdentity" : isTrust ? "sts:AssumeRole" : "s3:GetObject";
  return evaluate(
    {
      caller: toCaller(given),
      action: given.action ?? action,
      resource:
        given.resource ?? (isTrust ? "arn:aws:iam::111122223333:role/role" : "arn:aws:s3:::bucket/key"),
      resourceAccountId: given.owner ?? "111122223333",
      context: given.context ?? {},
    },
    layers,
  );
}

function inWords(decision: Decision): string {
  switch (decision.effect) {
    case "allowed":
      return `allowed by ${decision.layer}`;
    case "denied":
      return decision.kind === "explicit"
        ? `denied by a Deny in ${decision.layer}`
        : `denied for want of an Allow in ${decision.layer}`;
    case "unknown":
      return `unknown in ${decision.layer}: ${decision.because}`;
  }
}

const FOLDER = join(__dirname, "../cases/evaluate");
const topics = readdirSync(FOLDER).map((file) => {
  const { cases } = JSON.parse(readFileSync(join(FOLDER, file), "utf8")) as {
    readonly cases: readonly Case[];
  };
  return [file.replace(".json", ""), cases] as const;
});

describe.each(topics)("%s", (_topic, cases) => {
  test.each(cases.map((given) => [given.says, given] as const))("%s", (_says, given) => {
    const answer = inWords(ask(given));
    // An expectation may leave out the end: `denied` takes any kind of denial.
    expect(answer.slice(0, given.expect.length)).toBe(given.expect);
  });

  test("has no two cases of one name, and none that is allowed without a neighbour that is not", () => {
    expect(new Set(cases.map(({ says }) => says)).size).toBe(cases.length);
    const alone = cases.filter((given, index) => {
      const beside = [cases[index - 2], cases[index - 1], cases[index + 1], cases[index + 2]];
      return (
        given.expect.startsWith("allowed") &&
        beside.every((near) => !near || near.expect.startsWith("allowed"))
      );
    });
    expect(alone.map(({ says }) => says)).toEqual([]);
  });
});

test("there are enough cases to be worth the name", () => {
  expect(topics.flatMap(([, cases]) => cases).length).toBeGreaterThanOrEqual(120);
});

describe("the answer", () => {
  const policy = (name: string, ...statements: readonly PolicyStatement[]): NamedPolicy => ({
    name,
    document: { Version: "2012-10-17", Statement: statements },
  });
  const request = {
    caller: SESSION,
    action: "s3:GetObject",
    resource: "arn:aws:s3:::bucket/key",
    context: {},
  };

  test("names the policy, the index and the Sid of the statement that decided", () => {
    const other: PolicyStatement = { Effect: "Allow", Action: "ec2:*", Resource: "*" };
    const identity = [policy("first", other), policy("second", other, { ...ALLOW_ALL, Sid: "Everything" })];
    expect(evaluate(request, { identity })).toEqual({
      effect: "allowed",
      layer: "identity",
      by: { policy: "second", index: 1, sid: "Everything" },
    });
    const boundary = policy("limit", ALLOW_ALL, { Effect: "Deny", Action: "s3:*", Resource: "*" });
    expect(evaluate(request, { identity, boundary })).toEqual({
      effect: "denied",
      kind: "explicit",
      layer: "boundary",
      by: { policy: "limit", index: 1 },
    });
  });

  test("names the statement that could not be decided", () => {
    const identity = [policy("odd", { ...ALLOW_ALL, Sid: "Odd", Condition: { Maybe: { "aws:a": "b" } } })];
    expect(evaluate(request, { identity })).toMatchObject({
      effect: "unknown",
      by: { policy: "odd", index: 0, sid: "Odd" },
    });
  });

  test("never quotes a value, which could be an external ID", () => {
    const condition = { NumericEquals: { "sts:ExternalId": "s3cret-in-policy" } };
    const identity = [policy("odd", { ...ALLOW_ALL, Condition: condition })];
    const decision = evaluate(
      { ...request, context: { "sts:ExternalId": "s3cret-in-request" } },
      { identity },
    );
    expect(decision.effect).toBe("unknown");
    expect(JSON.stringify(decision)).not.toContain("s3cret");
  });
});
