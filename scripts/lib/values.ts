/** A vendor's values for a command: from a file, or the examples of the model. */
import { throwFaults, type Fault } from "../../modules/errors";
import { readTfvarsFile } from "../../modules/tfvars/read-file";
import type { Tfvars } from "../../modules/tfvars/value";
import { exampleValues } from "../../modules/vendors/example-values";
import type { Environment, InputValues } from "../../modules/vendors/literal";
import { validateInputs } from "../../modules/vendors/validate";
import type { Vendor } from "../../modules/vendors/vendor";
import { KNOWN_INPUTS } from "./known-inputs";

/** Values, and everything that is wrong with them. `null` in a file means "not given", as in Terraform. */
export function checkValues(
  vendor: Vendor,
  file: string | undefined,
  environment?: Environment,
): { readonly values: InputValues; readonly faults: readonly Fault[] } {
  if (file === undefined) return { values: exampleValues(vendor), faults: [] };
  const read = readTfvarsFile(file);
  const values = ownValues(vendor, read.values);
  // Of a file that cannot be read whole, it cannot be told what is missing.
  return {
    values,
    faults: read.faults.length > 0 ? read.faults : validateInputs(vendor, values, environment),
  };
}

/**
 * What a file says of the vendor's inputs. The stacks of one project share its value files: what another of them reads is no
 * misspelling here, and left out.
 */
export function ownValues(vendor: Vendor, values: Tfvars["values"]): InputValues {
  const own = new Set(vendor.inputs.map(({ name }) => name));
  const elsewhere = new Set(KNOWN_INPUTS.flatMap(({ inputs }) => inputs.map(({ name }) => name)));
  const given = Object.entries(values).filter(
    ([name, value]) => value !== null && (own.has(name) || !elsewhere.has(name)),
  );
  return Object.fromEntries(given) as InputValues;
}

/** Checked values. Throws `InputError` with every fault of the file. */
export function readValues(vendor: Vendor, file: string | undefined, environment?: Environment): InputValues {
  const { values, faults } = checkValues(vendor, file, environment);
  throwFaults(faults);
  return values;
}
