/** What the synthesized modules need of Terraform and of the AWS provider. */
import type { TerraformStack } from "cdktf";

/** Preconditions, `nonsensitive`, `startswith`: all are in 1.5; OpenTofu 1.6 begins above it. */
export const TERRAFORM_VERSION = ">= 1.5.0";

/** The release that the end-to-end tests run with. No upper bound: it would block those who vendor the module. */
export const AWS_PROVIDER_VERSION = ">= 5.100.0";

/** Replaces the exact versions that the bindings would ask for. */
export function requireVersions(stack: TerraformStack): void {
  stack.addOverride("terraform.required_version", TERRAFORM_VERSION);
  stack.addOverride("terraform.required_providers.aws", {
    source: "hashicorp/aws",
    version: AWS_PROVIDER_VERSION,
  });
}
