/** Texts that a command reads: a file, or standard input for `-`. */
import { readFileSync } from "node:fs";
import { InputError } from "../../modules/errors";

/** The text. Throws `InputError` when it cannot be read. */
export function readText(file: string, field: string): string {
  try {
    return readFileSync(file === "-" ? 0 : file, "utf8");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unreadable";
    const remedy =
      code === "ENOENT"
        ? "Check the path; it is relative to the current directory."
        : `Reading it failed: ${code}.`;
    throw new InputError([
      { field, rule: "be a file that can be read, or - for standard input", value: file, remedy },
    ]);
  }
}
