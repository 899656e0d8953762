/** The outputs of what was applied in a directory: from its state file, or asked of Terraform. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { isObject, type JsonObject } from "../../modules/hcl/read-json";
import { childEnvironment } from "../terraform/child";
import { findTerraform } from "./find-terraform";

/** What is known of an apply. */
export interface TerraformOutputs {
  /** Those that are not sensitive; empty where nothing was applied, or Terraform cannot tell. */
  readonly outputs: Readonly<Record<string, unknown>>;
  /** When Terraform last wrote the state: ISO 8601, UTC. Absent where the state is elsewhere. */
  readonly appliedAt?: string;
}

/** Reads the outputs of a module in `directory`, or of that stack of a CDKTF project there. Never throws. */
export function readTerraformOutputs(directory: string, stack: string): TerraformOutputs {
  const synthesized = join(directory, "cdktf.out", "stacks", stack);
  const folder = existsSync(join(synthesized, ".terraform")) ? synthesized : directory;
  const state = stateFile(directory, folder, stack);
  if (state === undefined) return { outputs: askTerraform(folder) };
  return {
    outputs: outputsOf(readObject(state)?.["outputs"]),
    appliedAt: statSync(state).mtime.toISOString(),
  };
}

/**
 * The state file, if it is a local one. Terraform notes the backend in `.terraform/terraform.tfstate` and the workspace in
 * `.terraform/environment`; where it notes another backend, a state beside the files is what was left behind.
 */
function stateFile(directory: string, folder: string, stack: string): string | undefined {
  if (workspaceOf(folder) !== "default") return undefined;
  const note = join(folder, ".terraform", "terraform.tfstate");
  const names = existsSync(note)
    ? localPath(readObject(note)).map((path) => resolve(folder, path))
    : [`terraform.${stack}.tfstate`, "terraform.tfstate"].map((name) => join(directory, name));
  return names.find((path) => existsSync(path));
}

function workspaceOf(folder: string): string {
  const file = join(folder, ".terraform", "environment");
  const chosen = process.env["TF_WORKSPACE"] || (existsSync(file) ? readFileSync(file, "utf8").trim() : "");
  return chosen || "default";
}

function localPath(note: JsonObject | undefined): readonly string[] {
  const backend = note?.["backend"];
  if (!isObject(backend) || backend["type"] !== "local") return [];
  const path = isObject(backend["config"]) ? backend["config"]["path"] : undefined;
  return [typeof path === "string" ? path : "terraform.tfstate"];
}

/** Only Terraform knows a state that is elsewhere, and only where it has been initialized. Its complaints are shown. */
function askTerraform(folder: string): TerraformOutputs["outputs"] {
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
function outputsOf(outputs: unknown): TerraformOutputs["outputs"] {
  if (!isObject(outputs)) return {};
  const shown = Object.entries(outputs).flatMap(([name, output]) =>
    isObject(output) && output["sensitive"] !== true ? [[name, output["value"]] as const] : [],
  );
  return Object.fromEntries(shown);
}

function readObject(path: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(path, "utf8"));
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
