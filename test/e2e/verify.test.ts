/** From Terraform to the verdict: the role that came to exist is read back over IAM's API, served, and verified. */
import {
  AttachRolePolicyCommand,
  CreatePolicyCommand,
  DeleteRolePolicyCommand,
  PutRolePolicyCommand,
  UpdateAssumeRolePolicyCommand,
} from "@aws-sdk/client-iam";
import type { PolicyStatement } from "../../modules/iam/policy";
import { toList } from "../../modules/iam/policy";
import type { SandboxRole } from "../../modules/sandbox/account";
import { argmin } from "../../modules/vendors/argmin";
import type { LiveRole } from "../support/iam-readback";
import { GIVEN } from "../verify/matrix-cases";
import { runInSandbox, troubles } from "../verify/run-in-sandbox";
import { Deployment } from "./support/deployment";

const ROLE = "ArgminReadOnly";

let deployment: Deployment;
beforeAll(async () => {
  deployment = await Deployment.start("argmin");
  await deployment.apply(GIVEN);
});
afterAll(() => deployment.stop());

/** The role as the sandbox serves it. What is attached by hand has one permission, so that it can be seen. */
function served(live: LiveRole): SandboxRole {
  const document = {
    Version: "2012-10-17",
    Statement: { Effect: "Allow", Action: "s3:*", Resource: "*" },
  } as const;
  return {
    name: ROLE,
    path: live.path,
    trust: live.trust,
    inline: Object.fromEntries(live.policies.map((policy) => [policy.name, policy.document])),
    attached: live.attachedPolicyArns.map((arn) => ({ arn, document })),
    maxSessionDuration: live.maxSessionDuration,
  };
}

async function verifyWhatExists() {
  const role = served(await deployment.role(ROLE));
  const { result } = await runInSandbox({ vendor: argmin, given: GIVEN, as: "verifier", change: () => role });
  return result;
}

async function statementsOf(policy: string): Promise<readonly PolicyStatement[]> {
  const found = (await deployment.role(ROLE)).policies.find(({ name }) => name === policy);
  return toList<PolicyStatement>(found?.document.Statement);
}

async function put(policy: string, statements: readonly PolicyStatement[]): Promise<void> {
  const PolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement: statements });
  await deployment.iam.send(new PutRolePolicyCommand({ RoleName: ROLE, PolicyName: policy, PolicyDocument }));
}

test("what Terraform created is what was promised", async () => {
  const result = await verifyWhatExists();
  expect(troubles(result)).toEqual([]);
  expect(result.exitCode).toBe(0);
  expect(
    result.lines.filter(({ part, verdict }) => part === "drift" && verdict === "passed").length,
  ).toBeGreaterThan(9);
});

type Change = readonly [
  what: string,
  change: () => Promise<unknown>,
  exitCode: number,
  expected: readonly string[],
];

const CHANGES: readonly Change[] = [
  [
    "a statement is removed",
    async () =>
      put(
        "logs",
        (await statementsOf("logs")).filter(({ Sid }) => Sid !== "ListLogGroups"),
      ),
    1,
    ["drift policy/logs/ListLogGroups statement-missing", "probe logs/groups not-granted"],
  ],
  [
    "a statement is added",
    async () =>
      put("pricing", [
        ...(await statementsOf("pricing")),
        { Sid: "More", Effect: "Allow", Action: "cloudwatch:SetAlarmState", Resource: "*" },
      ]),
    2,
    ["canary cloudwatch/set-alarm write-allowed", "drift policy/pricing/More statement-added"],
  ],
  [
    "a statement is widened",
    async () =>
      put(
        "cur-bucket",
        (await statementsOf("cur-bucket")).map((statement) =>
          statement.Sid === "ReadReports" ? { ...statement, Action: "s3:*", Resource: "*" } : statement,
        ),
      ),
    2,
    [
      "canary cur-bucket/abort write-allowed",
      "canary cur-bucket/write write-allowed",
      "drift policy/cur-bucket/ReadReports statement-changed",
      "probe cur-bucket/list-buckets read-outside-scope",
      "probe cur-bucket/list-neighbour read-outside-scope",
    ],
  ],
  [
    "a policy is removed",
    () => deployment.iam.send(new DeleteRolePolicyCommand({ RoleName: ROLE, PolicyName: "cloudtrail" })),
    1,
    ["drift policy/cloudtrail policy-missing", "probe cloudtrail/look-up not-granted"],
  ],
  [
    "a policy is attached",
    async () => {
      const PolicyDocument = JSON.stringify({
        Version: "2012-10-17",
        Statement: { Effect: "Allow", Action: "s3:*", Resource: "*" },
      });
      const { Policy } = await deployment.iam.send(
        new CreatePolicyCommand({ PolicyName: "by-hand", PolicyDocument }),
      );
      return deployment.iam.send(new AttachRolePolicyCommand({ RoleName: ROLE, PolicyArn: Policy?.Arn }));
    },
    2,
    [
      "canary cur-bucket/abort write-allowed",
      "canary cur-bucket/write write-allowed",
      "drift attached/arn:aws:iam::111122223333:policy/by-hand policy-attached",
      "probe cur-bucket/list-buckets read-outside-scope",
      "probe cur-bucket/list-neighbour read-outside-scope",
    ],
  ],
  [
    "the trust policy loses its external ID",
    async () => {
      const { trust } = await deployment.role(ROLE);
      const Statement = toList<PolicyStatement>(trust.Statement).map(({ Condition: _, ...rest }) => rest);
      const PolicyDocument = JSON.stringify({ ...trust, Statement });
      return deployment.iam.send(new UpdateAssumeRolePolicyCommand({ RoleName: ROLE, PolicyDocument }));
    },
    2,
    [
      "drift trust/Vendor statement-changed",
      "drift trust/Verifier statement-changed",
      "trust changed-case admitted-with-changed-case",
      "trust none admitted-without-external-id",
      "trust wrong admitted-with-wrong-external-id",
    ],
  ],
];

test.each(CHANGES)(
  "when %s, verify names it, and the next apply mends it",
  async (_what, change, exitCode, expected) => {
    await change();
    const result = await verifyWhatExists();
    expect({ exitCode: result.exitCode, troubles: troubles(result) }).toEqual({
      exitCode,
      troubles: expected,
    });
    await deployment.apply(GIVEN);
    expect(troubles(await verifyWhatExists())).toEqual([]);
  },
);
