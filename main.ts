/** The CDKTF app: one stack for each vendor. */
import { App } from "cdktf";
import { VENDORS } from "./modules/vendors";
import { stateSettings } from "./stacks/backend";
import { OnboardingStack } from "./stacks/onboarding-stack";

async function main(): Promise<void> {
  // Set by the cdktf CLI. Where a value is missing it would wait for ever at a prompt that it does not show.
  if (process.env["CDKTF_CONTEXT_JSON"] !== undefined) {
    const { refuseMissingValues } = await import("./scripts/terraform/refuse-missing-values");
    if (refuseMissingValues(VENDORS)) return;
  }
  const app = new App();
  const state = stateSettings((key) => app.node.tryGetContext(key) as unknown, process.env);
  for (const vendor of VENDORS) new OnboardingStack(app, vendor.id, { vendor, state });
  app.synth();
}

void main();
