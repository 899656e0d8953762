/** All files of an export, from the vendor's stack as this version synthesizes it. */
import type { ExportedFile } from "../../modules/export/file";
import { exportedFiles } from "../../modules/export/layout";
import type { ExportSource } from "../../modules/export/options";
import type { Vendor } from "../../modules/vendors/vendor";
import { version } from "../../package.json";

/** Synthesizes and lays out. Bundling, when scripts are wanted, takes a second or two. */
export async function buildExport(vendor: Vendor, source: ExportSource): Promise<readonly ExportedFile[]> {
  const { synthesizedConfiguration } = await import("./synthesize");
  const synthesized = synthesizedConfiguration(vendor);
  const bundles = source.scripts ? await (await import("./bundle")).buildBundles() : undefined;
  return exportedFiles({ vendor, synthesized, source, version, ...(bundles && { bundles }) });
}
