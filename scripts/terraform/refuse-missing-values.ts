/**
 * Which values are missing when the app runs under `cdktf deploy`, `destroy` or `diff`. Terraform would ask for
 * them at a prompt that the CLI does not show, and wait for ever.
 */
import { EXIT_USAGE, faultText, type Fault } from "../../modules/errors";
import { isRequired } from "../../modules/vendors/input";
import type { Vendor } from "../../modules/vendors/vendor";
import { ancestorCommandLines } from "./ancestors";
import { cdktfCommand, meansStack } from "./cdktf-command";
import { readGivenValues } from "./given-values";

/** A stack, by the name that the CLI knows it under, and what it asks for. */
type Asking = Pick<Vendor, "id" | "inputs">;

/**
 * What is missing. Empty when nothing is, or when it cannot be told which command runs: then Terraform has the word.
 * @param commandLines of the processes above this one, the nearest first
 */
export function missingValues(
  vendors: readonly Asking[],
  folder: string,
  environment: Readonly<Record<string, string | undefined>>,
  commandLines: readonly (readonly string[])[] = ancestorCommandLines(),
): readonly Fault[] {
  const command = commandLines.map(cdktfCommand).find((found) => found !== undefined);
  if (!command) return [];
  const given = readGivenValues({ folder, environment, vars: command.vars, varFiles: command.varFiles });
  if (!given.complete) return given.faults;
  const missing = vendors
    .filter((vendor) => meansStack(command, vendor.id))
    .flatMap((vendor) => vendor.inputs)
    .filter((input) => isRequired(input) && !given.values.has(input.name));
  const byName = new Map(missing.map((input) => [input.name, input.description]));
  return [...byName].map(([field, description]) => ({
    field,
    rule: "be given",
    remedy: `${description} ${HOW}`,
  }));
}

const HOW = "Write it into terraform.tfvars.";

/** Prints what is missing and sets the exit code, which makes the CLI stop. Answers whether anything is missing. */
export function refuseMissingValues(vendors: readonly Asking[]): boolean {
  const faults = missingValues(vendors, process.cwd(), process.env);
  for (const fault of faults) process.stderr.write(`${faultText(fault)}\n`);
  if (faults.length > 0) process.exitCode = EXIT_USAGE;
  return faults.length > 0;
}
