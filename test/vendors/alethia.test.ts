import { readFileSync } from "node:fs";
import { join } from "node:path";
import { alethia, ALETHIA_SERVICES } from "../../modules/vendors/alethia";
import { actionsOf } from "../../modules/vendors/alethia/service-grant";
import type { Decision, RequestContext } from "../../modules/iam/decision";
import { evaluate } from "../../modules/iam/evaluate";
import { IAM_QUOTAS, policySize } from "../../modules/iam/quotas";
import { commercial, type InputValues } from "../../modules/vendors/literal";
import { renderRole, type RenderedRole } from "../../modules/vendors/render";
import { validateInputs } from "../../modules/vendors/validate";
import { decide } from "../support/decide";
import { VENDOR_VALUE_SETS } from "../support/vendor-values";

interface Case {
  readonly action: string;
  readonly resource: string;
  readonly context: RequestContext;
  readonly effect: Decision["effect"];
}

const { cases } = JSON.parse(readFileSync(join(__dirname, "../cases/alethia-decisions.json"), "utf8")) as {
  readonly cases: readonly Case[];
};
const account = commercial("111122223333");
const required = VENDOR_VALUE_SETS["alethia"]!["required values"]!;
const render = (values: InputValues = {}) => renderRole(alethia, { ...required, ...values }, account);
const role = render();
const A = "111122223333";
const own = { "aws:ResourceTag/managed-by": "alethia" };
const made = `arn:aws:iam::${A}:role/alethia/app`;

test.each(cases)("$action on $resource with $context: $effect", ({ action, resource, context, effect }) => {
  expect(decide(role, action, resource, context)).toBe(effect);
});

test("every action that is allowed in a case is refused in a neighbouring one", () => {
  const services = (effect: string) =>
    new Set(cases.filter((one) => one.effect === effect).map(({ action }) => action.split(":")[0]));
  for (const service of services("allowed")) expect(services("denied")).toContain(service);
});

describe("its own limits", () => {
  test("its own limits stay, even when its path is under the workloads' one", () => {
    const inside = render({ role_path: "/alethia/platform/" });
    const self = { ...own, "iam:PermissionsBoundary": inside.workloadBoundary!.managedArn ?? "" };
    expect(decide(inside, "iam:PutRolePolicy", inside.arn, self)).toBe("denied");
    expect(decide(inside, "iam:CreatePolicyVersion", inside.policies[0]!.managedArn, own)).toBe("denied");
    expect(decide(inside, "iam:CreatePolicyVersion", inside.workloadBoundary!.managedArn, own)).toBe(
      "denied",
    );
  });

  test("the role itself must not lie in the workloads' path", () => {
    const faults = validateInputs(alethia, { ...required, role_path: "/alethia/" });
    expect(faults.map((fault) => fault.field)).toEqual(["workload_path"]);
  });
});

describe("OIDC providers", () => {
  const asked = { "aws:RequestTag/managed-by": "alethia" };
  const create = (rendered: RenderedRole, partition: string, issuer: string) =>
    decide(
      rendered,
      "iam:CreateOpenIDConnectProvider",
      `arn:${partition}:iam::${A}:oidc-provider/${issuer}`,
      asked,
    );
  const china = renderRole(alethia, required, {
    partition: "aws-cn",
    accountId: A,
    dnsSuffix: "amazonaws.com.cn",
  });

  test("of clusters, in every region of the partition", () => {
    expect(create(role, "aws", "oidc.eks.eu-west-1.amazonaws.com/id/1A2B")).toBe("allowed");
    expect(create(role, "aws", "oidc.eks.us-gov-west-1.amazonaws.com/id/1A2B")).toBe("allowed");
    expect(create(china, "aws-cn", "oidc.eks.cn-north-1.amazonaws.com.cn/id/1A2B")).toBe("allowed");
  });

  test.each([
    "oidc.eks.attacker.example",
    "oidc.eks.attacker.example/id/1A2B",
    "oidc.eks.attacker.example/x.amazonaws.com/id/1A2B",
    "oidc.eks.bucket.s3.amazonaws.com/id/1A2B",
    "oidc.eks.example/x.amazonaws.com/id/1A2B",
    "oidc.eks.cn-north-1.amazonaws.com.cn/id/1A2B",
    "token.actions.githubusercontent.com",
  ])("and of nobody else: %s", (issuer) => {
    expect(create(role, "aws", issuer)).toBe("denied");
  });
});

describe("the boundary of what it creates", () => {
  const everything = {
    name: "administrator",
    document: { Statement: { Effect: "Allow", Action: "*", Resource: "*" } },
  } as const;
  const inside = (rendered: RenderedRole, action: string, resource = "*", context = {}) =>
    evaluate(
      { caller: { arn: made, accountId: A }, action, resource, context },
      { identity: [everything], boundary: rendered.workloadBoundary! },
    ).effect;

  test.each([
    "iam:CreateRole",
    "iam:PutRolePolicy",
    "iam:CreateAccessKey",
    "organizations:LeaveOrganization",
    "lambda:CreateFunction",
    "ec2:RunInstances",
    "ec2:DescribeInstanceAttribute",
    "secretsmanager:GetSecretValue",
    "s3:GetObject",
    "kms:ScheduleKeyDeletion",
    "ssm:GetParameter",
  ])("holds an administrator back: %s", (action) => {
    expect(inside(role, action)).not.toBe("allowed");
  });

  test("lets nodes and pods work", () => {
    expect(inside(role, "ecr:GetAuthorizationToken")).toBe("allowed");
    expect(inside(role, "ec2:AttachNetworkInterface")).toBe("allowed");
  });

  test("opens data with a switch, and only what is named with the prefix", () => {
    const open = render({ enable_workload_data: true });
    expect(inside(open, "s3:GetObject", "arn:aws:s3:::alethia-files/a")).toBe("allowed");
    expect(inside(open, "s3:GetObject", "arn:aws:s3:::payroll/a")).toBe("denied");
    expect(inside(role, "s3:GetObject", "arn:aws:s3:::alethia-files/a")).toBe("denied");
  });

  test("holds a session back that a secret's own policy lets in", () => {
    const session = `arn:aws:sts::${A}:assumed-role/app/pod`;
    const secret = `arn:aws:secretsmanager:eu-west-1:${A}:secret:alethia-db-AbCdEf`;
    const ask = (rendered: RenderedRole) =>
      evaluate(
        {
          caller: { arn: session, accountId: A, roleArn: made },
          action: "secretsmanager:GetSecretValue",
          resource: secret,
          context: {},
        },
        {
          identity: [],
          boundary: rendered.workloadBoundary!,
          resource: {
            name: "secret",
            document: {
              Statement: {
                Effect: "Allow",
                Principal: { AWS: session },
                Action: "secretsmanager:GetSecretValue",
                Resource: "*",
              },
            },
          },
        },
      ).effect;
    expect(ask(role)).toBe("denied");
    expect(ask(render({ enable_workload_data: true }))).toBe("allowed");
  });

  test("fits into a managed policy", () => {
    const open = render({ enable_workload_data: true });
    expect(policySize(open.workloadBoundary!.document)).toBeLessThanOrEqual(IAM_QUOTAS.managedPolicySize);
  });
});

describe("switches", () => {
  test("there are thirteen, and each takes its service's actions out", () => {
    expect(ALETHIA_SERVICES).toHaveLength(13);
    const actionsIn = (rendered: RenderedRole) =>
      new Set(
        rendered.policies.flatMap(({ document }) =>
          [document.Statement].flat().flatMap((s) => (s.Effect === "Allow" ? [s.Action].flat() : [])),
        ),
      );
    for (const service of ALETHIA_SERVICES) {
      const left = actionsIn(render({ [service.enabledBy]: false }));
      const elsewhere = new Set(ALETHIA_SERVICES.filter((other) => other !== service).flatMap(actionsOf));
      for (const action of actionsOf(service)) {
        if (!elsewhere.has(action)) expect(left).not.toContain(action);
      }
      expect(actionsIn(role).size).toBeGreaterThan(left.size);
    }
  });

  test("content is read only where a switch asks for it", () => {
    const secret = `arn:aws:secretsmanager:eu-west-1:${A}:secret:alethia-db-AbCdEf`;
    const values = render({ enable_secret_values: true });
    expect(decide(values, "secretsmanager:GetSecretValue", secret, own)).toBe("allowed");
    expect(decide(values, "secretsmanager:GetSecretValue", secret.replace("alethia-", ""), own)).toBe(
      "denied",
    );
    const objects = render({ enable_bucket_content: true });
    expect(decide(objects, "s3:GetObject", "arn:aws:s3:::alethia-files/a")).toBe("allowed");
    expect(decide(objects, "s3:GetObject", "arn:aws:s3:::payroll/a")).toBe("denied");
    const sentence = /objects? .*\[content\]/i;
    expect(role.grantedPermissions.join("\n")).not.toMatch(sentence);
    expect(objects.grantedPermissions.join("\n")).toMatch(sentence);
    expect(
      decide(
        render({ enable_bucket_content: true, enable_s3: false }),
        "s3:GetObject",
        "arn:aws:s3:::alethia-files/a",
      ),
    ).toBe("denied");
  });

  test("policies stay under the quota with the longest names", () => {
    const longest = render({
      name_prefix: "abcdefghijklmnopqrs-",
      managed_by: "a".repeat(64),
      workload_path: `/${"p".repeat(62)}/`,
      role_name: "r".repeat(40),
      dns_domain: `${"d".repeat(60)}.${"e".repeat(35)}.com`,
      enable_secret_values: true,
      enable_bucket_content: true,
      enable_workload_data: true,
    });
    for (const policy of [...longest.policies, longest.workloadBoundary!])
      expect(policySize(policy.document)).toBeLessThanOrEqual(IAM_QUOTAS.managedPolicySize);
    expect(longest.policies.length).toBeLessThanOrEqual(IAM_QUOTAS.attachedPolicies);
  });
});
