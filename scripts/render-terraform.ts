/** Writes `dist/terraform`, each vendor's module, from the model; with `--check` it only says which files are not as they should be. */
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { differenceOf, hashesOf, isSame } from "../modules/export/compare";
import { readHashes, writeDirectory } from "../modules/export/directory";
import { VENDORS } from "../modules/vendors";
import { buildExport } from "./export/build";

const FOLDER = join(__dirname, "..", "dist", "terraform");

/** The bundled programs would be megabytes in every version: the committed copies are without them. */
const SOURCE = { flavor: "root", format: "hcl", scripts: false } as const;

async function main(argv: readonly string[]): Promise<number> {
  const check = argv.includes("--check");
  const stale: string[] = [];
  for (const vendor of VENDORS) {
    const directory = join(FOLDER, vendor.id);
    const files = await buildExport(vendor, { vendor: vendor.id, ...SOURCE });
    const found = readHashes(directory);
    const difference = differenceOf(hashesOf(files), found);
    if (isSame(difference)) continue;
    const obsolete = Object.keys(found).filter((path) => files.every((file) => file.path !== path));
    if (!check) writeDirectory(directory, files, obsolete);
    stale.push(
      ...[difference.changed, difference.missing, obsolete].flat().map((path) => `${vendor.id}/${path}`),
    );
  }
  const dropped = present().filter((id) => VENDORS.every((vendor) => vendor.id !== id));
  if (!check) for (const id of dropped) rmSync(join(FOLDER, id), { recursive: true });
  for (const path of [...stale, ...dropped])
    process.stderr.write(`dist/terraform/${path}${check ? " is not what the model says." : ""}\n`);
  if (!check || stale.length + dropped.length === 0) return 0;
  process.stderr.write("Run 'npm run render:terraform' and commit the result.\n");
  return 1;
}

function present(): readonly string[] {
  return existsSync(FOLDER) ? readdirSync(FOLDER) : [];
}

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
