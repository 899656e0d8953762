/** `export --format cloudformation`: the template instead of the Terraform module. */
import { parseArgs } from "node:util";
import { InputError } from "../../modules/errors";
import { renderTemplate } from "../../modules/cloudformation/render";
import { printedFault } from "../../modules/export/errors";
import { choiceOption, vendorOption } from "../lib/options";

const FORMATS = ["cloudformation", "cloudformation-json"] as const;

const OPTIONS = {
  vendor: { type: "string" },
  format: { type: "string" },
  "oidc-issuer": { type: "string" },
  "visible-secrets": { type: "boolean" },
  // Known, so that its refusal says why.
  out: { type: "string" },
} as const;

/** Whether these words ask for a template. */
export function wantsTemplate(argv: readonly string[]): boolean {
  const format = argv.flatMap((word, index) => {
    if (word === "--format") return argv[index + 1] ?? [];
    return word.startsWith("--format=") ? word.slice("--format=".length) : [];
  });
  return FORMATS.some((known) => known === format.at(-1));
}

/** Prints the template. */
export function exportTemplate(argv: readonly string[]): number {
  const { values } = parseArgs({ args: [...argv], options: OPTIONS, strict: true, allowPositionals: false });
  const format = choiceOption("--format", values.format, FORMATS);
  if (values.out !== undefined) throw new InputError([printedFault(format)]);
  const issuer = values["oidc-issuer"];
  const text = renderTemplate(vendorOption(values.vendor), {
    format: format === "cloudformation" ? "yaml" : "json",
    visibleSecrets: values["visible-secrets"] ?? false,
    ...(issuer !== undefined && { oidcIssuer: issuer }),
  });
  process.stdout.write(text);
  return 0;
}
