/** `export --check DIR`: what a vendored copy has changed. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { InputError } from "../../modules/errors";
import { differenceOf, hashesOf, isSame, type Difference, type Hashes } from "../../modules/export/compare";
import { readHashes } from "../../modules/export/directory";
import { MANIFEST, parseManifest, type Manifest } from "../../modules/export/manifest";
import { printCheck, type CheckResult } from "../../modules/export/print-check";
import { findVendor } from "../../modules/vendors";
import { version } from "../../package.json";
import { buildExport } from "./build";

/** Exit code for a copy that differs: somebody has to look at it. */
const EXIT_CHANGED = 2;

/** Compares and prints. */
export async function checkDirectory(directory: string, format: "text" | "json"): Promise<number> {
  const manifest = readManifest(directory);
  const result = await compare(directory, manifest);
  process.stdout.write(printCheck(result, format));
  return isSame(result.difference) ? 0 : EXIT_CHANGED;
}

/** The manifest of a directory; undefined where there is none. Throws `InputError` for one that cannot be understood. */
export function findManifest(directory: string): Manifest | undefined {
  const path = join(directory, MANIFEST);
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
  const manifest = parseManifest(text);
  if (manifest) return manifest;
  const remedy = "It was damaged, or written by another version: export again with --force.";
  throw new InputError([{ field: path, rule: "be a manifest that this version knows", remedy }]);
}

function readManifest(directory: string): Manifest {
  // An empty name, of a variable that a shell does not know, is not the current directory.
  const manifest = directory === "" ? undefined : findManifest(directory);
  if (manifest) return manifest;
  const remedy = "Name a directory that 'export --out' has written.";
  throw new InputError([{ field: "--check", rule: `hold ${MANIFEST}`, value: directory, remedy }]);
}

async function compare(directory: string, manifest: Manifest): Promise<CheckResult> {
  const expected = await expectedHashes(manifest);
  const difference: Difference = differenceOf(expected.hashes, readHashes(directory));
  return { directory, difference, against: expected.against, madeBy: manifest.version, thisVersion: version };
}

/**
 * A copy of this version is compared with a fresh export, because a manifest can be edited like any other file; a copy of
 * another version with its own manifest, because that is all there is.
 */
async function expectedHashes(
  manifest: Manifest,
): Promise<{ hashes: Hashes; against: CheckResult["against"] }> {
  const vendor = findVendor(manifest.source.vendor);
  if (!vendor || manifest.version !== version) return { hashes: manifest.files, against: "manifest" };
  const files = await buildExport(vendor, manifest.source);
  const hashes = hashesOf(files.filter(({ path }) => path !== MANIFEST));
  return { hashes, against: "export" };
}
