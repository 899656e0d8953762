/** What is denied whatever else is granted: the way into its own permissions, and content. */
import type { Grant } from "../../grants";
import { cloudtrail } from "../../grants/cloudtrail";
import { IAM_CANARIES } from "../../grants/identity";
import { ORGANIZATIONS_CANARIES } from "../../grants/organizations";
import type { Values } from "../../iam/values";
import { foreignIssuers } from "./issuers";
import { anywhere, iamArn } from "./names";
import { OBJECTS } from "./s3";
import { SECRET_VALUES } from "./secrets";

/** The role itself, its policies, and the boundary of what it creates: they all begin with the role's path and name. */
function ownArns(v: Values): readonly string[] {
  const own = `${v.text("role_path")}${v.text("role_name")}`;
  return [iamArn(v, `role${own}`), iamArn(v, `policy${own}-*`)];
}

/** Denials that no switch removes, but for the two that are about content. */
export const safeguards: Grant = {
  id: "safeguards",
  title: "Safeguards",
  reason: "A provisioner must not change its own limits, and needs no content to lay out resources.",
  dataClass: "metadata",
  summary: () =>
    "Denied whatever else is said here: changing its own role, policies and the boundary; OIDC providers of other issuers; items, messages, and, unless switched on, objects and secret values",
  statements: (v) => [
    {
      sid: "KeepOwnLimits",
      effect: "Deny",
      actions: [
        "iam:AttachRolePolicy",
        "iam:CreatePolicyVersion",
        "iam:DeletePolicy",
        "iam:DeletePolicyVersion",
        "iam:DeleteRole",
        "iam:DeleteRolePermissionsBoundary",
        "iam:DeleteRolePolicy",
        "iam:DetachRolePolicy",
        "iam:PassRole",
        "iam:PutRolePermissionsBoundary",
        "iam:PutRolePolicy",
        "iam:SetDefaultPolicyVersion",
        "iam:TagPolicy",
        "iam:TagRole",
        "iam:UntagPolicy",
        "iam:UntagRole",
        "iam:UpdateAssumeRolePolicy",
        "iam:UpdateRole",
        "iam:UpdateRoleDescription",
      ],
      resources: ownArns(v),
    },
    {
      sid: "KeepToIssuersOfEks",
      effect: "Deny",
      actions: ["iam:CreateOpenIDConnectProvider"],
      resources: foreignIssuers(v),
    },
    {
      // A resource's own policy could let Alethia in past its identity policies; a denial outranks it.
      sid: "KeepOutOfContent",
      effect: "Deny",
      actions: [
        "dynamodb:BatchGetItem",
        "dynamodb:GetItem",
        "dynamodb:Query",
        "dynamodb:Scan",
        "sqs:ReceiveMessage",
      ],
      resources: anywhere(),
    },
    {
      sid: "KeepOutOfObjects",
      effect: "Deny",
      actions: ["s3:GetObject", "s3:GetObjectVersion"],
      resources: anywhere(),
      when: { not: { on: OBJECTS } },
    },
    {
      sid: "KeepOutOfSecrets",
      effect: "Deny",
      actions: ["secretsmanager:BatchGetSecretValue", "secretsmanager:GetSecretValue"],
      resources: anywhere(),
      when: { not: { on: SECRET_VALUES } },
    },
  ],
  probes: [],
  // Writes outside of what is declared: its own role, users, another service, the organization.
  canaries: [...IAM_CANARIES, ...cloudtrail.canaries, ...ORGANIZATIONS_CANARIES],
};
