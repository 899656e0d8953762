/** Secrets Manager: secrets and their resource policies. Values only where a switch asks for them. */
import { regionalRead } from "../../grants/describe-calls";
import { anywhere, named } from "./names";
import { missing } from "./missing";
import type { ResourceType, Service } from "./resource-type";

/** The switch of Terraform-managed values. */
export const SECRET_VALUES = "enable_secret_values";

const types: readonly ResourceType[] = [
  {
    type: "aws_secretsmanager_secret",
    create: ["secretsmanager:CreateSecret"],
    read: ["secretsmanager:DescribeSecret", "secretsmanager:GetResourcePolicy", "secretsmanager:ListSecrets"],
    update: ["secretsmanager:UpdateSecret"],
    delete: ["secretsmanager:DeleteSecret"],
    tag: ["secretsmanager:TagResource", "secretsmanager:UntagResource"],
  },
  {
    type: "aws_secretsmanager_secret_policy",
    update: ["secretsmanager:PutResourcePolicy", "secretsmanager:ValidateResourcePolicy"],
    read: ["secretsmanager:GetResourcePolicy"],
    delete: ["secretsmanager:DeleteResourcePolicy"],
  },
];

const secret = named("secretsmanager", (p) => `secret:${p}*`);
export const secrets: Service = {
  id: "secrets-manager",
  title: "Secrets Manager",
  reason: "Workloads keep passwords in secrets that the platform lays out.",
  enabledBy: "enable_secrets_manager",
  summary: (v) =>
    `Secrets Manager: list all secrets; create, change and delete secrets named ${v.text("name_prefix")}* with the tag, and set their resource policies, never public ones`,
  types,
  limits: [
    { sid: "SecretsList", actions: ["secretsmanager:ListSecrets"], resources: anywhere },
    { sid: "SecretsRead", verbs: ["read"], resources: secret },
    {
      sid: "SecretsCreate",
      actions: ["secretsmanager:CreateSecret", "secretsmanager:TagResource"],
      resources: secret,
      tag: "request",
    },
    { sid: "SecretsManage", resources: secret, tag: "resource" },
    { sid: "SecretsRetag", actions: ["secretsmanager:TagResource"], resources: secret, tag: "resource" },
    {
      sid: "SecretsPolicies",
      actions: ["secretsmanager:PutResourcePolicy"],
      resources: secret,
      tag: "resource",
      conditions: () => [{ operator: "Bool", key: "secretsmanager:BlockPublicPolicy", values: ["true"] }],
    },
  ],
  content: {
    id: "secret-values",
    title: "Values of secrets",
    reason: "Terraform can fill secrets too; it reads each value back to see whether it has changed.",
    enabledBy: SECRET_VALUES,
    summary: (v) =>
      `Secrets Manager: read and write the values of secrets named ${v.text("name_prefix")}* with the tag`,
    types: [
      {
        type: "aws_secretsmanager_secret_version",
        create: ["secretsmanager:PutSecretValue"],
        read: ["secretsmanager:GetSecretValue"],
        delete: ["secretsmanager:UpdateSecretVersionStage"],
      },
    ],
    limits: [{ sid: "SecretsValues", resources: secret, tag: "resource" }],
  },
  probes: [regionalRead("secrets", "secrets-manager", "secretsmanager:ListSecrets", { MaxResults: 1 })],
  canaries: [
    missing(
      "cancel-rotation",
      "secrets-manager",
      "secretsmanager:CancelRotateSecret",
      "secret",
      "SecretId",
      "body",
      ["ResourceNotFoundException"],
    ),
  ],
};
