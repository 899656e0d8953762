/** The result as one JSON document: the object itself, with meaning and remedy of every line. */
import type { VerifyResult } from "./line";
import { reasonOf } from "./reasons";

/** The document, ending in a newline. `schemaVersion` is its first member. */
export function printJson(result: VerifyResult): string {
  const lines = result.lines.map((line) => {
    const { meaning, remedy } = reasonOf(line.reason);
    return { ...line, meaning, remedy };
  });
  return `${JSON.stringify({ ...result, lines }, null, 2)}\n`;
}
