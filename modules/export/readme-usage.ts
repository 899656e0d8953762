import { printFile } from "../hcl/print-body";
import type { Vendor } from "../vendors/vendor";
import { attribute, moduleBlock } from "./example-blocks";
import { snakeCase } from "./module-text";
import type { ExportSource } from "./options";

/** How the directory is used, for its flavor. */
export function usage(vendor: Vendor, source: ExportSource): string {
  const output = vendor.principal === "role" ? "role_arn" : "user_arn";
  switch (source.flavor) {
    case "root":
      return `\`\`\`sh
cp terraform.tfvars.example terraform.tfvars   # and fill it in
terraform init
terraform plan
terraform apply
terraform output -raw ${output}
\`\`\`

The state is local unless you add a \`backend\` block. It holds ${secrets(vendor)}: keep it as safe as that.`;
    case "module":
      return `\`\`\`hcl
${call(vendor)}\`\`\`

The module configures neither provider nor backend, so \`count\`, \`for_each\`, \`providers\` and \`depends_on\` work on it. Coming from the root flavor, one block keeps everything that exists:

\`\`\`hcl
${moved(vendor)}
\`\`\`

and so on for each resource in \`terraform state list\`; the plan then changes nothing.`;
  }
}

function secrets(vendor: Vendor): string {
  return vendor.principal === "role" ? "the external ID" : "no key";
}

function call(vendor: Vendor): string {
  const block = moduleBlock(vendor, {});
  const source = { ...attribute("source", `./modules/${vendor.id}`), apart: "before" as const };
  return printFile([{ ...block, body: [source, ...block.body.slice(1)] }]);
}

function moved(vendor: Vendor): string {
  const address = `aws_iam_${vendor.principal}.vendor`;
  return `moved {\n  from = ${address}\n  to   = module.${snakeCase(vendor.id)}.${address}\n}`;
}
