/** Where the Terraform binary is, asked of PATH the way a shell would. */
import { accessSync, constants, statSync } from "node:fs";
import { delimiter, isAbsolute, join } from "node:path";

/** What a search for a program ended in. */
export type Found =
  | { readonly kind: "found"; readonly path: string }
  | { readonly kind: "missing"; readonly name: string; readonly remedy: string };

/** The program of that name on PATH, or why there is none. */
export function findProgram(
  name: string,
  remedy: string,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Found {
  const folders = isAbsolute(name) ? [""] : (environment["PATH"] ?? "").split(delimiter);
  const path = folders.map((folder) => (folder ? join(folder, name) : name)).find(isProgram);
  return path === undefined ? { kind: "missing", name, remedy } : { kind: "found", path };
}

/** Terraform, or what TERRAFORM_BINARY_NAME (cdktf's own setting) names in its place, for example `tofu`. */
export function findTerraform(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Found {
  const name = environment["TERRAFORM_BINARY_NAME"] || "terraform";
  return findProgram(
    name,
    "Install Terraform 1.5 or later (developer.hashicorp.com/terraform/install) or OpenTofu 1.6 or later " +
      "(opentofu.org/docs/intro/install, with TERRAFORM_BINARY_NAME=tofu), and put it on PATH.",
    environment,
  );
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
