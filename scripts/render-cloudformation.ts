/** Writes `dist/cloudformation` from the model; with `--check` it only says which files are not as the model has them. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { renderTemplate } from "../modules/cloudformation/render";
import { VENDORS } from "../modules/vendors";

const FOLDER = join(__dirname, "..", "dist", "cloudformation");

/** The folder's files as they should be, by name. */
function wanted(): ReadonlyMap<string, string> {
  return new Map(
    VENDORS.map((vendor) => [`${vendor.id}.yaml`, renderTemplate(vendor, { format: "yaml" })] as const),
  );
}

function present(): ReadonlyMap<string, string> {
  return new Map(
    readdirSync(FOLDER).map((name) => [name, readFileSync(join(FOLDER, name), "utf8")] as const),
  );
}

function main(argv: readonly string[]): number {
  mkdirSync(FOLDER, { recursive: true });
  const files = wanted();
  const old = present();
  const stale = [...new Set([...files.keys(), ...old.keys()])].filter(
    (name) => files.get(name) !== old.get(name),
  );
  if (argv.includes("--check")) {
    for (const name of stale)
      process.stderr.write(`dist/cloudformation/${name} is not what the model says.\n`);
    if (stale.length > 0)
      process.stderr.write("Run 'npm run render:cloudformation' and commit the result.\n");
    return stale.length > 0 ? 1 : 0;
  }
  for (const name of stale) {
    const text = files.get(name);
    if (text === undefined) rmSync(join(FOLDER, name));
    else writeFileSync(join(FOLDER, name), text);
    process.stdout.write(`dist/cloudformation/${name}\n`);
  }
  return 0;
}

process.exitCode = main(process.argv.slice(2));
