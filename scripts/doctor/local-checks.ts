/** What can be looked at without a network: Node, Terraform, the provider, the values. */
import { KNOWN_INPUTS } from "../lib/known-inputs";
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { faultText, type Fault } from "../../modules/errors";
import type { InputValues } from "../../modules/vendors/literal";
import type { Vendor } from "../../modules/vendors/vendor";
import type { DoctorCheck } from "../../modules/verify/doctor-check";
import { findMirror } from "../lib/find-mirror";
import { findTerraform } from "../lib/find-terraform";
import { projectFiles, readGivenValues } from "../terraform/given-values";
import { checkedInputs } from "../terraform/input-values";

/** What package.json's `engines` demands. */
const OLDEST_NODE = [20, 9] as const;
/** Releases of the AWS SDK after January 2027 want this one (its own warning says so). */
const SOON_NODE = 22;
/** `check` blocks and `import` blocks came with 1.5 (Terraform's upgrade guide); OpenTofu begins at 1.6. */
const OLDEST_TERRAFORM = [1, 5] as const;

type Version = readonly [major: number, minor: number];

function older([major, minor]: Version, [wantedMajor, wantedMinor]: Version): boolean {
  return major < wantedMajor || (major === wantedMajor && minor < wantedMinor);
}

function versionIn(text: string): Version | undefined {
  const found = /(\d+)\.(\d+)/.exec(text);
  return found ? [Number(found[1]), Number(found[2])] : undefined;
}

/** The running Node. */
export function checkNode(version: string): DoctorCheck {
  const parsed = versionIn(version);
  const check = { id: "node", found: version };
  if (!parsed || older(parsed, OLDEST_NODE))
    return { ...check, health: "wrong", remedy: `Install Node ${OLDEST_NODE.join(".")} or later.` };
  if (parsed[0] < SOON_NODE)
    return {
      ...check,
      health: "warning",
      remedy: `It works; the AWS SDK wants Node ${SOON_NODE} from January 2027 on.`,
    };
  return { ...check, health: "ok" };
}

/** Terraform or OpenTofu on PATH, and its version. */
export function checkTerraform(environment: NodeJS.ProcessEnv): DoctorCheck {
  const id = "terraform";
  const found = findTerraform(environment);
  if (found.kind === "missing")
    return { id, health: "wrong", found: `${found.name} is not on PATH`, remedy: found.remedy };
  try {
    const [line = ""] = execFileSync(found.path, ["version"], {
      encoding: "utf8",
      env: { ...environment, CHECKPOINT_DISABLE: "1" },
      timeout: 20_000,
      stdio: ["ignore", "pipe", "ignore"],
    }).split("\n");
    const version = versionIn(line);
    if (!version)
      return {
        id,
        health: "unknown",
        found: `${found.path} says "${line}"`,
        remedy: "Check what that program is.",
      };
    if (older(version, OLDEST_TERRAFORM))
      return {
        id,
        health: "wrong",
        found: line,
        remedy: `Install version ${OLDEST_TERRAFORM.join(".")} or later.`,
      };
    return { id, health: "ok", found: line };
  } catch {
    return {
      id,
      health: "unknown",
      found: `${found.path} cannot be run`,
      remedy: "Run 'terraform version' and see.",
    };
  }
}

/** Where the AWS provider will come from: initialized already, a mirror, or the registry. */
export function checkProvider(folder: string, environment: NodeJS.ProcessEnv): DoctorCheck {
  const id = "provider";
  try {
    const version = initialized(folder);
    if (version !== undefined)
      return { id, health: "ok", found: `hashicorp/aws ${version} is installed in the project` };
    const mirror = findMirror(environment);
    if (mirror !== undefined)
      return { id, health: "ok", found: "hashicorp/aws is in a mirror on this machine" };
  } catch (error) {
    return { id, health: "wrong", found: (error as Error).message, remedy: "Correct or remove the setting." };
  }
  return {
    id,
    health: "warning",
    found: "hashicorp/aws is not on this machine yet",
    remedy: "terraform init will download it from the registry; without one, keep a filesystem mirror.",
  };
}

function initialized(folder: string): string | undefined {
  const places = [folder, ...foldersIn(join(folder, "cdktf.out", "stacks"))].map((place) =>
    join(place, ".terraform", "providers", "registry.terraform.io", "hashicorp", "aws"),
  );
  const found = places.find((place) => existsSync(place));
  return found && readdirSync(found).sort().at(-1);
}

function foldersIn(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
}

/** Checked values, if they are right. */
export interface CheckedFolder {
  readonly checks: readonly DoctorCheck[];
  readonly given?: InputValues;
}

/** The values, every fault of them. */
export function checkValues(
  vendor: Vendor,
  folder: string,
  sources: {
    readonly environment: NodeJS.ProcessEnv;
    readonly vars: readonly string[];
    readonly varFiles: readonly string[];
  },
): CheckedFolder {
  const id = "values";
  const files = projectFiles(folder);
  if (files.length === 0 && sources.vars.length === 0 && sources.varFiles.length === 0) {
    const remedy = "Copy terraform.tfvars.example to terraform.tfvars and fill it in.";
    return { checks: [{ id, health: "wrong", found: "there is no terraform.tfvars", remedy }] };
  }
  const read = readGivenValues({ folder, ...sources });
  const { values, faults } = checkedInputs(vendor, read, KNOWN_INPUTS);
  if (faults.length > 0) return { checks: faults.map((fault) => valueFault(fault)) };
  const count = Object.keys(values).length;
  return {
    given: values,
    checks: [{ id, health: "ok", found: `${count} values of ${vendor.id} are right` }],
  };
}

function valueFault(fault: Fault): DoctorCheck {
  return {
    id: "values",
    health: "wrong",
    found: faultText(fault).slice(0, -fault.remedy.length - 1),
    remedy: fault.remedy,
  };
}
