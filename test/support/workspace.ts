/** Folders in which the app is synthesized and deployed as a user would, away from the project's own. */
import { cpSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { InputValues } from "../../modules/vendors/literal";
import { runProcess } from "./run-process";
import { terraform, terraformEnvironment } from "./terraform";

/** The project that is tested. */
export const PROJECT = resolve(__dirname, "../..");

const LINKED = ["main.ts", "modules", "stacks", "scripts", "node_modules", "package.json", "tsconfig.json"];

/** A copy of the project without anything that a deployment leaves behind: what is not written to is linked. */
export function newProject(): string {
  const folder = mkdtempSync(join(tmpdir(), "project-"));
  for (const name of LINKED) symlinkSync(join(PROJECT, name), join(folder, name));
  // The CLI may rewrite it.
  cpSync(join(PROJECT, "cdktf.json"), join(folder, "cdktf.json"));
  return folder;
}

/** Synthesizes all stacks and returns the folder of one, ready for `terraform init`. */
export async function synthesizedStack(
  vendorId: string,
  extra: Readonly<Record<string, string>> = {},
): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "synthesized-"));
  const run = await runProcess(process.execPath, ["--import", "tsx", "main.ts"], {
    cwd: PROJECT,
    env: { ...terraformEnvironment(), CDKTF_OUTDIR: join(folder, "cdktf.out"), ...extra },
  });
  if (run.code !== 0) throw new Error(`Synthesis ended with ${run.code}:\n${run.output}`);
  return join(folder, "cdktf.out", "stacks", vendorId);
}

/** Synthesizes one stack and initializes it: `plan` and `apply` can follow. */
export async function initializedStack(
  vendorId: string,
  extra: Readonly<Record<string, string>> = {},
): Promise<string> {
  const stack = await synthesizedStack(vendorId, extra);
  await terraform(stack, ["init", "-no-color"]);
  return stack;
}

/** Writes a value file in JSON, in which every text is literal. */
export function writeValues(folder: string, name: string, values: InputValues): string {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify(values, null, 1)); // lines, because Terraform quotes the one at fault
  return file;
}
