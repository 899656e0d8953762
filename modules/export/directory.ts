import { randomUUID } from "node:crypto";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  rmdirSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, resolve, sep } from "node:path";
import type { Hashes } from "./compare";
import type { ExportedFile } from "./file";
import { makeFolder } from "./folder";
import { MANIFEST, sha256 } from "./manifest";

/** Folders with nothing of an export in them. */
const SKIPPED = [".terraform", ".git", "node_modules", ".aws-onboarding"];

/** Hashes of all files in a directory, by path with slashes. Empty for a directory that does not exist. */
export function readHashes(directory: string): Hashes {
  // The empty name is the current directory for whoever resolves it, and nothing for whoever asks whether it exists.
  const target = resolve(directory);
  if (!existsSync(target)) return {};
  const found: Record<string, string> = {};
  const walk = (folder: string): void => {
    for (const entry of readdirSync(join(target, folder), { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory() && !SKIPPED.includes(entry.name)) walk(path);
      // A link is read through: what Terraform would read is what counts.
      else if (
        entry.isFile() ||
        (entry.isSymbolicLink() && statSync(join(target, path), { throwIfNoEntry: false })?.isFile())
      ) {
        found[path.split(sep).join("/")] = sha256(readFileSync(join(target, path)));
      }
    }
  };
  walk("");
  return found;
}

/**
 * Writes the files and removes the obsolete ones, all of them or none: they are written beside the directory first. A new
 * directory appears whole, by one rename. In an existing one, with the customer's own files between ours, each file is
 * replaced by a rename, the manifest last; when one fails, those before it are put back.
 */
export function writeDirectory(
  directory: string,
  files: readonly ExportedFile[],
  obsolete: readonly string[],
): void {
  const target = resolve(directory);
  makeFolder(dirname(target));
  const staging = join(dirname(target), `.${basename(target)}.${randomUUID()}.tmp`);
  try {
    for (const file of files) writeOne(join(staging, "new", file.path), file);
    if (existsSync(target)) replaceEach(staging, target, files, obsolete);
    else renameSync(join(staging, "new"), target);
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

function writeOne(path: string, { content, executable }: ExportedFile): void {
  makeFolder(dirname(path));
  writeFileSync(path, content);
  if (executable) chmodSync(path, 0o755);
}

function replaceEach(
  staging: string,
  target: string,
  files: readonly ExportedFile[],
  obsolete: readonly string[],
): void {
  const undo: (() => void)[] = [];
  const paths = files.map(({ path }) => path).filter((path) => path !== MANIFEST);
  const keep = (path: string): boolean => {
    const [from, to] = [join(target, path), join(staging, "old", path)];
    if (!existsSync(from)) return false;
    makeFolder(dirname(to));
    copyFileSync(from, to);
    undo.unshift(() => renameSync(to, from));
    return true;
  };
  const putInPlace = (path: string): void => {
    const to = join(target, path);
    makeFolder(dirname(to));
    const existed = keep(path);
    renameSync(join(staging, "new", path), to);
    if (existed) return;
    undo.unshift(() => {
      rmSync(to);
      removeEmptyFolders(target, dirname(path));
    });
  };
  const remove = (path: string): void => {
    if (keep(path)) rmSync(join(target, path));
  };
  try {
    for (const path of paths) putInPlace(path);
    for (const path of obsolete) remove(path);
    putInPlace(MANIFEST);
  } catch (error) {
    for (const step of undo) step();
    throw error;
  }
  for (const path of obsolete) removeEmptyFolders(target, dirname(path));
}

function removeEmptyFolders(target: string, folder: string): void {
  for (let current = folder; current !== "."; current = dirname(current)) {
    try {
      rmdirSync(join(target, current));
    } catch {
      // Something of the customer's own is in it.
      return;
    }
  }
}
