/** Where the AWS provider comes from, for a machine whose user has configured nothing. */
import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { findMirror, MIRROR_SETTING, mirrorConfiguration } from "../lib/find-mirror";

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The environment with a CLI configuration that works: the user's own where there is one; otherwise, on a machine with
 * a mirror of the AWS provider, one that names the mirror. A `TF_CLI_CONFIG_FILE` that names no file would make every
 * call of Terraform warn, and is left out. `say` is told what was done.
 */
export function withProviderSource(environment: Environment, say: (text: string) => void): Environment {
  const named = environment["TF_CLI_CONFIG_FILE"];
  const usable = named !== undefined && existsSync(named);
  const asked = environment[MIRROR_SETTING] !== undefined;
  if (!asked && (usable || (named === undefined && existsSync(join(homedir(), ".terraformrc")))))
    return environment;
  if (named !== undefined && !usable)
    say(`TF_CLI_CONFIG_FILE names ${named}, which does not exist: going on without it.\n`);
  const mirror = findMirror(environment);
  if (mirror === undefined) return { ...environment, TF_CLI_CONFIG_FILE: undefined };
  return { ...environment, TF_CLI_CONFIG_FILE: configurationFor(mirror, say) };
}

/** Written once for each mirror: a command starts several programs. */
const written = new Map<string, string>();

function configurationFor(mirror: string, say: (text: string) => void): string {
  const known = written.get(mirror);
  if (known !== undefined) return known;
  const file = join(mkdtempSync(join(tmpdir(), "aws-onboarding-terraform-")), "terraform.tfrc");
  writeFileSync(file, mirrorConfiguration(mirror));
  written.set(mirror, file);
  say(`The AWS provider comes from the mirror in ${mirror}.\n`);
  return file;
}
