/** `export`: the module for other people's Terraform. */
import { parseArgs } from "node:util";
import { InputError, type Fault } from "../modules/errors";
import { differenceOf, hashesOf } from "../modules/export/compare";
import { readHashes, writeDirectory } from "../modules/export/directory";
import { editedFault, notTogetherFault } from "../modules/export/errors";
import type { ExportedFile } from "../modules/export/file";
import { MANIFEST, type Manifest } from "../modules/export/manifest";
import type { ExportSource } from "../modules/export/options";
import { buildExport } from "./export/build";
import { checkDirectory, findManifest } from "./export/check";
import { exportTemplate, wantsTemplate } from "./export/cloudformation";
import { destination, writingFault } from "./export/destination";
import { sourceOf } from "./export/source";
import { uninterrupted } from "./export/uninterrupted";
import { choiceOption, vendorOption } from "./lib/options";

export const usage = `Usage: npx aws-onboarding export --vendor ID --out DIR [options]
       npx aws-onboarding export --check DIR [--format json]
       npx aws-onboarding export --vendor ID --format cloudformation > TEMPLATE.yaml

Writes a vendor's module for Terraform without CDKTF: files in Terraform's own language, README, examples, scripts to
verify it, and a MANIFEST.json with the hash of every file. All of it is written, or nothing.
With --format cloudformation it prints the CloudFormation template of the same access instead.

Options:
  --vendor ID        the vendor (default: the one that was exported to DIR before, else the first of 'vendors')
  --out DIR          where to write; the customer's own files in it are left alone
  --flavor FLAVOR    root (default): a directory to run Terraform in, with its provider
                     module: a child module without provider and backend, for count, for_each and providers
                     Where DIR holds an export, its flavor and format are the defaults.
  --format FORMAT    hcl (default), json (one main.tf.json); cloudformation (YAML) or cloudformation-json
  --no-scripts       leave out scripts/ and its bundled programs
  --force            write over files that were edited by hand, and over the export of another vendor or flavor
  --check DIR        say what a copy has changed since it was exported
  --help             this text

Options of a template:
  --oidc-issuer HOST   admit workload identities of this issuer (default: token.actions.githubusercontent.com)
  --visible-secrets    no NoEcho: for quick-create links that hold the external ID, which everybody then sees

Exit codes: 0 written, or the copy is unchanged; 2 the copy has changed; 64 wrong usage or input.
`;

const OPTIONS = {
  vendor: { type: "string" },
  out: { type: "string" },
  flavor: { type: "string" },
  format: { type: "string" },
  check: { type: "string" },
  force: { type: "boolean" },
  "no-scripts": { type: "boolean" },
} as const;

/** Runs the command. */
export async function run(argv: readonly string[]): Promise<number> {
  if (wantsTemplate(argv)) return exportTemplate(argv);
  const { values } = parseArgs({ args: [...argv], options: OPTIONS, strict: true, allowPositionals: false });
  if (values.check !== undefined) {
    const others = (["vendor", "out", "flavor", "force", "no-scripts"] as const).filter(
      (name) => values[name] !== undefined,
    );
    if (others.length > 0)
      throw new InputError(others.map((name) => notTogetherFault(`--${name}`, "--check")));
    return checkDirectory(values.check, choiceOption("--format", values.format, ["text", "json"]));
  }
  const out = destination(values.out);
  const force = values.force ?? false;
  const previous = force ? manifestIfAny(out) : findManifest(out);
  const source = sourceOf(values, previous?.source, out, force);
  await writeExport(source, out, force, previous);
  return 0;
}

async function writeExport(
  source: ExportSource,
  out: string,
  force: boolean,
  previous: Manifest | undefined,
): Promise<void> {
  const files = await buildExport(vendorOption(source.vendor), source);
  try {
    const present = readHashes(out);
    const next = hashesOf(files);
    const faults = force ? [] : editedFaults(out, present, next, previous?.files);
    if (faults.length > 0) throw new InputError(faults);
    const obsolete = Object.keys(previous?.files ?? {}).filter((path) => !(path in next) && path in present);
    uninterrupted(() => writeDirectory(out, files, obsolete));
  } catch (error) {
    throw writingFault(out, error);
  }
  process.stderr.write(summary(files, source, out));
}

/** Every file that would be overwritten and is neither as it was exported nor as it will be. */
function editedFaults(
  out: string,
  present: Readonly<Record<string, string>>,
  next: Readonly<Record<string, string>>,
  previous: Readonly<Record<string, string>> = {},
): readonly Fault[] {
  const { changed } = differenceOf({ ...next, ...previous }, present);
  const edited = changed.filter((path) => path !== MANIFEST && present[path] !== next[path]);
  return edited.map((path) => editedFault(out, path));
}

/** With --force a damaged manifest is no reason to stop. */
function manifestIfAny(out: string): ReturnType<typeof findManifest> {
  try {
    return findManifest(out);
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

function summary(files: readonly ExportedFile[], source: ExportSource, out: string): string {
  const next =
    source.flavor === "root"
      ? `Next: cd ${out}, cp terraform.tfvars.example terraform.tfvars, fill it in, terraform init, terraform apply.`
      : `Next: call it as a module; ${out}/README.md shows how.`;
  return `${files.length} files written to ${out}.\n${next}\n`;
}
