/** IAM: roles for workloads, their policies and instance profiles, under one path and inside one boundary. */
import { AWS_VALUES, type Values } from "../../iam/values";
import type { Condition } from "../../iam/statement";
import { boundaryArn, iamArn, passedTo, SCOPE, underPath } from "./names";
import type { ResourceType, Service } from "./resource-type";

const types: readonly ResourceType[] = [
  {
    type: "aws_iam_role",
    create: ["iam:CreateRole"],
    read: [
      "iam:GetRole",
      "iam:ListAttachedRolePolicies",
      "iam:ListInstanceProfilesForRole",
      "iam:ListRolePolicies",
      "iam:ListRoleTags",
    ],
    update: ["iam:UpdateAssumeRolePolicy", "iam:UpdateRole", "iam:UpdateRoleDescription"],
    delete: ["iam:DeleteRole"],
    tag: ["iam:TagRole", "iam:UntagRole"],
  },
  {
    type: "aws_iam_role_policy",
    update: ["iam:PutRolePolicy"],
    read: ["iam:GetRolePolicy"],
    delete: ["iam:DeleteRolePolicy"],
  },
  {
    type: "aws_iam_role_policy_attachment",
    update: ["iam:AttachRolePolicy"],
    read: ["iam:ListAttachedRolePolicies"],
    delete: ["iam:DetachRolePolicy"],
  },
  {
    type: "aws_iam_policy",
    create: ["iam:CreatePolicy"],
    read: ["iam:GetPolicy", "iam:GetPolicyVersion", "iam:ListPolicyTags", "iam:ListPolicyVersions"],
    update: ["iam:CreatePolicyVersion", "iam:DeletePolicyVersion"],
    delete: ["iam:DeletePolicy"],
    tag: ["iam:TagPolicy", "iam:UntagPolicy"],
  },
  {
    type: "aws_iam_instance_profile",
    create: ["iam:AddRoleToInstanceProfile", "iam:CreateInstanceProfile", "iam:PassRole"],
    read: ["iam:GetInstanceProfile"],
    delete: ["iam:DeleteInstanceProfile", "iam:RemoveRoleFromInstanceProfile"],
    tag: ["iam:TagInstanceProfile", "iam:UntagInstanceProfile"],
  },
];

const everything = (v: Values) => [
  ...underPath("instance-profile")(v),
  ...underPath("policy")(v),
  ...underPath("role")(v),
];
const bounded = (v: Values): readonly Condition[] => [
  { operator: "StringEquals", key: "iam:PermissionsBoundary", values: [boundaryArn(v)] },
];

export const iam: Service = {
  id: "iam",
  title: "IAM roles of workloads",
  reason: "Each workload gets a role of its own with what it needs.",
  enabledBy: "enable_iam",
  summary: (v) =>
    `IAM: create, change and delete roles, policies and instance profiles under ${v.text(SCOPE.path)}; roles only with the boundary ${v.text("role_name")}-workload-boundary; pass them to EC2; no users, groups or keys`,
  types,
  limits: [
    {
      sid: "RolesRead",
      verbs: ["read"],
      // AWS's own policies and the boundary are attached to what is created, so Terraform reads them.
      resources: (v) => [
        ...everything(v),
        boundaryArn(v),
        `arn:${v.text(AWS_VALUES.partition)}:iam::aws:policy/*`,
      ],
    },
    {
      sid: "RolesCreate",
      actions: ["iam:CreateRole"],
      resources: underPath("role"),
      tag: "request",
      conditions: bounded,
    },
    {
      // The condition is on the boundary that the role carries: a role without it is out of reach.
      sid: "RolesBounded",
      actions: [
        "iam:AttachRolePolicy",
        "iam:DeleteRole",
        "iam:DeleteRolePolicy",
        "iam:DetachRolePolicy",
        "iam:PutRolePolicy",
        "iam:UpdateAssumeRolePolicy",
        "iam:UpdateRole",
        "iam:UpdateRoleDescription",
      ],
      resources: underPath("role"),
      tag: "resource",
      conditions: bounded,
    },
    {
      sid: "RolesCreateOthers",
      actions: ["iam:CreateInstanceProfile", "iam:CreatePolicy"],
      resources: everything,
      tag: "request",
    },
    {
      sid: "RolesTag",
      actions: ["iam:TagInstanceProfile", "iam:TagPolicy", "iam:TagRole"],
      resources: everything,
      tag: "request",
    },
    {
      sid: "RolesRetag",
      actions: ["iam:TagInstanceProfile", "iam:TagPolicy", "iam:TagRole"],
      resources: everything,
      tag: "resource",
    },
    { sid: "RolesManageOthers", resources: everything, tag: "resource" },
    {
      sid: "RolesPassToInstances",
      actions: ["iam:PassRole"],
      resources: underPath("role"),
      conditions: passedTo((v) => [`ec2.${v.text(AWS_VALUES.dnsSuffix)}`]),
      untagged: "The path and the service limit it; the roles carry the boundary.",
    },
  ],
  probes: [
    {
      id: "role",
      client: "iam",
      operation: "GetPolicy",
      action: "iam:GetPolicy",
      where: "home",
      input: (v) => ({ PolicyArn: boundaryArn(v) }),
      resource: (v) => boundaryArn(v),
      nothingThere: ["NoSuchEntity", "NoSuchEntityException"],
    },
  ],
  canaries: [
    {
      id: "attach-outside-path",
      client: "iam",
      operation: "AttachRolePolicy",
      action: "iam:AttachRolePolicy",
      where: "home",
      input: (v, c) => ({ RoleName: c.name, PolicyArn: iamArn(v, `policy/${c.name}`) }),
      resource: (v, c) => iamArn(v, `role/${c.name}`),
      harmless: "neither the role nor the policy exists",
      fuse: { in: "body", name: "RoleName", marker: (_v, c) => c.name },
      allowed: ["NoSuchEntity", "NoSuchEntityException"],
    },
    {
      id: "remove-boundary",
      client: "iam",
      operation: "DeleteRolePermissionsBoundary",
      action: "iam:DeleteRolePermissionsBoundary",
      where: "home",
      input: (_v, c) => ({ RoleName: c.name }),
      resource: (v, c) => iamArn(v, `role/${c.name}`),
      harmless: "the role does not exist",
      fuse: { in: "body", name: "RoleName", marker: (_v, c) => c.name },
      allowed: ["NoSuchEntity", "NoSuchEntityException"],
    },
  ],
};
