/** Where a machine keeps the AWS provider for use without the network: a filesystem mirror in Terraform's layout. */
import { readdirSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/** The setting that names a mirror where none would be looked for. */
export const MIRROR_SETTING = "AWS_ONBOARDING_PROVIDER_MIRROR";

const PROVIDER = join("registry.terraform.io", "hashicorp", "aws");

/** Folders in which administrators keep mirrors, each looked at itself and one level down. */
const USUAL_PLACES = ["/opt", "/usr/share", "/usr/local/share", "/usr/lib", "/usr/local/lib", "/var/lib"];

/**
 * The folder that holds `registry.terraform.io/hashicorp/aws`, if this machine has one. What the setting names must be
 * one: otherwise this throws, because going to the registry instead is not what was asked for.
 */
export function findMirror(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): string | undefined {
  const named = environment[MIRROR_SETTING];
  if (named) {
    if (isMirror(named)) return named;
    throw new Error(`${MIRROR_SETTING} must name a folder that holds ${PROVIDER}, got: "${named}".`);
  }
  const dataHome = environment["XDG_DATA_HOME"] ?? join(homedir(), ".local", "share");
  const own = [join(homedir(), ".terraform.d", "plugins"), join(dataHome, "terraform", "plugins")];
  return [...own, ...USUAL_PLACES.flatMap((place) => [place, ...childrenOf(place)])].find(isMirror);
}

/** Terraform's own configuration (`TF_CLI_CONFIG_FILE`) for a mirror: the AWS provider from there, all others as usual. */
export function mirrorConfiguration(mirror: string | undefined): string {
  if (mirror === undefined) return "disable_checkpoint = true\n";
  const path = JSON.stringify(mirror);
  return `disable_checkpoint = true
provider_installation {
  filesystem_mirror {
    path    = ${path}
    include = ["registry.terraform.io/hashicorp/aws"]
  }
  direct {
    exclude = ["registry.terraform.io/hashicorp/aws"]
  }
}
`;
}

function childrenOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .sort()
      .flatMap((name) => [join(folder, name), join(folder, name, "plugins")]);
  } catch {
    return [];
  }
}

function isMirror(folder: string): boolean {
  try {
    // An empty folder would make `terraform init` fail where the registry might have answered.
    return statSync(folder).isDirectory() && readdirSync(join(folder, PROVIDER)).length > 0;
  } catch {
    return false;
  }
}
