import type { Fault } from "../errors";

/** A file that would be overwritten was edited since it was exported, or was never ours. */
export function editedFault(directory: string, path: string): Fault {
  return {
    field: `${directory}/${path}`,
    rule: "be as it was exported: it was edited by hand and would be overwritten",
    remedy: "Keep a copy of your change, then repeat with --force, or give another --out.",
  };
}

/** An option without which the command has nothing to do. */
export function missingOptionFault(option: string, remedy: string): Fault {
  return { field: option, rule: "be given", remedy };
}

/** Two options that ask for different things. */
export function notTogetherFault(option: string, other: string): Fault {
  return { field: option, rule: `not stand beside ${other}`, remedy: "Leave out one of the two." };
}
