import type { JsonObject } from "../hcl/read-json";
import type { Vendor } from "../vendors/vendor";
import { exampleTitles } from "./examples";
import type { ExportSource } from "./options";
import { grantTable, inputTables, outputTable, requirementTable } from "./readme-tables";
import { usage } from "./readme-usage";
import type { Bundles } from "./scripts";

/** What the README is written from. */
interface ReadmeInput {
  readonly vendor: Vendor;
  readonly source: ExportSource;
  /** The exported configuration. */
  readonly configuration: JsonObject;
  readonly version: string;
  readonly bundles?: Bundles | undefined;
}

/** `README.md` of an exported directory: usage first, then what is granted, then the reference. */
export function readme(input: ReadmeInput): string {
  const { vendor, configuration, bundles } = input;
  const sections = [
    `# ${vendor.title}: access to an AWS account`,
    `${vendor.title} ${vendor.purpose} ${created(vendor)}`,
    origin(input),
    "## Usage",
    usage(vendor, input.source),
    "## What is granted",
    grantTable(vendor),
    granted(vendor),
    "## Who may act",
    trust(vendor),
    "## Requirements",
    requirementTable(configuration, bundles !== undefined),
    "## Inputs",
    ...inputTables(vendor),
    "## Outputs",
    outputTable(configuration),
    "## Examples",
    examples(vendor),
    "## Verification",
    bundles ? verification(bundles) : verificationFromProject(vendor),
    "## Removal",
    removal(vendor, input.source),
  ];
  return `${sections.join("\n\n")}\n`;
}

function created(vendor: Vendor): string {
  return vendor.principal === "role"
    ? "This module creates the IAM role that it assumes for that, and the policies of the role."
    : "This module creates the IAM user that it acts as, and the policies of the user. A role is the better way where the vendor offers one: it needs no long-lived key.";
}

function origin({ source, version }: ReadmeInput): string {
  return `Written by aws-onboarding ${version} (vendor \`${source.vendor}\`, flavor \`${source.flavor}\`). \`MANIFEST.json\` holds the SHA-256 of every file: \`npx aws-onboarding export --check DIR\` says what has been changed since. Change it by exporting again rather than by hand.`;
}

function granted(vendor: Vendor): string {
  const writes =
    vendor.principal === "role" && vendor.declaration
      ? "The role may write: exactly what the policies name, and never as an administrator."
      : "Nothing else: no action that writes.";
  return `${writes} The output \`granted_permissions\` says the same in sentences, for the switches that are on.`;
}

function trust(vendor: Vendor): string {
  if (vendor.principal === "user") {
    return "Whoever holds the user's access key. It is made outside of Terraform, whose state would keep it; give it to the vendor over a channel made for secrets, and replace it regularly.";
  }
  return `${vendor.title}, from its own AWS account and only with the external ID agreed on. The external ID stays out of plans and outputs; it is in the state, as everything that Terraform knows. Further principals (a second external ID during a rotation, principals of your own account, a workload identity) are off until you name them, and \`access_expires_at\` ends everybody's access at once.`;
}

function examples(vendor: Vendor): string {
  const lines = Object.entries(exampleTitles(vendor)).map(
    ([name, title]) => `- [${name}](examples/${name}/main.tf): ${title}`,
  );
  return lines.join("\n");
}

function verification({ programs }: Bundles): string {
  const sizes = programs.map(({ name, content }) => `\`${name}.cjs\` ${megabytes(content)}`).join(", ");
  return `After the apply, in this directory:

\`\`\`sh
./scripts/verify.sh              # the live role: trust, grants, refused writes, drift
./scripts/check-permissions.sh   # what is granted, against AWS's catalogue of actions
\`\`\`

Both read \`terraform.tfvars\` and the outputs of this directory and need Node.js 20.9 or later, nothing else: each is one bundled JavaScript file beside its shell script (${sizes}). The licences of what is in them stand in \`scripts/THIRD-PARTY-LICENSES.txt\`. [docs/reasons.md](docs/reasons.md) explains every reason that \`verify.sh\` gives.`;
}

function verificationFromProject(vendor: Vendor): string {
  return `This copy has no scripts of its own. In a checkout of aws-onboarding:

\`\`\`sh
npx aws-onboarding verify --vendor ${vendor.id} --from DIR   # the live role: trust, grants, refused writes, drift
npx aws-onboarding export --vendor ${vendor.id} --out DIR    # the same module with scripts that need nothing but Node.js
\`\`\``;
}

function megabytes(content: string): string {
  return `${(Buffer.byteLength(content) / 1_000_000).toFixed(1)} MB`;
}

function removal(vendor: Vendor, source: ExportSource): string {
  const how =
    source.flavor === "root"
      ? "`terraform destroy` removes everything that this directory created."
      : "Remove the `module` block and apply: everything that it created is removed.";
  const sessions =
    vendor.principal === "role"
      ? " Sessions that still exist can do nothing more: AWS looks at the policies on every request, and they are gone."
      : " Access keys of the user go with it.";
  return `${how}${sessions} Tell ${vendor.title} as well: on its side nothing is removed.`;
}
