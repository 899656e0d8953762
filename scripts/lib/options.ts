/** Options that several commands share. */
import { InputError, nearest, type Fault } from "../../modules/errors";
import { findVendor, VENDORS } from "../../modules/vendors";
import type { Vendor } from "../../modules/vendors/vendor";

/** The vendor of that id. Throws `InputError` with the nearest id. */
export function vendorOption(id: string | undefined): Vendor {
  const vendor = findVendor(id ?? VENDORS[0]!.id);
  if (vendor) return vendor;
  const ids = VENDORS.map((candidate) => candidate.id);
  const suggestion = nearest(id ?? "", ids);
  const remedy = suggestion ? `Did you mean ${suggestion}?` : `Known vendors: ${ids.join(", ")}.`;
  throw new InputError([
    { field: "--vendor", rule: "be a vendor that is known here", value: id ?? "", remedy },
  ]);
}

/** One of the words, the first when none was given. Throws `InputError` otherwise. */
export function choiceOption<T extends string>(
  field: string,
  value: string | undefined,
  choices: readonly [T, ...T[]],
): T {
  if (value === undefined) return choices[0];
  const found = choices.find((choice) => choice === value);
  if (found) return found;
  const fault: Fault = {
    field,
    rule: `be one of ${choices.join(", ")}`,
    value,
    remedy: `The default is ${choices[0]}.`,
  };
  throw new InputError([fault]);
}

/** Whether to colour what goes to stdout: a person at a terminal who did not ask for none. */
export function colourWanted(): boolean {
  return process.stdout.isTTY && process.env["NO_COLOR"] === undefined && process.env["CI"] === undefined;
}
