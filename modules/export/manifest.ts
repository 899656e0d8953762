import { createHash } from "node:crypto";
import { isObject } from "../hcl/read-json";
import type { ExportedFile } from "./file";
import { type ExportSource, FLAVORS, FORMATS } from "./options";

/** The name of the manifest in an exported directory. */
export const MANIFEST = "MANIFEST.json";

/** The shape of the manifest that this version writes and reads. */
const MANIFEST_VERSION = 1;

/** What was exported from where, and the SHA-256 of every file but the manifest itself, in hexadecimal. */
export interface Manifest {
  readonly manifestVersion: typeof MANIFEST_VERSION;
  readonly generator: "aws-onboarding";
  /** The version of this project that made the copy. */
  readonly version: string;
  readonly source: ExportSource;
  readonly files: Readonly<Record<string, string>>;
}

/** The manifest over these files. */
export function manifestFile(
  files: readonly ExportedFile[],
  source: ExportSource,
  version: string,
): ExportedFile {
  const hashes = files.map(({ path, content }) => [path, sha256(content)] as const);
  const manifest: Manifest = {
    manifestVersion: MANIFEST_VERSION,
    generator: "aws-onboarding",
    version,
    source,
    files: Object.fromEntries(hashes.sort(([a], [b]) => (a < b ? -1 : 1))),
  };
  return { path: MANIFEST, content: `${JSON.stringify(manifest, null, 2)}\n` };
}

/** Reads a manifest. Undefined for a text that is none, or one of another version. */
export function parseManifest(text: string): Manifest | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  return isManifest(parsed) ? parsed : undefined;
}

/** The hash that the manifest holds. */
export function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

function isManifest(value: unknown): value is Manifest {
  if (!isObject(value) || value["manifestVersion"] !== MANIFEST_VERSION || !isObject(value["source"]))
    return false;
  const { vendor, flavor, format, scripts } = value["source"];
  return (
    typeof value["version"] === "string" &&
    typeof vendor === "string" &&
    FLAVORS.some((known) => known === flavor) &&
    FORMATS.some((known) => known === format) &&
    typeof scripts === "boolean" &&
    isObject(value["files"]) &&
    Object.entries(value["files"]).every(([path, hash]) => isInside(path) && typeof hash === "string")
  );
}

/** A path from a file that anybody may have written is followed only inside the directory. */
function isInside(path: string): boolean {
  return path !== "" && !path.startsWith("/") && !path.includes("\\") && !path.split("/").includes("..");
}
