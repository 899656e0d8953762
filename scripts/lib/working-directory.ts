/** What a directory knows in which Terraform, or this project's CDKTF app, was applied: values, outputs, time of the apply. */
import { KNOWN_INPUTS } from "./known-inputs";
import type { Fault } from "../../modules/errors";
import type { InputValues } from "../../modules/vendors/literal";
import type { Vendor } from "../../modules/vendors/vendor";
import { readGivenValues } from "../terraform/given-values";
import { checkedInputs } from "../terraform/input-values";
import { readTerraformOutputs, type TerraformOutputs } from "./terraform-outputs";

interface WorkingDirectory extends TerraformOutputs {
  readonly values: InputValues;
  /** What is wrong with the values. */
  readonly faults: readonly Fault[];
}

/**
 * Reads a directory: its value files as Terraform would, and the outputs.
 * @param stack the CDKTF stack that was applied: the vendor's own by default
 */
export function readWorkingDirectory(
  directory: string,
  vendor: Vendor,
  stack: string = vendor.id,
): WorkingDirectory {
  const given = readGivenValues({ folder: directory, environment: process.env, vars: [], varFiles: [] });
  return { ...checkedInputs(vendor, given, KNOWN_INPUTS), ...readTerraformOutputs(directory, stack) };
}
