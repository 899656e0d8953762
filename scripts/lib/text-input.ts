/** Texts that a command reads: a file, or standard input for `-`. */
import { readFileSync } from "node:fs";
import { InputError } from "../../modules/errors";

/** The text. Throws `InputError` when it cannot be read. */
export function readText(file: string, field: string): string {
  return readFrom(
    file === "-" ? 0 : file,
    file,
    field,
    "be a file that can be read, or - for standard input",
  );
}

/** The text of a file where standard input would make no sense. Throws `InputError` when it cannot be read. */
export function readTextFile(file: string, field: string): string {
  return readFrom(file, file, field, "be a file that can be read");
}

function readFrom(source: string | number, value: string, field: string, rule: string): string {
  try {
    return readFileSync(source, "utf8");
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "unreadable";
    const remedy =
      code === "ENOENT"
        ? "Check the path; it is relative to the current directory."
        : `Reading it failed: ${code}.`;
    throw new InputError([{ field, rule, value, remedy }]);
  }
}
