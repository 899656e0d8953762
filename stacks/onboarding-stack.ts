/** One vendor's access as a Terraform module: variables, role, policies and two outputs. */
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformOutput, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { CrossAccountRole } from "../modules/constructs/cross-account-role";
import { expression } from "../modules/constructs/expression";
import { grantedPermissions } from "../modules/constructs/granted-permissions";
import { declareInputs } from "../modules/constructs/inputs";
import type { Vendor } from "../modules/vendors/vendor";
import { declareBackend, type StateSettings } from "./backend";
import { requireVersions } from "./versions";

export interface OnboardingStackProps {
  readonly vendor: Vendor;
  /** Where Terraform keeps its state; none for a module that others vendor. */
  readonly state?: StateSettings;
  /** Whether the stack configures the AWS provider itself. @default true */
  readonly withProvider?: boolean;
}

/** The stack. Its id is the vendor's id. */
export class OnboardingStack extends TerraformStack {
  constructor(scope: Construct, id: string, props: OnboardingStackProps) {
    super(scope, id);
    const { vendor } = props;
    requireVersions(this);
    if (props.state) declareBackend(this, props.state);
    declareInputs(this, vendor.inputs);
    if (props.withProvider ?? true) {
      new AwsProvider(this, "aws", { region: expression(`var.${vendor.region}`) });
    }
    const role = new CrossAccountRole(this, "role", { vendor });
    new TerraformOutput(this, "role_arn", {
      value: role.arn,
      description: `ARN of the role that ${vendor.title} assumes.`,
      staticId: true,
    });
    new TerraformOutput(this, "granted_permissions", {
      value: grantedPermissions(vendor),
      description: "Who may assume the role, and what it can read: one sentence each.",
      staticId: true,
    });
  }
}
