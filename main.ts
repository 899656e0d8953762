/** The CDKTF app: one stack for each vendor, and what else was asked for. */
import { reportFailure } from "./scripts/lib/failure";
import "./stacks/quick-start";
import { App } from "cdktf";
import { VENDORS } from "./modules/vendors";
import { stateSettings } from "./stacks/backend";
import { deployments } from "./stacks/deployments";
import { synthesize } from "./stacks/synthesize";
import { wantedStacks } from "./scripts/terraform/wanted-stacks";

async function main(): Promise<void> {
  const isWanted = await wantedStacks(process.env);
  const wanted = deployments(VENDORS).filter(({ id, onRequest }) => !onRequest || isWanted(id));
  // Set by the cdktf CLI. Where a value is missing it would wait for ever at a prompt that it does not show.
  if (process.env["CDKTF_CONTEXT_JSON"] !== undefined) {
    const { refuseMissingValues } = await import("./scripts/terraform/refuse-missing-values");
    if (refuseMissingValues(wanted)) return;
  }
  const app = new App();
  const state = stateSettings((key) => app.node.tryGetContext(key) as unknown, process.env);
  await synthesize(app, async () => {
    for (const deployment of wanted) await deployment.declare(app, state);
  });
}

main().catch((error: unknown) => {
  process.exitCode = reportFailure(error, []);
});
