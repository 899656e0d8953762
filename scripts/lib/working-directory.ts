/** What a directory knows in which Terraform, or this project's CDKTF app, was applied: values, outputs, time of the apply. */
import { KNOWN_INPUTS } from "./known-inputs";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Fault } from "../../modules/errors";
import { isObject } from "../../modules/hcl/read-json";
import type { InputValues } from "../../modules/vendors/literal";
import type { Vendor } from "../../modules/vendors/vendor";
import { readGivenValues } from "../terraform/given-values";
import { checkedInputs } from "../terraform/input-values";
import { childEnvironment } from "../terraform/child";
import { findTerraform } from "./find-terraform";

interface WorkingDirectory {
  readonly values: InputValues;
  /** What is wrong with the values. */
  readonly faults: readonly Fault[];
  /** Outputs that are not sensitive; empty where nothing was applied. */
  readonly outputs: Readonly<Record<string, unknown>>;
  /** When Terraform last wrote the state: ISO 8601, UTC. Absent where the state is elsewhere. */
  readonly appliedAt?: string;
}

/**
 * Reads a directory: its value files as Terraform would, the outputs from its state, or by asking Terraform.
 * @param stack the CDKTF stack that was applied: the vendor's own by default
 */
export function readWorkingDirectory(
  directory: string,
  vendor: Vendor,
  stack: string = vendor.id,
): WorkingDirectory {
  const given = readGivenValues({ folder: directory, environment: process.env, vars: [], varFiles: [] });
  const { values, faults } = checkedInputs(vendor, given, KNOWN_INPUTS);
  const state = localState(directory, stack);
  if (state !== undefined) {
    return {
      values,
      faults,
      outputs: outputsOf(readState(state)),
      appliedAt: statSync(state).mtime.toISOString(),
    };
  }
  return { values, faults, outputs: askTerraform(directory, stack) };
}

/** The state beside the files, unless a backend keeps it elsewhere. */
function localState(directory: string, stack: string): string | undefined {
  if (existsSync(join(directory, ".terraform", "terraform.tfstate"))) return undefined;
  return [`terraform.${stack}.tfstate`, "terraform.tfstate"]
    .map((name) => join(directory, name))
    .find((path) => existsSync(path));
}

function readState(path: string): unknown {
  try {
    const state: unknown = JSON.parse(readFileSync(path, "utf8"));
    return isObject(state) ? state["outputs"] : undefined;
  } catch {
    return undefined;
  }
}

/** Asks in the synthesized stack of a CDKTF project, else in the directory itself. */
function askTerraform(directory: string, name: string): Readonly<Record<string, unknown>> {
  const stack = join(directory, "cdktf.out", "stacks", name);
  const folder = existsSync(stack) ? stack : directory;
  const terraform = findTerraform();
  if (terraform.kind === "missing" || !existsSync(join(folder, ".terraform"))) return {};
  try {
    const printed = execFileSync(terraform.path, ["output", "-json", "-no-color"], {
      cwd: folder,
      encoding: "utf8",
      env: childEnvironment(process.env, false),
      stdio: ["ignore", "pipe", "inherit"],
    });
    return outputsOf(JSON.parse(printed));
  } catch {
    return {};
  }
}

/** Names and values of outputs, from a state or from `terraform output -json`, which write them alike. */
function outputsOf(outputs: unknown): Readonly<Record<string, unknown>> {
  if (!isObject(outputs)) return {};
  const shown = Object.entries(outputs).flatMap(([name, output]) =>
    isObject(output) && output["sensitive"] !== true ? [[name, output["value"]] as const] : [],
  );
  return Object.fromEntries(shown);
}
