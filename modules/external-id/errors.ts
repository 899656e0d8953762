import type { Fault } from "../errors";

/** Texts of what stands in the way of a rotation. None shows an external ID. */

/** The vendor's access needs no external ID. */
export function noRotationFault(vendor: string): Fault {
  return {
    field: "--vendor",
    rule: "be a vendor whose role is assumed under an external ID",
    value: vendor,
    remedy: "A user's access keys are rotated in IAM.",
  };
}

/** The current external ID is not in the file that is edited. */
export function missingCurrentFault(file: string): Fault {
  return {
    field: "external_id",
    rule: `be assigned in ${file}, to be moved to previous_external_id`,
    remedy: "Rotate where it is set: give that file with --var-file, or change the other source by hand.",
  };
}

/** A rotation is going on, and the previous ID may still be in use. */
export function unfinishedFault(): Fault {
  return {
    field: "previous_external_id",
    rule: "be empty before a new rotation begins",
    remedy: "Finish the rotation that is going on: external-id rotate --finish.",
  };
}

/** The new ID is one of the old ones. */
export function reusedFault(): Fault {
  return {
    field: "--new",
    rule: "hold an external ID that differs from the current and the previous one",
    remedy: "Ask the vendor for a new one.",
  };
}

/** The text that should hold the new ID holds something else. */
export function newIdFault(rule: string): Fault {
  return { field: "--new", rule, remedy: "Put the new external ID into the file, and nothing else." };
}

/** There is nothing to finish. */
export function nothingToFinishFault(file: string): Fault {
  return {
    field: "previous_external_id",
    rule: `be assigned in ${file}`,
    remedy: "No rotation is going on: there is nothing to finish.",
  };
}

/** Nobody has seen the new ID admitted yet. */
export function notVerifiedFault(why: string): Fault {
  return {
    field: "verify",
    rule: `have seen the new external ID admitted since the rotation began (${why})`,
    remedy: "Apply, have the vendor change over, run verify, and repeat. --force finishes all the same.",
  };
}

/** A length of time that is none. */
export function durationFault(value: string): Fault {
  return {
    field: "--expires-in",
    rule: "be hours, days or weeks such as 12h, 7d or 2w",
    value,
    remedy: "The default is 7d.",
  };
}

/** The values are changed where they stand: standard input has no such place. */
export function notAFileFault(): Fault {
  const remedy = "Give the file that is to be edited; only --new reads standard input.";
  return { field: "--var-file", rule: "be a file", value: "-", remedy };
}

/** None of the files is here that are edited when nothing else is said. */
export function noFileFault(names: readonly string[]): Fault {
  return {
    field: "--var-file",
    rule: `be given where there is no ${names.join(" and no ")}`,
    remedy: "Go to the directory with the values, or name the file in which external_id is set.",
  };
}
