import { DATA_CLASSES, type Grant } from "../grants/grant";
import type { ModuleText } from "../hcl/module-files";
import { planPolicies } from "../vendors/policy-plan";
import type { Vendor } from "../vendors/vendor";

/** What the HCL of a vendor's module says beside the code: what each policy is for, and in which order it reads. */
export function moduleText(vendor: Vendor): ModuleText {
  return {
    comments: { ...principalComments(vendor), ...policyComments(vendor) },
    order: [
      ...vendor.inputs.map((input) => `variable.${input.name}`),
      `aws_iam_${vendor.principal}.vendor`,
      ...planPolicies(vendor).flatMap((plan) =>
        plan.form === "inline"
          ? [`aws_iam_role_policy.${snakeCase(plan.grant.id)}`]
          : [
              `aws_iam_policy.${snakeCase(plan.policy.id)}`,
              `aws_iam_${vendor.principal}_policy_attachment.${snakeCase(plan.policy.id)}`,
            ],
      ),
      "output.role_arn",
      "output.user_arn",
    ],
  };
}

function principalComments(vendor: Vendor): Readonly<Record<string, string>> {
  const exclusive = `What is added to the ${vendor.principal} by hand shows up in the next plan.`;
  const common = {
    [`aws_iam_${vendor.principal}_policies_exclusive.vendor`]: exclusive,
    [`aws_iam_${vendor.principal}_policy_attachments_exclusive.vendor`]: exclusive,
  };
  if (vendor.principal === "user") {
    const user = `The user that ${vendor.title} acts as. Its access key is made outside of Terraform, whose state would keep it.`;
    return { ...common, "aws_iam_user.vendor": user };
  }
  return {
    ...common,
    "data.aws_iam_policy_document.trust": `Who may assume the role: ${vendor.title}, and only with the external ID agreed on. Everybody else that is named here is off by default.`,
    "aws_iam_role.vendor": `The role that ${vendor.title} assumes. sensitive() keeps the external IDs in its trust policy out of plans.`,
  };
}

function policyComments(vendor: Vendor): Readonly<Record<string, string>> {
  const grants = vendor.grants.map((grant) => [documentOf(grant), grantComment(grant)] as const);
  const managed = planPolicies(vendor).flatMap((plan) =>
    plan.form === "managed" && plan.grants.length > 1
      ? [[`aws_iam_policy.${snakeCase(plan.policy.id)}`, `${plan.policy.title}.`] as const]
      : [],
  );
  return Object.fromEntries([...grants, ...managed]);
}

function documentOf(grant: Grant): string {
  return `data.aws_iam_policy_document.${snakeCase(grant.id)}`;
}

function grantComment(grant: Grant): string {
  return `${grant.title}. ${grant.reason} Class of data: ${grant.dataClass} (${DATA_CLASSES[grant.dataClass]}).`;
}

/** kebab-case ids as the names that Terraform addresses have. */
export function snakeCase(id: string): string {
  return id.replace(/-/g, "_");
}
