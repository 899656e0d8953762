import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { unreadableFault } from "./errors";
import { parseTfvars } from "./parse";
import type { Tfvars } from "./value";

/** Reads a value file from disk. A file that cannot be read is a fault like any other; this never throws. */
export function readTfvarsFile(path: string): Tfvars {
  let source: string;
  try {
    source = readFileSync(path, "utf8");
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? "unknown";
    return { values: {}, positions: {}, faults: [unreadableFault(path, why)] };
  }
  return parseTfvars(source, basename(path));
}
