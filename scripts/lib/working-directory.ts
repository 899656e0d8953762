/** What a directory knows in which Terraform, or this project's CDKTF app, was applied: values, outputs, time of the apply. */
import { KNOWN_INPUTS } from "./known-inputs";
import { accessSync, constants, statSync } from "node:fs";
import { InputError, type Fault } from "../../modules/errors";
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
 * @throws InputError on --from, which every command that reads a directory names it with
 */
export function readWorkingDirectory(
  directory: string,
  vendor: Vendor,
  stack: string = vendor.id,
): WorkingDirectory {
  if (!isReadableDirectory(directory)) throw new InputError([notADirectory(directory)]);
  const given = readGivenValues({ folder: directory, environment: process.env, vars: [], varFiles: [] });
  return { ...checkedInputs(vendor, given, KNOWN_INPUTS), ...readTerraformOutputs(directory, stack) };
}

function isReadableDirectory(path: string): boolean {
  try {
    accessSync(path, constants.R_OK | constants.X_OK);
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

function notADirectory(value: string): Fault {
  const remedy = "Give the one in which Terraform was applied.";
  return { field: "--from", rule: "be a directory that can be read", value, remedy };
}
