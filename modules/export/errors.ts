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

/** The directory holds an export of something else, which would be replaced. */
export function otherExportFault(option: string, value: string, there: string, directory: string): Fault {
  return {
    field: option,
    rule: `be ${there}, of which an export stands in ${directory}`,
    value,
    remedy: `Leave ${option} out to export the same again, give another --out, or replace it with --force.`,
  };
}

/** A place where no directory can be. */
export function placeFault(option: string, value: string, why: string): Fault {
  return { field: option, rule: "be a directory that can be written", value, remedy: why };
}

/** A template is one text on stdout, not a directory. */
export function printedFault(format: string): Fault {
  const remedy = "The template is printed on stdout: leave out --out and write it with > FILE.";
  return { field: "--out", rule: `not stand beside --format ${format}`, remedy };
}
