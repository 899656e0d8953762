import type { Fault } from "../errors";
import type { Position } from "../hcl/cursor";

/** Texts of what can be wrong with a value file. None quotes a value: it may be an external ID. */
const at = (file: string, position: Position): string => `${file}:${position.line}:${position.column}`;

/** The text is not HCL, or not JSON. */
export function syntaxFault(
  file: string,
  position: Position,
  problem: string,
  language: "HCL" | "JSON",
): Fault {
  return {
    field: at(file, position),
    rule: `be valid ${language}: ${problem}`,
    remedy: "Correct the file at this place.",
  };
}

/** A value that is calculated: Terraform refuses it in a value file as well. */
export function notLiteralFault(file: string, position: Position, name: string, what: string): Fault {
  return {
    field: at(file, position),
    rule: `give '${name}' a literal value, without ${what}`,
    remedy:
      "Write the value itself: Terraform evaluates nothing in a value file. For a literal ${ write $${.",
  };
}

/** The same name twice. */
export function repeatedFault(file: string, position: Position, name: string, firstLine: number): Fault {
  return {
    field: at(file, position),
    rule: `assign '${name}' once; line ${firstLine} has it already`,
    remedy: "Remove one of the two lines.",
  };
}

/** A block, where only assignments may stand. */
export function blockFault(file: string, position: Position, name: string): Fault {
  return {
    field: at(file, position),
    rule: `hold only assignments such as name = "value"; '${name}' begins a block`,
    remedy: `Write ${name} = { ... } for a map; blocks belong into .tf files.`,
  };
}

/** A number that cannot be kept exactly. */
export function numberFault(file: string, position: Position, name: string): Fault {
  return {
    field: at(file, position),
    rule: `give '${name}' a number that a double can hold exactly`,
    remedy: "Put it in quotes if it is an identifier.",
  };
}

/** The file cannot be read at all. */
export function unreadableFault(file: string, why: string): Fault {
  return { field: file, rule: `be a readable file (${why})`, remedy: "Check the path and its permissions." };
}
