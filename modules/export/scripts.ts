import type { Vendor } from "../vendors/vendor";
import type { ExportedFile } from "./file";

/** A program in one JavaScript file that needs nothing but Node. */
export interface Bundle {
  /** The name of the command: `verify`. */
  readonly name: string;
  readonly content: string;
}

/** The programs that an exported directory carries, and the licences of what is in them. */
export interface Bundles {
  readonly programs: readonly Bundle[];
  /** Text of THIRD-PARTY-LICENSES.txt. */
  readonly licences: string;
}

/** `scripts/`: each program with a shell script that calls it for the directory above. */
export function scriptFiles(vendor: Vendor, bundles: Bundles): readonly ExportedFile[] {
  return [
    ...bundles.programs.flatMap(({ name, content }): readonly ExportedFile[] => [
      { path: `scripts/${name}.cjs`, content },
      { path: `scripts/${name}.sh`, content: SHELL_SCRIPTS[name]?.(vendor) ?? fail(name), executable: true },
    ]),
    { path: "scripts/THIRD-PARTY-LICENSES.txt", content: bundles.licences },
  ];
}

const SHELL_SCRIPTS: Readonly<Record<string, (vendor: Vendor) => string>> = {
  verify: (vendor) => `${head(
    "Tests the live role: who may assume it, what it can read, and that nothing else is allowed.",
    "Reads terraform.tfvars and the outputs of the directory above. Options are handed on: ./verify.sh --help",
  )}
exec node "$here/verify.cjs" --vendor ${vendor.id} --from "$(dirname -- "$here")" "$@"
`,
  "check-permissions": (vendor) =>
    vendor.principal === "role" && vendor.declaration ? judgeDeclaration(vendor) : judgePlan(),
};

/** A vendor that writes is judged against what it declares, which a plan does not say. */
function judgeDeclaration(vendor: Vendor): string {
  return `${head(
    "Proves that the role can write what the vendor declares and nothing else, against AWS's catalogue of actions.",
    "Without options it judges every combination of switches; with options they are handed on.",
  )}
[ "$#" -gt 0 ] || set -- --vendor ${vendor.id}
exec node "$here/check-permissions.cjs" "$@"
`;
}

function judgePlan(): string {
  return `${head(
    "Proves that what Terraform is about to apply can only read, against AWS's catalogue of actions.",
    "Without options it plans the directory above and judges the plan; with options they are handed on.",
  )}
[ "$#" -eq 0 ] || exec node "$here/check-permissions.cjs" "$@"

directory=$(dirname -- "$here")
terraform=\${TERRAFORM_BINARY_NAME:-terraform}
if ! command -v "$terraform" >/dev/null 2>&1; then
  echo "check-permissions.sh makes a plan and needs Terraform on the PATH ('$terraform' is not)." >&2
  exit 64
fi
plan=$(mktemp "\${TMPDIR:-/tmp}/plan.XXXXXX")
trap 'rm -f "$plan"' EXIT
trap 'exit 130' INT TERM
"$terraform" -chdir="$directory" plan -input=false -lock=false -out="$plan" >&2 || exit 64
"$terraform" -chdir="$directory" show -json "$plan" | node "$here/check-permissions.cjs" --plan -
`;
}

function head(what: string, how: string): string {
  return `#!/bin/sh
# ${what}
# ${how}
# Needs Node.js 20.9 or later, and nothing else.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
if ! command -v node >/dev/null 2>&1; then
  echo "This script needs Node.js 20.9 or later on the PATH." >&2
  exit 64
fi`;
}

function fail(name: string): never {
  throw new Error(`There is no shell script for the bundle ${name}.`);
}
