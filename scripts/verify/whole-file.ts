/** Writes a file whole or not at all. */
import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { InputError } from "../../modules/errors";

/** Writes beside the target and renames. Throws `InputError` for a place that cannot be written; then nothing changed. */
export function writeWhole(path: string, text: string, field: string): void {
  const scratch = `${path}.${process.pid}.part`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(scratch, text);
    renameSync(scratch, path);
  } catch (error) {
    rmSync(scratch, { force: true });
    const code = error instanceof Error && "code" in error ? String(error.code) : "unwritable";
    throw new InputError([
      { field, rule: "be a file that can be written", value: path, remedy: `Writing it failed: ${code}.` },
    ]);
  }
}
