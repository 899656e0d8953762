/** A vendor's role: trust, the policies of its grants, and nothing else beside them. */
import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { DataAwsIamPolicyDocument } from "@cdktf/provider-aws/lib/data-aws-iam-policy-document";
import { DataAwsPartition } from "@cdktf/provider-aws/lib/data-aws-partition";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { Token } from "cdktf";
import { Construct } from "constructs";
import type { RoleVendor } from "../vendors/vendor";
import { expression } from "./expression";
import { fixName } from "./logical-id";
import { policyDocumentBody } from "./policy-document";
import { preconditions } from "./preconditions";
import { declarePolicies } from "./principal-policies";
import { declareDerived, terraformValues } from "./terraform-values";
import { WorkloadBoundaryPolicy } from "./workload-boundary-policy";

const ROLE = "aws_iam_role.vendor";

export interface CrossAccountRoleProps {
  readonly vendor: RoleVendor;
}

/** The role and its policies. Expects the vendor's inputs to be declared in the same stack. */
export class CrossAccountRole extends Construct {
  /** Expression for the role's ARN. */
  readonly arn = expression(`${ROLE}.arn`);
  /** Expression for the ARN of the boundary of what the vendor creates, where it creates anything in IAM. */
  readonly workloadBoundaryArn?: string;

  constructor(scope: Construct, id: string, { vendor }: CrossAccountRoleProps) {
    super(scope, id);
    fixName(new DataAwsPartition(this, "partition", {}), "data.aws_partition", "current");
    fixName(new DataAwsCallerIdentity(this, "caller"), "data.aws_caller_identity", "current");
    declareDerived(this, vendor);
    this.declareRole(vendor);
    declarePolicies(this, vendor);
    if (vendor.workloadBoundary) {
      const { workloadBoundary: boundary } = vendor;
      this.workloadBoundaryArn = new WorkloadBoundaryPolicy(this, boundary.id, { vendor, boundary }).arn;
    }
  }

  private declareRole(vendor: RoleVendor): void {
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
