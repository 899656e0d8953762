/** The policies of a role or a user: what its grants say, and nothing beside them. */
import { IamRolePoliciesExclusive } from "@cdktf/provider-aws/lib/iam-role-policies-exclusive";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { IamRolePolicyAttachmentsExclusive } from "@cdktf/provider-aws/lib/iam-role-policy-attachments-exclusive";
import { IamUserPoliciesExclusive } from "@cdktf/provider-aws/lib/iam-user-policies-exclusive";
import { IamUserPolicyAttachment } from "@cdktf/provider-aws/lib/iam-user-policy-attachment";
import { IamUserPolicyAttachmentsExclusive } from "@cdktf/provider-aws/lib/iam-user-policy-attachments-exclusive";
import { Token } from "cdktf";
import { Construct } from "constructs";
import type { When } from "../iam/when";
import { planPolicies } from "../vendors/policy-plan";
import type { AwsManagedPolicy, Vendor } from "../vendors/vendor";
import { expression, whenExpression } from "./expression";
import { GrantPolicy } from "./grant-policy";
import { fixName, snakeCase } from "./logical-id";
import { CustomerManagedPolicy } from "./customer-managed-policy";
import { terraformValues } from "./terraform-values";

const PRINCIPALS = { role: "aws_iam_role.vendor", user: "aws_iam_user.vendor" } as const;

/** Declares every policy in the scope. Expects the role or user, named `vendor`, and the inputs in the same stack. */
export function declarePolicies(scope: Construct, vendor: Vendor): void {
  const { inputs } = vendor;
  const values = terraformValues(vendor);
  const owner = expression(`${PRINCIPALS[vendor.principal]}.name`);
  const inlineNames: string[] = [];
  const attachedArns: string[] = [];
  for (const plan of planPolicies(vendor)) {
    if (plan.form === "inline") {
      const { grant } = plan;
      inlineNames.push(new GrantPolicy(scope, grant.id, { grant, values, inputs, role: owner }).names);
    } else {
      const { policy, grants } = plan;
      const managed = new CustomerManagedPolicy(scope, policy.id, { policy, grants, values, vendor });
      attach(scope, vendor, policy.id, expression(`${managed.address}.arn`), managed.enabledBy);
      attachedArns.push(managed.arns);
    }
  }
  for (const policy of vendor.awsManagedPolicies ?? []) {
    const arn = awsManagedArn(policy);
    attach(scope, vendor, kebabCase(policy.name), arn, policy.enabledBy);
    attachedArns.push(`${whenExpression(policy.enabledBy, inputs)} ? ["${arn}"] : []`);
  }
  declareExclusive(scope, vendor, owner, listOf(inlineNames), listOf(attachedArns));
}

/** `ReadOnlyAccess` to `read-only-access`. */
function kebabCase(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, "$1-$2").toLowerCase();
}

function awsManagedArn(policy: AwsManagedPolicy): string {
  return `arn:${expression("data.aws_partition.current.partition")}:iam::aws:policy/${policy.name}`;
}

function attach(scope: Construct, vendor: Vendor, id: string, policyArn: string, enabledBy?: When): void {
  const owner = expression(`${PRINCIPALS[vendor.principal]}.name`);
  const config = {
    policyArn,
    ...(enabledBy && {
      count: Token.asNumber(expression(`${whenExpression(enabledBy, vendor.inputs)} ? 1 : 0`)),
    }),
  };
  const parent = new Construct(scope, `attachment-${id}`);
  const name = snakeCase(id);
  if (vendor.principal === "role") {
    const attachment = new IamRolePolicyAttachment(parent, "role", { ...config, role: owner });
    fixName(attachment, "aws_iam_role_policy_attachment", name);
  } else {
    const attachment = new IamUserPolicyAttachment(parent, "user", { ...config, user: owner });
    fixName(attachment, "aws_iam_user_policy_attachment", name);
  }
}

function listOf(lists: readonly string[]): string[] {
  return lists.length === 0 ? [] : Token.asList(expression(`concat(${lists.join(", ")})`));
}

/** What is added by hand beside these shows up in the next plan. */
function declareExclusive(
  scope: Construct,
  vendor: Vendor,
  owner: string,
  policyNames: string[],
  policyArns: string[],
): void {
  if (vendor.principal === "role") {
    const inline = new IamRolePoliciesExclusive(scope, "inline-policies", { roleName: owner, policyNames });
    fixName(inline, "aws_iam_role_policies_exclusive", "vendor");
    const attached = new IamRolePolicyAttachmentsExclusive(scope, "attached-policies", {
      roleName: owner,
      policyArns,
    });
    fixName(attached, "aws_iam_role_policy_attachments_exclusive", "vendor");
  } else {
    const inline = new IamUserPoliciesExclusive(scope, "inline-policies", { userName: owner, policyNames });
    fixName(inline, "aws_iam_user_policies_exclusive", "vendor");
    const attached = new IamUserPolicyAttachmentsExclusive(scope, "attached-policies", {
      userName: owner,
      policyArns,
    });
    fixName(attached, "aws_iam_user_policy_attachments_exclusive", "vendor");
  }
}
