/** Where an export goes: whether a directory can be there, told before anything is built. */
import { accessSync, constants, existsSync, lstatSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { InputError, throwFaults, type Fault } from "../../modules/errors";
import { missingOptionFault, placeFault } from "../../modules/export/errors";
import { isFolder } from "../../modules/export/folder";
import { isObject } from "../../modules/hcl/read-json";

/** The directory as it was named. Throws `InputError` when none was, or when none can be written there. */
export function destination(out: string | undefined): string {
  if (out === undefined) throw new InputError([missingOptionFault("--out", "Name a directory.")]);
  throwFaults(placeFaults(out));
  return out;
}

function placeFaults(out: string): readonly Fault[] {
  const fault = (why: string): readonly Fault[] => [placeFault("--out", out, why)];
  if (out === "")
    return fault("Is a variable of the shell empty? The current directory is written as a dot.");
  const target = resolve(out);
  const beside = nearestExisting(dirname(target));
  if (!isFolder(beside)) return fault(`${shown(beside)} is a file.`);
  // A link that leads nowhere is something, too.
  if (lstatSync(target, { throwIfNoEntry: false }) && !isFolder(target))
    return fault("There is something else of that name.");
  const closed = [beside, target].find((folder) => existsSync(folder) && !isWritable(folder));
  return closed === undefined ? [] : fault(`You may not write to ${shown(closed)}.`);
}

/** What the writing was answered with, as a fault of the place. Anything else is handed back as it came. */
export function writingFault(out: string, error: unknown): unknown {
  if (!isObject(error) || typeof error["syscall"] !== "string") return error;
  const path = typeof error["path"] === "string" ? ` of ${error["path"]}` : "";
  const why = `${error["syscall"]}${path} was answered with ${String(error["code"])}. Nothing was changed.`;
  return new InputError([placeFault("--out", out, why)]);
}

function nearestExisting(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : nearestExisting(dirname(path));
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function shown(path: string): string {
  return relative("", path).startsWith("..") ? path : relative("", path) || ".";
}
