/** A vendor's role: trust, one inline policy for each grant, and nothing else beside them. */
import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { DataAwsIamPolicyDocument } from "@cdktf/provider-aws/lib/data-aws-iam-policy-document";
import { DataAwsPartition } from "@cdktf/provider-aws/lib/data-aws-partition";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePoliciesExclusive } from "@cdktf/provider-aws/lib/iam-role-policies-exclusive";
import { IamRolePolicyAttachmentsExclusive } from "@cdktf/provider-aws/lib/iam-role-policy-attachments-exclusive";
import { Token } from "cdktf";
import { Construct } from "constructs";
import type { Vendor } from "../vendors/vendor";
import { expression } from "./expression";
import { GrantPolicy } from "./grant-policy";
import { fixName } from "./logical-id";
import { policyDocumentBody } from "./policy-document";
import { preconditions } from "./preconditions";
import { declareDerived, terraformValues } from "./terraform-values";

const ROLE = "aws_iam_role.vendor";

export interface CrossAccountRoleProps {
  readonly vendor: Vendor;
}

/** The role and its policies. Expects the vendor's inputs to be declared in the same stack. */
export class CrossAccountRole extends Construct {
  /** Expression for the role's ARN. */
  readonly arn = expression(`${ROLE}.arn`);

  constructor(scope: Construct, id: string, { vendor }: CrossAccountRoleProps) {
    super(scope, id);
    fixName(new DataAwsPartition(this, "partition", {}), "data.aws_partition", "current");
    fixName(new DataAwsCallerIdentity(this, "caller"), "data.aws_caller_identity", "current");
    declareDerived(this, vendor);
    this.declareRole(vendor);

    const values = terraformValues(vendor);
    const policies = vendor.grants.map(
      (grant) =>
        new GrantPolicy(this, grant.id, {
          grant,
          values,
          inputs: vendor.inputs,
          role: expression(`${ROLE}.name`),
        }),
    );
    // What is added by hand beside these shows up in the next plan.
    const inline = new IamRolePoliciesExclusive(this, "inline-policies", {
      roleName: expression(`${ROLE}.name`),
      policyNames: Token.asList(expression(`concat(${policies.map((policy) => policy.names).join(", ")})`)),
    });
    fixName(inline, "aws_iam_role_policies_exclusive", "vendor");
    const attached = new IamRolePolicyAttachmentsExclusive(this, "attached-policies", {
      roleName: expression(`${ROLE}.name`),
      policyArns: [],
    });
    fixName(attached, "aws_iam_role_policy_attachments_exclusive", "vendor");
  }

  private declareRole(vendor: Vendor): void {
    const trust = new DataAwsIamPolicyDocument(this, "trust", {});
    fixName(trust, "data.aws_iam_policy_document", "trust");
    const body = policyDocumentBody(vendor.trust(terraformValues(vendor)), vendor.inputs);
    for (const [key, value] of Object.entries(body)) trust.addOverride(key, value);

    const { name, path, permissionsBoundary, maxSessionDuration, tags } = vendor.role;
    const role = new IamRole(this, "role", {
      name: expression(`var.${name}`),
      path: expression(`var.${path}`),
      description: `${vendor.title} ${vendor.purpose}`,
      // The document holds external IDs: what it becomes is hidden in plans.
      assumeRolePolicy: expression("sensitive(data.aws_iam_policy_document.trust.json)"),
      permissionsBoundary: expression(`var.${permissionsBoundary} != "" ? var.${permissionsBoundary} : null`),
      maxSessionDuration: Token.asNumber(expression(`var.${maxSessionDuration}`)),
      tags: Token.asStringMap(expression(`var.${tags}`)),
      lifecycle: { precondition: [...preconditions(vendor)] },
    });
    fixName(role, "aws_iam_role", "vendor");
  }
}
