/** The real Terraform, kept apart from the configuration of whoever runs the tests. */
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { findMirror, mirrorConfiguration } from "../../scripts/lib/find-mirror";
import { findTerraform } from "../../scripts/lib/find-terraform";
import { runProcess, type Finished } from "./run-process";

/** One for each worker of jest: two calls of `terraform init` must not fill the same folder at once. */
const PROVIDER_CACHE = resolve(
  __dirname,
  `../../node_modules/.cache/terraform-providers-${process.env["JEST_WORKER_ID"] ?? "0"}`,
);

let environment: Readonly<Record<string, string>> | undefined;

/**
 * What a program that calls Terraform needs in its environment: its own CLI configuration (naming the provider mirror
 * of this machine, if it has one), no prompts, no calls home. Nothing of `TF_*` or `AWS_*` that the shell has set.
 */
export function terraformEnvironment(): Readonly<Record<string, string>> {
  return (environment ??= { ...inheritedEnvironment(), ...terraformSettings() });
}

function terraformSettings(): Record<string, string> {
  const mirror = findMirror();
  const configuration = join(mkdtempSync(join(tmpdir(), "terraform-configuration-")), "terraform.tfrc");
  writeFileSync(configuration, mirrorConfiguration(mirror));
  // A mirror is linked to; without one every `init` would download the provider again.
  if (mirror === undefined) mkdirSync(PROVIDER_CACHE, { recursive: true });
  return {
    TF_CLI_CONFIG_FILE: configuration,
    TF_INPUT: "0",
    TF_IN_AUTOMATION: "1",
    CHECKPOINT_DISABLE: "1",
    CI: "1",
    ...(mirror === undefined && {
      TF_PLUGIN_CACHE_DIR: PROVIDER_CACHE,
      TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE: "1",
    }),
  };
}

function inheritedEnvironment(): Record<string, string> {
  const kept = Object.entries(process.env).filter(
    ([name, value]) => value !== undefined && !/^(TF_|AWS_|CDKTF_|npm_)/.test(name),
  );
  return Object.fromEntries(kept) as Record<string, string>;
}

/** Runs Terraform in that folder; the exit code is for the caller to judge. */
export function runTerraform(
  folder: string,
  args: readonly string[],
  extra: Readonly<Record<string, string>> = {},
): Promise<Finished> {
  return runProcess(terraformBinary(), args, { cwd: folder, env: { ...terraformEnvironment(), ...extra } });
}

/** Runs Terraform and throws with all that it printed when it fails. */
export async function terraform(
  folder: string,
  args: readonly string[],
  extra: Readonly<Record<string, string>> = {},
): Promise<Finished> {
  const run = await runTerraform(folder, args, extra);
  if (run.code !== 0) throw new Error(`terraform ${args.join(" ")} ended with ${run.code}:\n${run.output}`);
  return run;
}

/** The binary; throws with what to install: a test that needs Terraform never passes without it. */
export function terraformBinary(): string {
  const found = findTerraform();
  if (found.kind === "missing") throw new Error(`${found.name} is not on PATH. ${found.remedy}`);
  return found.path;
}
