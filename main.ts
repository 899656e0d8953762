/** The CDKTF app: one stack for each vendor. */
import { App } from "cdktf";
import { VENDORS } from "./modules/vendors";
import { stateSettings } from "./stacks/backend";
import { OnboardingStack } from "./stacks/onboarding-stack";

const app = new App();
const state = stateSettings((key) => app.node.tryGetContext(key) as unknown, process.env);
for (const vendor of VENDORS) new OnboardingStack(app, vendor.id, { vendor, state });
app.synth();
