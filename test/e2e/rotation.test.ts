/** A whole rotation, step by step: the vendor is never locked out, and at the end the old external ID is refused. */
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import { MOTO_ACCOUNT, startMoto, type Moto } from "../support/moto";
import { runProcess } from "../support/run-process";
import { runTerraform, terraform, terraformEnvironment } from "../support/terraform";
import { PROJECT } from "../support/workspace";
import { exported, sandboxEnvironment, sandboxOf } from "./support/exported";

const OLD = "old-secret-4f1c";
const NEW = "new-secret-9ab0";
const ROLE = `arn:aws:iam::${MOTO_ACCOUNT}:role/ArgminReadOnly`;
const VALUES = `# Filled in by hand.
argmin_account_id = "999988887777"
external_id       = "${OLD}" # ticket 12

# The report
cur_bucket_name = "my-org-cur-bucket"

verifier_principal_arns = ["arn:aws:iam::${MOTO_ACCOUNT}:user/verifier"]
`;

let moto: Moto;
beforeAll(async () => {
  moto = await startMoto();
});
afterAll(() => moto.stop());

test("a rotation from the first apply to the removal", async () => {
  const directory = await exported("argmin");
  const file = join(directory, "terraform.tfvars");
  writeFileSync(file, VALUES);
  const apply = () => terraform(directory, ["apply", "-auto-approve", "-no-color"], moto.environment);
  await terraform(directory, ["init"]);
  await apply();
  const roleId = await roleIdOf(directory);
  expect(roleId).not.toBe("");
  expect(await admitted()).toEqual([OLD]);

  const newId = join(mkdtempSync(join(tmpdir(), "new-id-")), "id");
  writeFileSync(newId, `${NEW}\n`);
  const begun = await cli("external-id", "rotate", "--new", newId, "--var-file", file);
  expect(begun).toMatchObject({ code: 0, stderr: "" });
  expect(readFileSync(file, "utf8")).toMatch(
    /external_id {7}= "new-secret-9ab0" # ticket 12\nprevious_external_id = "old-secret-4f1c"\n/,
  );
  // Only the file has changed: the vendor still comes in with the old ID, and finishing now would lock it out.
  expect(await admitted()).toEqual([OLD]);
  expect(await cli("external-id", "rotate", "--finish", "--var-file", file)).toMatchObject({ code: 64 });

  const applied = await apply();
  expect(applied.output).not.toMatch(/-secret-/);
  expect(await admitted()).toEqual([OLD, NEW]);
  expect(await verify(directory)).toMatchObject({ code: 0 });

  const finished = await cli("external-id", "rotate", "--finish", "--var-file", file);
  expect(finished).toMatchObject({ code: 0, stderr: "" });
  expect(readFileSync(file, "utf8")).toBe(VALUES.replace(OLD, NEW));
  expect(begun.stdout + finished.stdout).not.toMatch(/-secret-/);
  // Both are admitted until the apply, and the new one behind it: at no moment is nobody.
  expect(await admitted()).toEqual([OLD, NEW]);
  await apply();
  expect(await admitted()).toEqual([NEW]);
  const retired = await verify(directory, { AWS_ONBOARDING_RETIRED_EXTERNAL_ID: OLD });
  expect(retired.output).not.toMatch(/-secret-/);
  expect(retired).toMatchObject({ code: 0 });
  expect(await roleIdOf(directory)).toBe(roleId);
  expect((await runTerraform(directory, ["plan", "-detailed-exitcode"], moto.environment)).code).toBe(0);

  await terraform(directory, ["destroy", "-auto-approve"], moto.environment);
  expect(await admitted()).toEqual([]);
  expect(await verify(directory, {}, "--expect-removed", "--role-arn", ROLE)).toMatchObject({ code: 0 });
});

test("a verification finds the old ID still admitted after a rotation that was not applied", async () => {
  const directory = await exported("argmin");
  writeFileSync(join(directory, "terraform.tfvars"), VALUES);
  await terraform(directory, ["init"]);
  await terraform(directory, ["apply", "-auto-approve"], moto.environment);
  expect(await verify(directory, { AWS_ONBOARDING_RETIRED_EXTERNAL_ID: OLD.toUpperCase() })).toMatchObject({
    code: 0,
  });
  writeFileSync(join(directory, "terraform.tfvars"), VALUES.replace(OLD, NEW));
  const { code, stdout } = await verify(
    directory,
    { AWS_ONBOARDING_RETIRED_EXTERNAL_ID: OLD },
    "--format",
    "json",
  );
  expect(code).not.toBe(0);
  expect(stdout).not.toMatch(/-secret-/);
  await terraform(directory, ["destroy", "-auto-approve"], moto.environment);
});

const cli = (...argv: string[]) =>
  runProcess(process.execPath, ["--import", "tsx", join(PROJECT, "scripts/cli.ts"), ...argv], {
    cwd: PROJECT,
    env: terraformEnvironment(),
  });

/** Which of both IDs lets the vendor in, asked of the role that exists now. */
async function admitted(): Promise<readonly string[]> {
  const sandbox = await sandboxOf(moto.endpoint);
  const sts = new STSClient({
    endpoint: sandbox.url,
    region: "us-east-1",
    credentials: sandbox.credentials.vendor,
  });
  try {
    const ids: string[] = [];
    for (const ExternalId of [OLD, NEW]) {
      const request = new AssumeRoleCommand({ RoleArn: ROLE, RoleSessionName: "collector", ExternalId });
      const code = await sts.send(request).then(
        () => undefined,
        (error: Error) => error.name,
      );
      if (code === undefined) ids.push(ExternalId);
      else expect(code).toBe("AccessDenied");
    }
    return ids;
  } finally {
    sts.destroy();
    await sandbox.close();
  }
}

async function verify(
  directory: string,
  extra: Readonly<Record<string, string>> = {},
  ...more: readonly string[]
) {
  const sandbox = await sandboxOf(moto.endpoint);
  try {
    return await runProcess(
      process.execPath,
      ["--import", "tsx", join(PROJECT, "scripts/cli.ts"), "verify", "--from", directory, ...more],
      {
        cwd: PROJECT,
        env: {
          ...terraformEnvironment(),
          ...sandboxEnvironment(sandbox, sandbox.credentials.verifier),
          ...extra,
        },
      },
    );
  } finally {
    await sandbox.close();
  }
}

async function roleIdOf(directory: string): Promise<string> {
  const { stdout } = await terraform(directory, ["state", "pull"]);
  const state = JSON.parse(stdout) as {
    resources: {
      type: string;
      name: string;
      mode: string;
      instances: { attributes: Record<string, string> }[];
    }[];
  };
  const role = state.resources.find(({ type, mode }) => type === "aws_iam_role" && mode === "managed");
  return role?.instances[0]?.attributes["unique_id"] ?? "";
}
