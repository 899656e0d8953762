/** A vendor's stack as Terraform JSON, for export: nothing stays on disk. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "cdktf";
import type { JsonObject } from "../../modules/hcl/read-json";
import type { Vendor } from "../../modules/vendors/vendor";
import { OnboardingStack } from "../../stacks/onboarding-stack";

/** The stack with its provider and without a backend. Tokens are resolved. */
export function synthesizedConfiguration(vendor: Vendor): JsonObject {
  // An app makes its folder before anything is written to it, by default in the current directory.
  const outdir = mkdtempSync(join(tmpdir(), "aws-onboarding-export-"));
  try {
    // A module has no provider of its own; the validation of the app would insist on one.
    const app = new App({ skipValidation: true, outdir });
    const stack = new OnboardingStack(app, vendor.id, { vendor });
    return stack.toTerraform() as JsonObject;
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
