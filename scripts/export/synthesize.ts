/** A vendor's stack as Terraform JSON, for export: nothing is written to disk. */
import { App } from "cdktf";
import type { JsonObject } from "../../modules/hcl/read-json";
import type { Vendor } from "../../modules/vendors/vendor";
import { OnboardingStack } from "../../stacks/onboarding-stack";

/** The stack with its provider and without a backend. Tokens are resolved. */
export function synthesizedConfiguration(vendor: Vendor): JsonObject {
  // A module has no provider of its own; the validation of the app would insist on one.
  const app = new App({ skipValidation: true });
  const stack = new OnboardingStack(app, vendor.id, { vendor });
  return stack.toTerraform() as JsonObject;
}
