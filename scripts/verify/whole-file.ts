/** Writes a file whole or not at all. */
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";
import { InputError } from "../../modules/errors";

/** Throws `InputError` now for a place that cannot be written later: a run's answer should not be lost. */
export function mustBeWritable(path: string, field: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    accessSync(dirname(path), constants.W_OK);
    if (existsSync(path) && !statSync(path).isFile()) throw Object.assign(new Error(), { code: "EISDIR" });
  } catch (error) {
    throw unwritable(path, field, error);
  }
}

/** Writes beside the target and renames. Throws `InputError` for a place that cannot be written; then nothing changed. */
export function writeWhole(path: string, text: string, field: string): void {
  const scratch = `${path}.${process.pid}.part`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(scratch, text);
    renameSync(scratch, path);
  } catch (error) {
    if (existsSync(scratch)) rmSync(scratch);
    throw unwritable(path, field, error);
  }
}

function unwritable(path: string, field: string, error: unknown): InputError {
  const code = error instanceof Error && "code" in error ? String(error.code) : "unwritable";
  const remedy = `Writing it failed: ${code}.`;
  return new InputError([{ field, rule: "be a file that can be written", value: path, remedy }]);
}
