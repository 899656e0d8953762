/** `handoff`: what the vendor asks for, ready to paste. */
import { parseArgs } from "node:util";
import { InputError, throwFaults } from "../modules/errors";
import { externalIdRefused, missingAccountsFault, missingOutputFault } from "../modules/handoff/errors";
import { isObject } from "../modules/hcl/read-json";
import { handoffOf } from "../modules/handoff/handoff";
import { readLastVerify } from "../modules/handoff/last-verify";
import { HANDOFF_FORMATS, printHandoff } from "../modules/handoff/print";
import { copyText, findClipboard } from "./lib/clipboard";
import { choiceOption, vendorOption } from "./lib/options";
import { readWorkingDirectory } from "./lib/working-directory";

export const usage = `Usage: npx aws-onboarding handoff [options]

Prints what the vendor asks for after the apply: the role's ARN, bucket, prefix, regions and notes, from the Terraform
outputs and terraform.tfvars. Never the external ID: the vendor has it. Warns when the last verify was not green or is
older than the last apply.

Options:
  --vendor ID        the vendor (default: the first of 'vendors')
  --from DIR         the directory that was applied (default: the current one)
  --organization     the organization's stack was applied: list the role of every account
  --region REGION    another region in which the account is used (repeatable)
  --format FORMAT    text (default), markdown or json
  --copy             put it on the clipboard as well
  --help             this text

Exit codes: 0 printed, 64 wrong usage or input, or nothing applied yet.
`;

const OPTIONS = {
  vendor: { type: "string" },
  from: { type: "string" },
  region: { type: "string", multiple: true },
  format: { type: "string" },
  copy: { type: "boolean" },
  organization: { type: "boolean" },
  // Known, so that its refusal says why.
  "external-id": { type: "boolean" },
} as const;

/** Runs the command. */
export function run(argv: readonly string[]): Promise<number> {
  return Promise.resolve().then(() => handOff(argv));
}

function handOff(argv: readonly string[]): number {
  const { values } = parseArgs({ args: [...argv], options: OPTIONS, strict: true, allowPositionals: false });
  if (values["external-id"]) throw new InputError([externalIdRefused()]);
  const vendor = vendorOption(values.vendor);
  const format = choiceOption("--format", values.format, HANDOFF_FORMATS);
  const clipboard = values.copy ? findClipboard() : undefined;
  const from = values.from ?? ".";
  const organization = values.organization ?? false;
  const directory = readWorkingDirectory(
    from,
    vendor,
    organization ? `${vendor.id}-organization` : vendor.id,
  );
  const roles = directory.outputs["role_arns"];
  const output = vendor.principal === "role" ? "role_arn" : "user_arn";
  const principalArn = directory.outputs[output];
  throwFaults([
    ...directory.faults,
    ...(typeof principalArn === "string" ? [] : [missingOutputFault(from, output)]),
    ...(organization && !areTexts(roles) ? [missingAccountsFault(from)] : []),
  ]);
  const handoff = handoffOf({
    vendor,
    values: directory.values,
    principalArn: String(principalArn),
    ...(organization && areTexts(roles) && { rolesByAccount: roles }),
    regions: values.region ?? [],
    verified: readLastVerify(from),
    appliedAt: directory.appliedAt,
  });
  const secrets = vendor.inputs
    .filter(({ sensitive }) => sensitive)
    .map(({ name }) => directory.values[name]);
  const text = printHandoff(
    handoff,
    format,
    secrets.filter((secret) => typeof secret === "string"),
  );
  process.stdout.write(text);
  for (const warning of handoff.warnings) process.stderr.write(`Warning: ${warning}\n`);
  if (clipboard && !copyText(clipboard, text))
    process.stderr.write("Warning: the clipboard did not take it.\n");
  return 0;
}

function areTexts(value: unknown): value is Readonly<Record<string, string>> {
  return isObject(value) && Object.values(value).every((text) => typeof text === "string");
}
