import type { ExportedFile } from "./file";
import { MANIFEST, sha256 } from "./manifest";

/** How a directory differs from what it should hold. Paths, sorted. */
export interface Difference {
  readonly changed: readonly string[];
  readonly missing: readonly string[];
  /** Terraform files, examples and scripts that nobody exported. */
  readonly added: readonly string[];
}

/** Hashes by path. */
export type Hashes = Readonly<Record<string, string>>;

/** Compares what is there with what should be there. */
export function differenceOf(expected: Hashes, found: Hashes): Difference {
  const paths = Object.keys(expected).sort();
  return {
    changed: paths.filter((path) => path in found && found[path] !== expected[path]),
    missing: paths.filter((path) => !(path in found)),
    added: Object.keys(found)
      .filter((path) => !(path in expected) && path !== MANIFEST && isOurs(path))
      .sort(),
  };
}

/** Whether nothing differs. */
export function isSame({ changed, missing, added }: Difference): boolean {
  return changed.length + missing.length + added.length === 0;
}

/** Hashes of files that are about to be written. */
export function hashesOf(files: readonly ExportedFile[]): Hashes {
  return Object.fromEntries(files.map(({ path, content }) => [path, sha256(content)]));
}

/** What changes the module's meaning when somebody adds it; values, state and notes of the customer's own do not. */
function isOurs(path: string): boolean {
  return /\.tf(\.json)?$/.test(path) || path.startsWith("scripts/") || path.startsWith("examples/");
}
