/** The permissions boundary that a provisioner's own roles have to carry, as a customer managed policy. */
import { DataAwsIamPolicyDocument } from "@cdktf/provider-aws/lib/data-aws-iam-policy-document";
import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy";
import { Token } from "cdktf";
import { Construct } from "constructs";
import type { RoleVendor, WorkloadBoundary } from "../vendors/vendor";
import { expression } from "./expression";
import { fixName, snakeCase } from "./logical-id";
import { policyDocumentBody } from "./policy-document";
import { terraformValues } from "./terraform-values";

export interface WorkloadBoundaryPolicyProps {
  readonly vendor: RoleVendor;
  readonly boundary: WorkloadBoundary;
}

/** The document and the policy. It is attached to nothing: the vendor names it in every role that it creates. */
export class WorkloadBoundaryPolicy extends Construct {
  /** Expression for the policy's ARN. */
  readonly arn: string;

  constructor(scope: Construct, id: string, { vendor, boundary }: WorkloadBoundaryPolicyProps) {
    super(scope, id);
    const name = snakeCase(boundary.id);
    const document = new DataAwsIamPolicyDocument(this, "document", {});
    fixName(document, "data.aws_iam_policy_document", name);
    const body = policyDocumentBody(boundary.statements(terraformValues(vendor)), vendor.inputs);
    for (const [key, value] of Object.entries(body)) document.addOverride(key, value);

    const policy = new IamPolicy(this, "policy", {
      // The provisioner's policies name this ARN: it is built from the same two inputs there.
      name: `${expression(`var.${vendor.role.name}`)}-${boundary.id}`,
      path: expression(`var.${vendor.role.path}`),
      description: `${vendor.title}: the most that a role which it creates can do`,
      policy: expression(`data.aws_iam_policy_document.${name}.json`),
      tags: Token.asStringMap(expression(`var.${vendor.role.tags}`)),
    });
    fixName(policy, "aws_iam_policy", name);
    this.arn = expression(`aws_iam_policy.${name}.arn`);
  }
}
