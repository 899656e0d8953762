/** One output of a vendor's stack in a working directory: from its state file, or asked of Terraform. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { findTerraform } from "../lib/find-terraform";

/** The value, if it is a text and can be found. `name`: `role_arn` or `user_arn`. */
export function readOutput(folder: string, vendor: string, name: string): string | undefined {
  // CDKTF's local state lies in the project; a module of one's own has terraform.tfstate beside its files.
  const fromFile = [`terraform.${vendor}.tfstate`, "terraform.tfstate"]
    .map((file) => join(folder, file))
    .filter((file) => existsSync(file))
    .map((file) => outputIn(parse(readFileSync(file, "utf8")), name));
  return fromFile.find((value) => value !== undefined) ?? askTerraform(folder, vendor, name);
}

/** With a state elsewhere (S3) only Terraform knows, in a folder that it has been initialized in. */
function askTerraform(folder: string, vendor: string, name: string): string | undefined {
  const found = findTerraform();
  const initialized = [join(folder, "cdktf.out", "stacks", vendor), folder].find((place) =>
    existsSync(join(place, ".terraform")),
  );
  if (found.kind === "missing" || initialized === undefined) return undefined;
  try {
    const words = ["output", "-json", "-no-color"];
    const outputs = parse(
      execFileSync(found.path, words, {
        cwd: initialized,
        encoding: "utf8",
        stdio: ["ignore", "pipe", "ignore"],
      }),
    );
    return outputIn({ outputs }, name);
  } catch {
    return undefined;
  }
}

function outputIn(state: unknown, name: string): string | undefined {
  const { outputs } = record(state);
  const { value } = record(record(outputs)[name]);
  return typeof value === "string" ? value : undefined;
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
