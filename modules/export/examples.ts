import type { Block } from "../hcl/body";
import { printFile } from "../hcl/print-body";
import type { Vendor } from "../vendors/vendor";
import {
  attribute,
  attributes,
  block,
  moduleBlock,
  outputBlocks,
  providerBlocks,
  secretVariable,
  secretVariables,
} from "./example-blocks";
import { WORKFLOW } from "./example-workflow";
import type { ExportedFile } from "./file";
import type { Flavor } from "./options";

/** The vendor's examples by the names of their folders, with what each shows. */
export function exampleTitles(vendor: Vendor): Readonly<Record<string, string>> {
  return {
    basic: "the required values, and nothing else",
    "existing-infrastructure": "beside other Terraform: state in S3, tags, a path and a permissions boundary",
    ...(hasInput(vendor, "previous_external_id") && {
      rotation: "two external IDs at once while the vendor changes over",
    }),
    ...(hasInput(vendor, "oidc_provider_arn") && {
      "github-actions": "a GitHub Actions workflow that assumes the role without a stored key",
    }),
  };
}

/** The files of all examples. Each calls the module two folders up. */
export function exampleFiles(vendor: Vendor, flavor: Flavor): readonly ExportedFile[] {
  const files = Object.keys(exampleTitles(vendor)).map((name): ExportedFile => {
    return {
      path: `examples/${name}/main.tf`,
      content: printFile(EXAMPLES[name]?.(vendor, flavor) ?? [], comment(vendor, name, flavor)),
    };
  });
  const workflow = { path: "examples/github-actions/verify-access.yml", content: WORKFLOW };
  return hasInput(vendor, "oidc_provider_arn") ? [...files, workflow] : files;
}

function comment(vendor: Vendor, name: string, flavor: Flavor): string {
  const title = exampleTitles(vendor)[name] ?? name;
  const sentence = `${title.charAt(0).toUpperCase()}${title.slice(1)}.`;
  if (flavor === "module") return sentence;
  return `${sentence}\nThe module called here configures the provider itself (providers.tf). Exported with --flavor module it does not, and takes count, for_each and providers.`;
}

const EXAMPLES: Readonly<Record<string, (vendor: Vendor, flavor: Flavor) => readonly Block[]>> = {
  basic: (vendor, flavor) => [
    ...providerBlocks(flavor),
    ...secretVariables(vendor),
    moduleBlock(vendor, {}),
    ...outputBlocks(vendor),
  ],
  "existing-infrastructure": (vendor, flavor) => [
    block("terraform", [], [block("backend", ["s3"], attributes(BACKEND))]),
    ...providerBlocks(flavor, [block("default_tags", [], [attribute("tags", { owner: "platform" })])]),
    block("data", ["aws_partition", "current"], []),
    block("data", ["aws_caller_identity", "current"], []),
    ...secretVariables(vendor),
    moduleBlock(vendor, ownRules(vendor)),
    ...outputBlocks(vendor),
  ],
  rotation: (vendor, flavor) => [
    ...providerBlocks(flavor),
    ...secretVariables(vendor),
    secretVariable({ name: "previous_external_id", description: "The external ID that is being replaced." }),
    moduleBlock(
      vendor,
      {
        previous_external_id: "${var.previous_external_id}",
        previous_external_id_expires_at: "2027-01-31T00:00:00Z",
      },
      "1. Give the new ID in external_id and the old one in previous_external_id, and apply: both are accepted.\n2. Tell the vendor the new ID and wait until it uses it.\n3. Remove both lines with previous_ and apply: the old ID is refused. The expiry does the same if you forget.",
    ),
    ...outputBlocks(vendor),
  ],
  "github-actions": (vendor, flavor) => [
    ...providerBlocks(flavor),
    block("data", ["aws_partition", "current"], []),
    block("data", ["aws_caller_identity", "current"], []),
    ...secretVariables(vendor),
    moduleBlock(
      vendor,
      {
        oidc_provider_arn: accountArn("oidc-provider/token.actions.githubusercontent.com"),
        oidc_subjects: ["repo:my-org/infrastructure:environment:production"],
      },
      "The account's OIDC provider of GitHub has to exist. Subjects are exact: name each repository and environment.",
    ),
    ...outputBlocks(vendor),
  ],
};

const BACKEND = {
  bucket: "my-org-terraform-state",
  key: "vendors/access.tfstate",
  region: "us-east-1",
  encrypt: true,
};

/** What organizations' own rules ask for. */
function ownRules(vendor: Vendor): Readonly<Record<string, unknown>> {
  const inputs = vendor.principal === "role" ? vendor.role : vendor.user;
  return {
    [inputs.path]: "/vendors/",
    [inputs.permissionsBoundary]: accountArn("policy/vendor-boundary"),
    [inputs.tags]: { "cost-center": "1234", "managed-by": "terraform" },
  };
}

function accountArn(resource: string): string {
  return `arn:\${data.aws_partition.current.partition}:iam::\${data.aws_caller_identity.current.account_id}:${resource}`;
}

function hasInput(vendor: Vendor, name: string): boolean {
  return vendor.inputs.some((input) => input.name === name);
}
