import { checkPrincipals } from "../../modules/check/check";
import type { Catalogue } from "../../modules/iam/catalogue";
import type { ConditionBlock } from "../../modules/iam/policy";
import { loadCatalogue } from "../../scripts/lib/load-catalogue";
import { principalOf } from "./case";

let catalogue: Catalogue;
beforeAll(async () => {
  catalogue = await loadCatalogue();
});

/** The rules that a writer breaks which declares the action's whole service. */
function faults(action: string, resource: string, condition?: ConditionBlock): readonly string[] {
  const statement = { Effect: "Allow", Action: action, Resource: resource } as const;
  const one = principalOf({
    title: "",
    rules: [],
    statements: [{ ...statement, ...(condition && { Condition: condition }) }],
    declaration: { services: [action.split(":")[0]!], iamPath: "/vendor/" },
  });
  const { findings } = checkPrincipals([one], catalogue).principals[0]!;
  return findings.filter(({ severity }) => severity === "error").map(({ rule }) => rule);
}

const OPEN = ["privilege-escalation"];

describe("within IAM: closed by the declared path", () => {
  const actions = {
    role: ["DetachRolePolicy", "DeleteRolePolicy", "TagRole"],
    user: [
      "DetachUserPolicy",
      "DeleteUserPolicy",
      "UpdateAccessKey",
      "EnableMFADevice",
      "UploadSSHPublicKey",
      "TagUser",
    ],
    group: ["DetachGroupPolicy", "DeleteGroupPolicy", "RemoveUserFromGroup"],
  };
  const all = Object.entries(actions).flatMap(([kind, names]) => names.map((name) => [name, kind] as const));
  test.each(all)("iam:%s of any %s", (name, kind) => {
    const iam = "arn:aws:iam::111122223333:";
    expect(faults(`iam:${name}`, "*")).toEqual(OPEN);
    expect(faults(`iam:${name}`, `${iam}${kind}/*`)).toEqual(OPEN);
    expect(faults(`iam:${name}`, `${iam}${kind}/vendor/*`)).toEqual([]);
  });
});

describe("closed by naming the resources", () => {
  test.each([
    ["iam:CreateSAMLProvider", "arn:aws:iam::111122223333:saml-provider/acme"],
    ["iam:CreateOpenIDConnectProvider", "arn:aws:iam::111122223333:oidc-provider/oidc.acme.example"],
    [
      "iam:UpdateOpenIDConnectProviderThumbprint",
      "arn:aws:iam::111122223333:oidc-provider/oidc.acme.example",
    ],
    ["cloudformation:ExecuteChangeSet", "arn:aws:cloudformation:us-east-1:111122223333:stack/acme-*"],
    ["ssm:UpdateDocument", "arn:aws:ssm:us-east-1:111122223333:document/acme-*"],
    ["ssm:CreateAssociation", "arn:aws:ssm:us-east-1:111122223333:document/acme-*"],
    ["states:UpdateStateMachine", "arn:aws:states:us-east-1:111122223333:stateMachine:acme-*"],
    ["codepipeline:UpdatePipeline", "arn:aws:codepipeline:us-east-1:111122223333:acme-*"],
    ["batch:SubmitJob", "arn:aws:batch:us-east-1:111122223333:job-definition/acme-*"],
    ["ec2:CreateLaunchTemplateVersion", "arn:aws:ec2:us-east-1:111122223333:launch-template/lt-0abc"],
    ["eks:CreateAccessEntry", "arn:aws:eks:us-east-1:111122223333:cluster/acme-*"],
    ["eks:AssociateAccessPolicy", "arn:aws:eks:us-east-1:111122223333:access-entry/acme-*"],
    ["s3:PutBucketPolicy", "arn:aws:s3:::acme-*"],
    ["secretsmanager:PutResourcePolicy", "arn:aws:secretsmanager:us-east-1:111122223333:secret:acme-*"],
    ["ecr:SetRepositoryPolicy", "arn:aws:ecr:us-east-1:111122223333:repository/acme-*"],
    ["sqs:SetQueueAttributes", "arn:aws:sqs:us-east-1:111122223333:acme-*"],
    ["sqs:AddPermission", "arn:aws:sqs:us-east-1:111122223333:acme-*"],
    ["sns:SetTopicAttributes", "arn:aws:sns:us-east-1:111122223333:acme-*"],
    ["sns:AddPermission", "arn:aws:sns:us-east-1:111122223333:acme-*"],
    ["dynamodb:PutResourcePolicy", "arn:aws:dynamodb:us-east-1:111122223333:table/acme-*"],
    ["ec2:ModifySnapshotAttribute", "arn:aws:ec2:us-east-1::snapshot/snap-0abc"],
    ["ec2:ModifyImageAttribute", "arn:aws:ec2:us-east-1::image/ami-0abc"],
    ["rds:ModifyDBSnapshotAttribute", "arn:aws:rds:us-east-1:111122223333:snapshot:acme-*"],
    ["rds:ModifyDBClusterSnapshotAttribute", "arn:aws:rds:us-east-1:111122223333:cluster-snapshot:acme-*"],
    ["rds:ModifyDBCluster", "arn:aws:rds:us-east-1:111122223333:cluster:acme-*"],
    ["rds:ModifyDBInstance", "arn:aws:rds:us-east-1:111122223333:db:acme-*"],
    ["cloudtrail:StopLogging", "arn:aws:cloudtrail:us-east-1:111122223333:trail/acme-trail"],
  ])("%s", (action, resource) => {
    expect(faults(action, "*")).toEqual(OPEN);
    expect(faults(action, resource)).toEqual([]);
    expect(
      faults(action, resource.replace(/acme-[a-z*]*|acme|oidc\.acme\.example|[a-z]+-0abc/, "*")),
    ).toEqual(OPEN);
  });

  test("or by the writer's own tag, where it cannot set tags", () => {
    const tagged = (value: string): ConditionBlock => ({ StringEquals: { "aws:ResourceTag/owner": value } });
    expect(faults("ram:CreateResourceShare", "*")).toEqual(OPEN);
    expect(faults("ram:CreateResourceShare", "*", tagged("vendor"))).toEqual([]);
    expect(faults("ram:CreateResourceShare", "*", tagged("${aws:PrincipalTag/owner}"))).toEqual(OPEN);
  });
});

test.each([
  "sts:AssumeRoot",
  "sso:CreateAccountAssignment",
  "sso:PutInlinePolicyToPermissionSet",
  "sso:AttachManagedPolicyToPermissionSet",
  "sso:AttachCustomerManagedPolicyReferenceToPermissionSet",
  "identitystore:CreateGroupMembership",
  "rolesanywhere:CreateTrustAnchor",
  "rolesanywhere:UpdateTrustAnchor",
  "cognito-identity:SetIdentityPoolRoles",
  "organizations:LeaveOrganization",
  "organizations:DetachPolicy",
])("%s is closed by nothing", (action) => {
  const tag: ConditionBlock = { StringEquals: { "aws:ResourceTag/owner": "vendor" } };
  expect(faults(action, "*")).toEqual(OPEN);
  expect(faults(action, "*", tag)).toEqual(OPEN);
});

describe("what the caller fills in closes nothing", () => {
  const BY_TAG = "${aws:PrincipalTag/mine}";
  const path = "arn:aws:iam::111122223333:role/vendor/*";
  test.each<readonly [string, string, ConditionBlock]>([
    ["iam:PassRole", `arn:aws:iam::111122223333:role/${BY_TAG}`, {}],
    ["lambda:UpdateFunctionCode", `arn:aws:lambda:us-east-1:111122223333:function:${BY_TAG}`, {}],
    ["lambda:UpdateFunctionCode", `arn:aws:lambda:us-east-1:111122223333:function:a${BY_TAG}`, {}],
    ["lambda:UpdateFunctionCode", "arn:aws:lambda:us-east-1:111122223333", {}],
    ["iam:CreateRole", path, { StringEquals: { "iam:PermissionsBoundary": BY_TAG } }],
    ["iam:AttachRolePolicy", path, { ArnEquals: { "iam:PolicyARN": BY_TAG } }],
  ])("%s %s", (action, resource, condition) => expect(faults(action, resource, condition)).toEqual(OPEN));

  test("what AWS fills in does", () => {
    const own = "arn:aws:lambda:us-east-1:111122223333:function:${aws:PrincipalAccount}-app";
    expect(faults("lambda:UpdateFunctionCode", own)).toEqual([]);
  });
});
