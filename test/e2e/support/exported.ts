import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { GetAccountAuthorizationDetailsCommand } from "@aws-sdk/client-iam";
import { writeDirectory } from "../../../modules/export/directory";
import type { ExportSource } from "../../../modules/export/options";
import { readIdentities } from "../../../modules/sandbox/from-object";
import { type Sandbox, type SandboxCredentials, startSandbox } from "../../../modules/sandbox/sandbox";
import { worldOfPolicies } from "../../../modules/sandbox/world-of-policies";
import { findVendor } from "../../../modules/vendors";
import type { InputValues } from "../../../modules/vendors/literal";
import { formatValue } from "../../../modules/tfvars/format-value";
import { buildExport } from "../../../scripts/export/build";
import { iamClient } from "../../support/iam-readback";

/** Exports a vendor's module into a new directory, without the programs unless asked for. */
export async function exported(vendorId: string, more: Partial<ExportSource> = {}): Promise<string> {
  const directory = join(mkdtempSync(join(tmpdir(), "exported-")), vendorId);
  const source: ExportSource = { vendor: vendorId, flavor: "root", format: "hcl", scripts: false, ...more };
  writeDirectory(directory, await buildExport(findVendor(vendorId)!, source), []);
  return directory;
}

/** Writes `terraform.tfvars` as a person would. */
export function writeTfvars(directory: string, values: InputValues): void {
  const width = Math.max(...Object.keys(values).map((name) => name.length));
  const lines = Object.entries(values).map(
    ([name, value]) => `${name.padEnd(width)} = ${formatValue(value)}\n`,
  );
  writeFileSync(join(directory, "terraform.tfvars"), `# Filled in by hand.\n${lines.join("")}`);
}

/** A sandbox with the roles and users that exist in the emulator, read over the IAM API. */
export async function sandboxOf(endpoint: string, region = "us-east-1"): Promise<Sandbox> {
  const details = await iamClient(endpoint).send(new GetAccountAuthorizationDetailsCommand({}));
  const { roles, users } = readIdentities(JSON.parse(JSON.stringify(details)), "the emulator");
  const documents = roles.flatMap(({ inline }) => Object.values(inline ?? {}));
  return startSandbox({ roles, users, world: worldOfPolicies(documents, region) });
}

/** What makes the AWS SDK call a sandbox with these keys. */
export function sandboxEnvironment(
  sandbox: Sandbox,
  keys: SandboxCredentials,
): Readonly<Record<string, string>> {
  return {
    AWS_ENDPOINT_URL: sandbox.url,
    AWS_ACCESS_KEY_ID: keys.accessKeyId,
    AWS_SECRET_ACCESS_KEY: keys.secretAccessKey,
    AWS_REGION: "us-east-1",
    AWS_EC2_METADATA_DISABLED: "true",
  };
}
