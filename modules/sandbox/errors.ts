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

/** A file of roles that is no JSON. */
export function notJson(field: string, file: string): Fault {
  const remedy =
    "Give what 'aws iam get-account-authorization-details' prints, or the form in docs/sandbox.md.";
  return { field, rule: "name a JSON file", value: file, remedy };
}

/** An account whose number the sandbox gives to somebody else. */
export function takenAccount(field: string, value: string, taken: readonly string[]): Fault {
  const remedy = `${taken.join(" and ")} are the vendor's and the stranger's in the sandbox: take another number.`;
  return { field, rule: "be the customer's own account", value, remedy };
}

/** A port on which nothing can be served. */
export function closedPort(field: string, port: number, code: string): Fault {
  const why = code === "EADDRINUSE" ? "Something else listens there." : `Listening failed: ${code}.`;
  const remedy = `${why} Give another port, or leave ${field} out for any free one.`;
  return { field, rule: "be a port that is free", value: String(port), remedy };
}
