/** `quick-create`: prints the link that opens a template in the CloudFormation console. */
import { parseArgs } from "node:util";
import { quickCreateLink } from "../modules/cloudformation/quick-create";
import { throwFaults, type Fault } from "../modules/errors";
import { readTfvarsFile } from "../modules/tfvars/read-file";
import type { InputValues } from "../modules/vendors/literal";
import { TRUST_INPUTS } from "../modules/vendors/trust";
import { choiceOption, vendorOption } from "./lib/options";
import { readText } from "./lib/text-input";
import { ownValues } from "./lib/values";

export const usage = `Usage: npx aws-onboarding quick-create --template-url URL --region REGION [options]

Prints the link that opens the "Quick create stack" page of the AWS console, for commercial, GovCloud and China
regions, with the template and the given values filled in. 'export --format cloudformation' writes the template;
upload it to S3 first.

The link holds no external ID: links end up in browser histories, chats and proxy logs. Whoever opens it types the
ID in. With --external-id-from it does hold one; CloudFormation then takes it only from a template that was exported
with --visible-secrets, because it ignores the value of a NoEcho parameter in a link.

Options:
  --vendor ID              the vendor (default: argmin; 'npx aws-onboarding vendors' lists them)
  --template-url URL       https URL of the template in S3
  --region REGION          region of the stack; it decides which partition's console the link leads to
  --stack-name NAME        name of the stack (default: the vendor's id and "-access")
  --var-file FILE          terraform.tfvars with values to fill in; sensitive ones are left out
  --external-id-from FILE  put the external ID in FILE (- for standard input) into the link
  --format FORMAT          text (default) or json
  --help                   this text

Exit codes: 0 printed, 64 wrong usage or input.
`;

const WARNING =
  "This link holds the external ID: it will be kept by browsers, chats and proxies. It works only with a template exported with --visible-secrets, because CloudFormation ignores NoEcho parameters in links.";

/** Runs the command. */
export function run(argv: readonly string[]): Promise<number> {
  const options = {
    vendor: { type: "string" },
    "template-url": { type: "string" },
    region: { type: "string" },
    "stack-name": { type: "string" },
    "var-file": { type: "string" },
    "external-id-from": { type: "string" },
    format: { type: "string" },
  } as const;
  const { values } = parseArgs({ args: [...argv], options, strict: true, allowPositionals: false });
  const format = choiceOption("--format", values.format, ["text", "json"]);
  const vendor = vendorOption(values.vendor);
  const { "template-url": templateUrl, region, "stack-name": stackName } = values;
  throwFaults([
    ...required("--template-url", templateUrl, "Upload the template to S3 and give its https URL."),
    ...required("--region", region, "For example: us-east-1."),
  ]);
  const secretFile = values["external-id-from"];
  const link = quickCreateLink(vendor, {
    templateUrl: templateUrl ?? "",
    region: region ?? "",
    ...(stackName !== undefined && { stackName }),
    values: { ...publicValues(vendor, values["var-file"]), ...externalId(secretFile) },
    withSecrets: secretFile !== undefined,
  });
  const warnings = secretFile === undefined ? [] : [WARNING];
  for (const warning of warnings) process.stderr.write(`${warning}\n`);
  if (link.missing.length > 0)
    process.stderr.write(`Asked for in the console: ${link.missing.join(", ")}.\n`);
  process.stdout.write(
    format === "json" ? `${JSON.stringify({ ...link, warnings }, null, 2)}\n` : `${link.url}\n`,
  );
  return Promise.resolve(0);
}

function required(field: string, value: string | undefined, remedy: string): readonly Fault[] {
  return value === undefined ? [{ field, rule: "be given", remedy }] : [];
}

/** The file's values but for the secrets in it: `--external-id-from` alone puts one into a link. */
function publicValues(vendor: ReturnType<typeof vendorOption>, file: string | undefined): InputValues {
  if (file === undefined) return {};
  const { values, faults } = readTfvarsFile(file);
  throwFaults(faults);
  const secret = new Set(vendor.inputs.filter((input) => input.sensitive).map((input) => input.name));
  return Object.fromEntries(Object.entries(ownValues(vendor, values)).filter(([name]) => !secret.has(name)));
}

function externalId(file: string | undefined): InputValues {
  if (file === undefined) return {};
  return { [TRUST_INPUTS.externalId]: readText(file, "--external-id-from").trim() };
}
