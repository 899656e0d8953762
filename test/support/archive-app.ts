/** An app that does need what the quick start postpones. Answers with what the archive begins with. */
import "../../stacks/quick-start";
import { App, AssetType, TerraformAsset, TerraformStack } from "cdktf";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const app = new App();
const stack = new TerraformStack(app, "archive");
const asset = new TerraformAsset(stack, "asset", {
  path: join(__dirname, "../cases"),
  type: AssetType.ARCHIVE,
});
app.synth();
process.stdout.write(readFileSync(join(app.outdir, "stacks/archive", asset.path)).subarray(0, 2));
