/** Faults of the sandbox's own input. */
import type { Fault } from "../errors";

/** A place of the input that must hold an object and does not. */
export function notAnObject(field: string): Fault {
  return { field, rule: "be a JSON object", remedy: "See docs/sandbox.md for the form." };
}

/** A member of the input that is missing or of the wrong type. */
export function badMember(field: string, rule: string): Fault {
  return { field, rule, remedy: "See docs/sandbox.md for the form." };
}

/** A managed policy that is named without its document. */
export function unknownPolicy(field: string, arn: string): Fault {
  return {
    field,
    rule: "come with its document",
    value: arn,
    remedy: "Add a document beside the ARN, or list the policy under Policies.",
  };
}

/** A flag that stands alone or against another. */
export function wrongFlags(field: string, rule: string, remedy: string): Fault {
  return { field, rule, remedy };
}

/** A file that cannot be read or is no JSON. */
export function unreadable(field: string, file: string, why: string): Fault {
  return { field, rule: "name a readable JSON file", value: file, remedy: why };
}
