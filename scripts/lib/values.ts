/** A vendor's values for a command: from a file, or the examples of the model. */
import { throwFaults, type Fault } from "../../modules/errors";
import { readTfvarsFile } from "../../modules/tfvars/read-file";
import { exampleValues } from "../../modules/vendors/example-values";
import type { Environment, InputValues } from "../../modules/vendors/literal";
import { validateInputs } from "../../modules/vendors/validate";
import type { Vendor } from "../../modules/vendors/vendor";

/** Values, and everything that is wrong with them. `null` in a file means "not given", as in Terraform. */
export function checkValues(
  vendor: Vendor,
  file: string | undefined,
  environment?: Environment,
): { readonly values: InputValues; readonly faults: readonly Fault[] } {
  if (file === undefined) return { values: exampleValues(vendor), faults: [] };
  const read = readTfvarsFile(file);
  const given = Object.entries(read.values).filter(([, value]) => value !== null);
  const values = Object.fromEntries(given) as InputValues;
  // Of a file that cannot be read whole, it cannot be told what is missing.
  return {
    values,
    faults: read.faults.length > 0 ? read.faults : validateInputs(vendor, values, environment),
  };
}

/** Checked values. Throws `InputError` with every fault of the file. */
export function readValues(vendor: Vendor, file: string | undefined, environment?: Environment): InputValues {
  const { values, faults } = checkValues(vendor, file, environment);
  throwFaults(faults);
  return values;
}
