/** One vendor's access as a Terraform module: variables, the role or user, its policies, and outputs. */
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformOutput, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { CrossAccountRole } from "../modules/constructs/cross-account-role";
import { expression } from "../modules/constructs/expression";
import { grantedPermissions } from "../modules/constructs/granted-permissions";
import { declareInputs } from "../modules/constructs/inputs";
import { VendorUser } from "../modules/constructs/vendor-user";
import type { RoleVendor, UserVendor, Vendor } from "../modules/vendors/vendor";
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
    switch (vendor.principal) {
      case "role":
        this.declareRole(vendor);
        return;
      case "user":
        this.declareUser(vendor);
        return;
    }
  }

  private declareRole(vendor: RoleVendor): void {
    const role = new CrossAccountRole(this, "role", { vendor });
    this.output("role_arn", role.arn, `ARN of the role that ${vendor.title} assumes.`);
    if (role.workloadBoundaryArn !== undefined) {
      this.output(
        "workload_boundary_arn",
        role.workloadBoundaryArn,
        `ARN of the permissions boundary that every role which ${vendor.title} creates has to carry.`,
      );
    }
    this.output(
      "granted_permissions",
      grantedPermissions(vendor),
      vendor.declaration
        ? "Who may assume the role, and what it can read and change: one sentence each."
        : "Who may assume the role, and what it can read: one sentence each.",
    );
  }

  private declareUser(vendor: UserVendor): void {
    const user = new VendorUser(this, "user", { vendor });
    this.output("user_arn", user.arn, `ARN of the user whose access key ${vendor.title} is given.`);
    this.output(
      "granted_permissions",
      grantedPermissions(vendor),
      "Who may act as the user, and what it can read: one sentence each.",
    );
  }

  private output(name: string, value: string, description: string): void {
    new TerraformOutput(this, name, { value, description, staticId: true });
  }
}
