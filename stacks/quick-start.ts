/**
 * Work that cdktf does in every run and that no stack of ours needs. Imported before cdktf itself; leaving it out changes
 * nothing but time (docs/decisions/0001-cdktf-is-archived.md has the numbers).
 */
import { createRequire } from "node:module";

/** cdktf carries its sources in its files; with source maps switched on, as tsx does, each of them is decoded. */
function withoutSourceMaps(load: () => void): void {
  const enabled = process.sourceMapsEnabled;
  process.setSourceMapsEnabled(false);
  try {
    load();
  } finally {
    process.setSourceMapsEnabled(enabled);
  }
}

/** The zip library of TerraformAsset is half of what cdktf loads. It is loaded when it is called. */
function postponeArchiver(from: NodeJS.Require): void {
  let path: string;
  try {
    path = createRequire(from.resolve("cdktf")).resolve("archiver");
  } catch {
    return; // The continuation of cdktf has another one.
  }
  const postponed = (...words: readonly unknown[]): unknown => {
    delete from.cache[path];
    return (from(path) as (...words: readonly unknown[]) => unknown)(...words);
  };
  from.cache[path] = { ...module, id: path, filename: path, loaded: true, exports: postponed };
}

const from = createRequire(__filename);
postponeArchiver(from);
withoutSourceMaps(() => void from("cdktf"));
