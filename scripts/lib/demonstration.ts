/** A verification against the sandbox: the real command, real signatures, real policies, no AWS account. */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { InputError } from "../../modules/errors";
import { CUSTOMER_ACCOUNT, identityPolicies } from "../../modules/sandbox/account";
import { FAULT_KINDS, parseFault, type SandboxFault } from "../../modules/sandbox/fault";
import { servedPrincipal } from "../../modules/sandbox/from-vendor";
import { startSandbox } from "../../modules/sandbox/sandbox";
import { worldOfPolicies } from "../../modules/sandbox/world-of-policies";
import { commercial, type InputValues } from "../../modules/vendors/literal";
import { renderPrincipal } from "../../modules/vendors/render";
import type { Vendor } from "../../modules/vendors/vendor";

/** What `--break` takes beside the sandbox's own spelling: a word, and what it breaks. */
export const BREAKS: Readonly<Record<string, string>> = {
  "extra-permission": "extra-permission=iam:CreateAccessKey",
  "missing-permission": "missing-permission=cloudtrail:LookupEvents",
  "no-external-id": "no-external-id",
  "empty-bucket": "empty-bucket",
  "scp-deny": "scp-deny=cloudwatch:*",
  "bucket-region": "bucket-region=eu-west-1",
  throttle: "throttle=pricing:*",
  "server-error": "server-error=pricing:*",
};

/** The kinds of `--break`, for a person. */
export function breakHelp(): string {
  const words = Object.entries(BREAKS).map(([word, meaning]) => `  ${word.padEnd(20)} ${meaning}`);
  return `${words.join("\n")}\n\nOr as the sandbox takes it: ${Object.entries(FAULT_KINDS)
    .map(([kind, form]) => `${kind}${form}`)
    .join(" ")}\n`;
}

/** The fault that was asked for. Throws `InputError` for an unknown one. */
export function breakOption(written: string | undefined): readonly SandboxFault[] {
  if (written === undefined) return [];
  const fault = parseFault(BREAKS[written] ?? written);
  if ("field" in fault) throw new InputError([{ ...fault, field: "--break" }]);
  return [fault];
}

/** Serves the vendor's principal, runs verify against it, and answers with verify's exit code. */
export async function demonstrate(
  vendor: Vendor,
  given: InputValues,
  faults: readonly SandboxFault[],
): Promise<number> {
  const rendered = renderPrincipal(vendor, given, commercial(CUSTOMER_ACCOUNT));
  const served = servedPrincipal(rendered);
  const documents = [...served.roles, ...served.users]
    .flatMap(identityPolicies)
    .map(({ document }) => document);
  const region = "us-east-1";
  const sandbox = await startSandbox({
    roles: served.roles,
    users: served.users,
    world: worldOfPolicies(documents, region),
    faults,
  });
  const folder = mkdtempSync(join(tmpdir(), "aws-onboarding-start-"));
  try {
    writeFileSync(join(folder, "terraform.tfvars.json"), JSON.stringify(given), { mode: 0o600 });
    const user = served.users[0];
    const keys = user ? sandbox.userCredentials(CUSTOMER_ACCOUNT, user.name) : sandbox.credentials.vendor;
    const flag = rendered.kind === "role" ? "--role-arn" : "--user-arn";
    return await runVerify(
      ["--vendor", vendor.id, "--from", folder, flag, rendered.arn, "--region", region],
      {
        AWS_ENDPOINT_URL: sandbox.url,
        AWS_ACCESS_KEY_ID: keys.accessKeyId,
        AWS_SECRET_ACCESS_KEY: keys.secretAccessKey,
        AWS_REGION: region,
      },
    );
  } finally {
    await sandbox.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The command line's own verify, in a process of its own and with nothing of the caller's AWS settings. */
function runVerify(args: readonly string[], settings: Readonly<Record<string, string>>): Promise<number> {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith("AWS_"));
  const program = join(__dirname, "../../bin/aws-onboarding.cjs");
  const child = spawn(process.execPath, [program, "verify", ...args], {
    env: { ...Object.fromEntries(inherited), ...settings },
    stdio: ["ignore", "inherit", "inherit"],
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 70));
  });
}
