/** The `granted_permissions` output: sentences for a person, which follow the switches at apply time. */
import type { When } from "../iam/when";
import { grantSentence } from "../vendors/render";
import type { Vendor } from "../vendors/vendor";
import { asOperand, expression, whenExpression } from "./expression";
import { terraformValues } from "./terraform-values";

/** Expression for the list: who may act, then one sentence for each grant and each AWS managed policy that is on. */
export function grantedPermissions(vendor: Vendor): string {
  const values = terraformValues(vendor);
  const sentence = (text: string, when?: When): string =>
    when ? `${whenExpression(when, vendor.inputs)} ? ${asOperand(text)} : ""` : asOperand(text);
  const sentences = [
    ...vendor.trustSummary.map((line) => sentence(line.text(values), line.when)),
    ...vendor.grants.map((grant) =>
      sentence(grantSentence(grant.summary(values), grant.dataClass), grant.enabledBy),
    ),
    ...(vendor.awsManagedPolicies ?? []).map((policy) =>
      sentence(grantSentence(policy.summary, policy.dataClass), policy.enabledBy),
    ),
  ];
  return expression(`compact([${sentences.join(", ")}])`);
}
