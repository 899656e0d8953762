import { moduleFiles } from "../hcl/module-files";
import type { JsonObject } from "../hcl/read-json";
import { tfvarsExample } from "../vendors/tfvars-example";
import type { Vendor } from "../vendors/vendor";
import { reasonsPage } from "../verify/print-reasons";
import { moduleConfiguration } from "./configuration";
import { exampleFiles } from "./examples";
import type { ExportedFile } from "./file";
import { manifestFile } from "./manifest";
import { moduleText } from "./module-text";
import type { ExportSource } from "./options";
import { readme } from "./readme";
import { type Bundles, scriptFiles } from "./scripts";

/** What an exported directory is made of. */
interface ExportInput {
  readonly vendor: Vendor;
  /** The vendor's stack as synthesized, in Terraform's JSON syntax. */
  readonly synthesized: JsonObject;
  readonly source: ExportSource;
  /** The version of this project. */
  readonly version: string;
  /** The bundled programs, when `source.scripts` asks for them. */
  readonly bundles?: Bundles;
}

/**
 * All files of an exported directory, `MANIFEST.json` included, sorted by path. The same input gives the same bytes.
 * @throws PrintError when the configuration holds what the HCL printer does not know
 */
export function exportedFiles(input: ExportInput): readonly ExportedFile[] {
  const { vendor, source, version, bundles } = input;
  const variables = vendor.inputs.map(({ name }) => name);
  const configuration = moduleConfiguration(input.synthesized, source.flavor, variables);
  const text: readonly ExportedFile[] = [
    ...terraformFiles(configuration, vendor, source),
    { path: ".gitignore", content: GIT_IGNORE },
    ...(source.flavor === "root"
      ? [{ path: "terraform.tfvars.example", content: tfvarsExample(vendor) }]
      : []),
    ...exampleFiles(vendor, source.flavor),
    // The bundled verify points to it behind every remedy.
    ...(bundles
      ? [...scriptFiles(vendor, bundles), { path: "docs/reasons.md", content: reasonsPage() }]
      : []),
  ];
  const described = [
    ...text,
    { path: "README.md", content: readme({ vendor, source, configuration, version, bundles }) },
  ];
  const files = [...described, manifestFile(described, source, version)];
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** State and values hold the external ID; the lock file of providers belongs into version control. */
const GIT_IGNORE = `.terraform/
*.tfstate
*.tfstate.*
*.tfvars
*.tfvars.json
.aws-onboarding/
`;

function terraformFiles(
  configuration: JsonObject,
  vendor: Vendor,
  source: ExportSource,
): readonly ExportedFile[] {
  switch (source.format) {
    case "json":
      return [{ path: "main.tf.json", content: `${JSON.stringify(configuration, null, 2)}\n` }];
    case "hcl":
      return Object.entries(moduleFiles(configuration, moduleText(vendor))).map(([path, content]) => ({
        path,
        content,
      }));
  }
}
