/** The Outputs of a template: the ARN that the vendor needs, and what was granted, in words. */
import type { When } from "../iam/when";
import { grantSentence } from "../vendors/render";
import type { TrustSummary } from "../vendors/vendor";
import type { Node, NodeMap } from "./intrinsic";
import { policyId, PRINCIPALS } from "./resources";
import type { TemplateForm } from "./template-form";

/** All outputs. */
export function outputs(form: TemplateForm): NodeMap {
  const { vendor } = form;
  const principal = PRINCIPALS[vendor.principal];
  const isRole = vendor.principal === "role";
  const what = isRole && vendor.declaration ? "read and change" : "read";
  return {
    [`${principal}Arn`]: {
      Description: isRole
        ? `ARN of the role that ${vendor.title} assumes.`
        : `ARN of the user whose access key ${vendor.title} is given.`,
      Value: { "Fn::GetAtt": [principal, "Arn"] },
    },
    ...(isRole &&
      vendor.workloadBoundary && {
        WorkloadBoundaryArn: {
          Description: `ARN of the permissions boundary that every role which ${vendor.title} creates has to carry.`,
          Value: { Ref: policyId(vendor.workloadBoundary) },
        },
      }),
    GrantedPermissions: {
      Description: `Who may ${isRole ? "assume the role" : "act as the user"}, and what it can ${what}: one sentence a line.`,
      Value: grantedPermissions(form),
    },
  };
}

/** The sentences, each on a line of its own; a switch takes its line out. */
function grantedPermissions(form: TemplateForm): Node {
  const { vendor, values } = form;
  const lines: readonly TrustSummary[] = [
    ...vendor.trustSummary,
    ...vendor.grants.map((grant) =>
      line(grantSentence(grant.summary(values), grant.dataClass), grant.enabledBy),
    ),
    ...(vendor.awsManagedPolicies ?? []).map((policy) =>
      line(grantSentence(policy.summary, policy.dataClass), policy.enabledBy),
    ),
  ];
  if (lines.every(({ when }) => when === undefined)) {
    return form.text(lines.map(({ text }) => `${text(values)}\n`).join(""));
  }
  // An empty text, not AWS::NoValue: how Fn::Join treats a missing element is not documented.
  const nodes = lines.flatMap(
    ({ text, when }) => form.given(when, () => form.text(`${text(values)}\n`), "") ?? [],
  );
  return { "Fn::Join": ["", nodes] };
}

function line(text: string, when: When | undefined): TrustSummary {
  return { text: () => text, ...(when && { when }) };
}
