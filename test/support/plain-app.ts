/** The app without its short cuts: what they must not change. */
import { App } from "cdktf";
import { VENDORS } from "../../modules/vendors";
import { stateSettings } from "../../stacks/backend";
import { deployments } from "../../stacks/deployments";

async function main(): Promise<void> {
  const app = new App();
  for (const deployment of deployments(VENDORS)) {
    await deployment.declare(
      app,
      stateSettings(() => undefined, {}),
    );
  }
  app.synth();
}

void main();
