/** `doctor` once it is asked for. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import packageJson from "../../package.json";
import { InputError } from "../../modules/errors";
import { connectAws } from "../../modules/verify/aws";
import {
  doctorExitCode,
  printDoctor,
  printDoctorJson,
  type DoctorCheck,
} from "../../modules/verify/doctor-check";
import { choiceOption, vendorOption } from "../lib/options";
import { askAws } from "./aws-checks";
import { checkNode, checkProvider, checkTerraform, checkValues } from "./local-checks";

const many = { type: "string", multiple: true } as const;
const OPTIONS = {
  from: { type: "string" },
  vendor: { type: "string" },
  var: many,
  "var-file": many,
  profile: { type: "string" },
  region: { type: "string" },
  offline: { type: "boolean" },
  format: { type: "string" },
} as const;

/** Runs the command. */
export async function runDoctor(argv: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...argv], options: OPTIONS, strict: true, allowPositionals: false });
  const format = choiceOption("--format", values.format, ["text", "json"]);
  const vendor = vendorOption(values.vendor);
  const folder = resolve(values.from ?? ".");
  if (!existsSync(folder))
    throw new InputError([
      {
        field: "--from",
        rule: "be a directory",
        value: values.from ?? ".",
        remedy: "Give the one with terraform.tfvars.",
      },
    ]);
  const sources = { environment: process.env, vars: values.var ?? [], varFiles: values["var-file"] ?? [] };
  const { checks: valueChecks, given } = checkValues(vendor, folder, sources);
  const fallback = vendor.inputs.find((input) => input.name === vendor.region)?.default;
  const region = values.region ?? given?.[vendor.region] ?? process.env["AWS_REGION"] ?? fallback;
  const checks: readonly DoctorCheck[] = [
    checkNode(process.version),
    checkTerraform(process.env),
    checkProvider(folder, process.env),
    ...valueChecks,
    ...(values.offline
      ? [{ id: "aws", health: "skipped", found: "not asked (--offline)" } as const]
      : await online(values.profile, (aws) =>
          askAws(aws, vendor, typeof region === "string" ? region : "us-east-1"),
        )),
  ];
  process.stdout.write(format === "json" ? printDoctorJson(checks) : printDoctor(checks));
  return doctorExitCode(checks);
}

async function online(
  profile: string | undefined,
  ask: (aws: ReturnType<typeof connectAws>) => Promise<readonly DoctorCheck[]>,
): Promise<readonly DoctorCheck[]> {
  process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] = "true";
  const userAgent = ["aws-onboarding-doctor", packageJson.version] as const;
  const aws = connectAws({ ...(profile !== undefined && { profile }), userAgent, timeout: 15_000 });
  try {
    return await ask(aws);
  } finally {
    aws.close();
  }
}
