/** `check-permissions`: proves that policies from any source can only read. */
import { parseArgs } from "node:util";
import { version } from "../package.json";
import { checkPrincipals } from "../modules/check/check";
import { readTemplate } from "../modules/check/readers/cloudformation-template";
import { readPolicyFile } from "../modules/check/readers/policy-file";
import { readTerraformPlan } from "../modules/check/readers/terraform-plan";
import { readSynth } from "../modules/check/readers/terraform-synth";
import { vendorPrincipals } from "../modules/check/readers/vendors";
import { printJson } from "../modules/check/printers/json";
import { printMarkdown } from "../modules/check/printers/markdown";
import { printSarif } from "../modules/check/printers/sarif";
import { printTable } from "../modules/check/printers/table";
import type { CheckedPrincipal } from "../modules/check/principal";
import { exitCodeOf, type CheckReport } from "../modules/check/report";
import { InputError, type Fault } from "../modules/errors";
import { VENDORS } from "../modules/vendors";
import { loadCatalogue } from "./lib/load-catalogue";
import { choiceOption, colourWanted, vendorOption } from "./lib/options";
import { readText } from "./lib/text-input";

export const usage = `Usage: npx aws-onboarding check-permissions [options]

Judges IAM policies against AWS's action catalogue: nothing may write, run something, return credentials, or read
content without a scope; the trust policy may admit nobody but the vendor, under an external ID.

What to judge (several at once; FILE may be - for standard input). Without any: this project's vendors.
  --vendor ID            one vendor of this project, every switch combination
  --plan FILE            the JSON of 'terraform show -json PLAN', of any configuration
  --synth FILE           a cdk.tf.json or another Terraform JSON configuration
  --template FILE        a CloudFormation template, YAML or JSON
  --policy FILE          a policy document, identity or trust
  --role-arn ARN         a live role or user, read over the IAM API

Options:
  --allow-managed ARN    accept this AWS managed policy (repeatable)
  --allow-role ARN       accept that this role, which is not judged here, is assumed (repeatable)
  --format FORMAT        table (default), json, sarif, markdown
  --verbose              show notes and every action too
  --lock                 compare what the vendors' patterns mean with permissions.lock.json
  --update-lock          rewrite permissions.lock.json
  --help                 this text

Exit codes: 0 passed, 2 findings, 3 something could not be judged, 64 wrong usage or input.
`;

const OPTIONS = {
  vendor: { type: "string", multiple: true },
  plan: { type: "string", multiple: true },
  synth: { type: "string", multiple: true },
  template: { type: "string", multiple: true },
  policy: { type: "string", multiple: true },
  "role-arn": { type: "string", multiple: true },
  "allow-managed": { type: "string", multiple: true },
  "allow-role": { type: "string", multiple: true },
  format: { type: "string" },
  verbose: { type: "boolean" },
  lock: { type: "boolean" },
  "update-lock": { type: "boolean" },
} as const;

type Values = ReturnType<typeof parse>;

function parse(argv: readonly string[]) {
  return parseArgs({ args: [...argv], options: OPTIONS, strict: true, allowPositionals: false }).values;
}

/** Runs the command. */
export async function run(argv: readonly string[]): Promise<number> {
  const values = parse(argv);
  const format = choiceOption("--format", values.format, ["table", "json", "sarif", "markdown"]);
  if (values.lock || values["update-lock"]) {
    const { runLock } = await import("./lib/permissions-lock");
    return runLock({ update: values["update-lock"] ?? false, format: format === "json" ? "json" : "table" });
  }
  const principals = await readPrincipals(values);
  const report = checkPrincipals(principals, await loadCatalogue(), {
    allowManaged: values["allow-managed"] ?? [],
    allowRoles: values["allow-role"] ?? [],
    now: new Date().toISOString(),
  });
  process.stdout.write(print(report, format, values.verbose ?? false));
  return exitCodeOf(report);
}

/** Reads every input, so that the faults of all of them are reported at once. */
async function readPrincipals(values: Values): Promise<readonly CheckedPrincipal[]> {
  const faults: Fault[] = [...notArns(values)];
  const principals: CheckedPrincipal[] = [];
  const collect = async (
    read: () => readonly CheckedPrincipal[] | Promise<readonly CheckedPrincipal[]>,
    source?: string,
  ): Promise<void> => {
    try {
      principals.push(...(await read()));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      faults.push(
        ...error.faults.map((fault) => (source === undefined ? fault : { value: source, ...fault })),
      );
    }
  };
  const files = {
    plan: readTerraformPlan,
    synth: readSynth,
    template: readTemplate,
    policy: readPolicyFile,
  } as const;
  for (const [option, read] of Object.entries(files) as [keyof typeof files, (typeof files)["plan"]][]) {
    for (const file of values[option] ?? []) {
      const source = file === "-" ? "standard input" : file;
      await collect(() => read(readText(file, `--${option}`), source, `--${option}`), source);
    }
  }
  for (const id of values.vendor ?? []) await collect(() => vendorPrincipals(vendorOption(id)));
  for (const arn of values["role-arn"] ?? []) await collect(() => readLive(arn));
  if (faults.length > 0) throw new InputError(faults);
  const nothingNamed = [...Object.keys(files), "vendor", "role-arn"].every(
    (option) => !values[option as keyof Values],
  );
  return nothingNamed ? VENDORS.flatMap(vendorPrincipals) : principals;
}

/** What is accepted is named by its ARN: a name alone would be accepted nowhere, without a word. */
function notArns(values: Values): readonly Fault[] {
  const kinds = [
    [
      "allow-managed",
      /^arn:aws[a-z-]*:iam::aws:policy\/./,
      "an AWS managed policy",
      "arn:aws:iam::aws:policy/NAME",
    ],
    ["allow-role", /^arn:aws[a-z-]*:iam::[0-9]{12}:role\/./, "a role", "arn:aws:iam::ACCOUNT:role/NAME"],
  ] as const;
  return kinds.flatMap(([option, form, what, example]) =>
    (values[option] ?? [])
      .filter((value) => !form.test(value))
      .map((value) => ({
        field: `--${option}`,
        rule: `be the ARN of ${what}`,
        value,
        remedy: `Write it as ${example}.`,
      })),
  );
}

/** The SDK would warn of a Node version in the middle of the output; doctor says it in its place. */
async function readLive(arn: string): Promise<readonly CheckedPrincipal[]> {
  process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] ??= "true";
  const [sdk, { readLivePrincipal }] = await Promise.all([
    import("@aws-sdk/client-iam"),
    import("../modules/check/readers/live-principal"),
  ]);
  const client = new sdk.IAMClient({ region: process.env["AWS_REGION"] ?? "us-east-1" });
  try {
    return [await readLivePrincipal(arn, client, sdk)];
  } catch (error) {
    if (error instanceof InputError || !(error instanceof Error)) throw error;
    const fault = { field: "--role-arn", rule: "be readable over the IAM API", value: arn };
    throw new InputError([{ ...fault, remedy: `IAM answered ${error.name}: ${error.message}` }]);
  } finally {
    client.destroy();
  }
}

function print(
  report: CheckReport,
  format: "table" | "json" | "sarif" | "markdown",
  verbose: boolean,
): string {
  switch (format) {
    case "table":
      return printTable(report, { colour: colourWanted(), verbose });
    case "json":
      return printJson(report);
    case "sarif":
      return printSarif(report, version);
    case "markdown":
      return printMarkdown(report);
  }
}
