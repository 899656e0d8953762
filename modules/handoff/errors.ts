import type { Fault } from "../errors";

/** An external ID would be printed. */
export function secretFault(): Fault {
  return {
    field: "handoff",
    rule: "hold no external ID, but one of the values has it in it",
    remedy:
      "Take it out of names, prefixes and tags: the vendor has it already, and a hand-off is read by many.",
  };
}

/** Somebody asked for the external ID. */
export function externalIdRefused(): Fault {
  return {
    field: "--external-id",
    rule: "not be asked for: it is never printed",
    remedy: "The vendor made it and has it; a new one is given over a channel made for secrets.",
  };
}

/** Nothing was applied, or not here. */
export function missingOutputFault(directory: string, output: string): Fault {
  return {
    field: output,
    rule: `be among the Terraform outputs ${within(directory)}`,
    remedy: "Apply first, or name the directory that was applied with --from.",
  };
}

/** An organization's stack writes an ARN for each account. */
export function missingAccountsFault(directory: string): Fault {
  return {
    field: "role_arns",
    rule: `be among the Terraform outputs ${within(directory)}, with an ARN for each account`,
    remedy: "Apply the organization's stack first, or leave out --organization.",
  };
}

/** No program puts texts on the clipboard. */
export function noClipboardFault(programs: readonly string[]): Fault {
  return {
    field: "--copy",
    rule: `find a clipboard: one of ${programs.join(", ")}`,
    remedy: "Install one of them, or copy what is printed.",
  };
}

function within(directory: string): string {
  return directory === "." ? "of this directory" : `of ${directory}`;
}
