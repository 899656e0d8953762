/** A vendor's values for a command: from a file, or the examples of the model. */
import { throwFaults } from "../../modules/errors";
import { readTfvarsFile } from "../../modules/tfvars/read-file";
import { exampleValues } from "../../modules/vendors/example-values";
import type { Environment, InputValues } from "../../modules/vendors/literal";
import { validateInputs } from "../../modules/vendors/validate";
import type { Vendor } from "../../modules/vendors/vendor";

/** Checked values. Throws `InputError` with every fault of the file. `null` means "not given", as in Terraform. */
export function readValues(vendor: Vendor, file: string | undefined, environment?: Environment): InputValues {
  if (file === undefined) return exampleValues(vendor);
  const { values, faults } = readTfvarsFile(file);
  throwFaults(faults);
  const given = Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== null),
  ) as InputValues;
  throwFaults(validateInputs(vendor, given, environment));
  return given;
}
