/** The exported module with real Terraform, the real provider and an emulator: as customers use it. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { InputValues } from "../../modules/vendors/literal";
import { formatValue } from "../../modules/tfvars/format-value";
import { VENDORS } from "../../modules/vendors";
import { exampleValues } from "../../modules/vendors/example-values";
import { ARGMIN_VALUES } from "../support/argmin-values";
import { iamClient, roleNames } from "../support/iam-readback";
import { MOTO_ACCOUNT, startMoto, type Moto } from "../support/moto";
import { runProcess } from "../support/run-process";
import { runTerraform, terraform, terraformEnvironment } from "../support/terraform";
import { PROJECT } from "../support/workspace";
import { exported, sandboxEnvironment, sandboxOf, writeTfvars } from "./support/exported";

const VERIFIER = `arn:aws:iam::${MOTO_ACCOUNT}:user/verifier`;
const VALUES: InputValues = {
  ...ARGMIN_VALUES,
  cur_report_prefix: "cost-reports",
  verifier_principal_arns: [VERIFIER],
};

let moto: Moto;
beforeAll(async () => {
  moto = await startMoto();
});
afterAll(() => moto.stop());
beforeEach(() => moto.reset());

const cli = (...argv: string[]) =>
  runProcess(process.execPath, ["--import", "tsx", join(PROJECT, "scripts/cli.ts"), ...argv], {
    cwd: PROJECT,
    env: terraformEnvironment(),
  });

test("root flavor: from the export to the destroy, with the scripts that came along", async () => {
  const directory = join(mkdtempSync(join(tmpdir(), "customer-")), "onboarding");
  expect(await cli("export", "--vendor", "argmin", "--out", directory)).toMatchObject({
    code: 0,
    stdout: "",
  });
  expect(statSync(join(directory, "scripts/verify.sh")).mode & 0o111).not.toBe(0);
  writeTfvars(directory, VALUES);
  const run = (...words: string[]) => terraform(directory, [...words, "-no-color"], moto.environment);
  await run("init");
  await run("fmt", "-check", "-recursive", "-diff");
  expect((await run("validate", "-json")).stdout).toContain('"diagnostics": []');

  const script = (name: string, environment: Readonly<Record<string, string>>) =>
    runProcess(join(directory, "scripts", name), [], {
      cwd: tmpdir(),
      env: { ...terraformEnvironment(), ...environment },
    });
  const proof = await script("check-permissions.sh", moto.environment);
  expect(proof).toMatchObject({ code: 0, stdout: expect.stringContaining("PASSED") });

  await run("apply", "-auto-approve");
  expect((await runTerraform(directory, ["plan", "-detailed-exitcode"], moto.environment)).code).toBe(0);
  const sandbox = await sandboxOf(moto.endpoint);
  try {
    const verified = await script("verify.sh", sandboxEnvironment(sandbox, sandbox.credentials.verifier));
    expect(verified.output).not.toContain(ARGMIN_VALUES["external_id"]);
    expect({ code: verified.code, output: verified.output }).toEqual({ code: 0, output: verified.output });
  } finally {
    await sandbox.close();
  }
  const handedOver = await cli("handoff", "--from", directory);
  expect(handedOver).toMatchObject({ code: 0, stderr: "" });
  expect(handedOver.stdout).toContain(`arn:aws:iam::${MOTO_ACCOUNT}:role/ArgminReadOnly`);
  expect(handedOver.stdout).toContain("cost-reports");
  expect(await cli("export", "--check", directory)).toEqual({
    code: 0,
    stderr: "",
    stdout: expect.stringMatching(/^[^\n]* is as aws-onboarding [^\n]* exported it\.\n$/) as string,
    output: expect.any(String) as string,
  });

  await run("destroy", "-auto-approve");
  expect(await roleNames(iamClient(moto.endpoint))).toEqual([]);
});

test("a copy that was edited is noticed, and is not written over without --force", async () => {
  const directory = join(mkdtempSync(join(tmpdir(), "customer-")), "onboarding");
  const write = (...more: string[]) => cli("export", "--no-scripts", "--out", directory, ...more);
  expect((await write()).code).toBe(0);
  const [main, own] = [join(directory, "main.tf"), join(directory, "own.tf")];
  writeFileSync(main, readFileSync(main, "utf8").replace('"ce:Get*"', '"ce:*"'));
  writeFileSync(own, "# of the customer's own\n");
  const checked = await cli("export", "--check", directory, "--format", "json");
  expect(checked.code).toBe(2);
  expect(JSON.parse(checked.stdout).difference).toEqual({
    changed: ["main.tf"],
    missing: [],
    added: ["own.tf"],
  });
  const refused = await write();
  expect(refused).toMatchObject({ code: 64, stdout: "" });
  expect(refused.stderr).toContain("main.tf' must be as it was exported");
  expect(readFileSync(main, "utf8")).toContain('"ce:*"');
  expect((await write("--force")).code).toBe(0);
  expect(readFileSync(main, "utf8")).not.toContain('"ce:*"');
  expect(existsSync(own)).toBe(true);
  expect((await write("--format", "json")).code).toBe(0);
  expect(readdirSync(directory).filter((name) => /[.]tf(.json)?$/.test(name))).toEqual([
    "main.tf.json",
    "own.tf",
  ]);
  expect(readdirSync(join(directory, "..")).length).toBe(1);
});

test("module flavor: two roles by for_each, another provider configuration, behind something else", async () => {
  const module = await exported("argmin", { flavor: "module" });
  const root = mkdtempSync(join(tmpdir(), "root-"));
  writeFileSync(
    join(root, "main.tf"),
    `provider "aws" {
  region = "us-east-1"
}

provider "aws" {
  alias  = "europe"
  region = "eu-central-1"
}

resource "aws_iam_policy" "boundary" {
  name   = "boundary"
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "*", Resource = "*" }] })
}

module "argmin" {
  source    = ${JSON.stringify(module)}
  for_each  = { finance = "finance-id-1a2b", research = "research-id-3c4d" }
  providers = { aws = aws.europe }

  role_name                = "Argmin-\${each.key}"
  argmin_account_id        = "999988887777"
  external_id              = each.value
  cur_bucket_name          = "\${each.key}-cur-bucket"
  aws_region               = "eu-central-1"
  permissions_boundary_arn = aws_iam_policy.boundary.arn
  tags                     = { team = each.key }

  depends_on = [aws_iam_policy.boundary]
}

output "role_arns" {
  value = { for name, access in module.argmin : name => access.role_arn }
}
`,
  );
  await terraform(root, ["init"], moto.environment);
  await terraform(root, ["apply", "-auto-approve", "-no-color"], moto.environment);
  expect(await roleNames(iamClient(moto.endpoint))).toEqual(["Argmin-finance", "Argmin-research"]);
  expect((await runTerraform(root, ["plan", "-detailed-exitcode"], moto.environment)).code).toBe(0);
  await terraform(root, ["destroy", "-auto-approve"], moto.environment);
});

test("moving from the root flavor to the module flavor replaces nothing", async () => {
  const directory = await exported("argmin");
  const module = await exported("argmin", { flavor: "module" });
  writeTfvars(directory, VALUES);
  await terraform(directory, ["init"], moto.environment);
  await terraform(directory, ["apply", "-auto-approve"], moto.environment);
  const managed = (await terraform(directory, ["state", "list"], moto.environment)).stdout
    .split("\n")
    .filter((line) => /^aws_/.test(line));

  const root = mkdtempSync(join(tmpdir(), "root-"));
  writeFileSync(join(root, "terraform.tfstate"), readFileSync(join(directory, "terraform.tfstate")));
  const addresses = [...new Set(managed.map((address) => address.replace(/\[.*/, "")))];
  const moved = addresses.map(
    (address) => `moved {\n  from = ${address}\n  to   = module.argmin.${address}\n}\n`,
  );
  const given = Object.entries(VALUES).map(([name, value]) => `  ${name} = ${JSON.stringify(value)}\n`);
  writeFileSync(
    join(root, "main.tf"),
    `provider "aws" {\n  region = "us-east-1"\n}\n\nmodule "argmin" {\n  source = ${JSON.stringify(module)}\n${given.join("")}}\n\n${moved.join("\n")}`,
  );
  await terraform(root, ["init"], moto.environment);
  await terraform(root, ["plan", "-out=plan"], moto.environment);
  const { resource_changes: changes } = JSON.parse(
    (await terraform(root, ["show", "-json", "plan"])).stdout,
  ) as { resource_changes: { address: string; previous_address?: string; change: { actions: string[] } }[] };
  expect(changes.length).toBe(managed.length);
  for (const { address, previous_address: before, change } of changes) {
    expect({ address, before, actions: change.actions }).toEqual({
      address: `module.argmin.${before!}`,
      before,
      actions: ["no-op"],
    });
  }
});

test.each(["root", "module"] as const)(
  "every example of the %s flavor initialises and plans",
  async (flavor) => {
    const directory = await exported("argmin", { flavor });
    await fetch(`${moto.endpoint}/my-org-terraform-state`, { method: "PUT" });
    const examples = readdirSync(join(directory, "examples"));
    expect(examples.length).toBe(4);
    for (const name of examples) {
      const folder = join(directory, "examples", name);
      const backend = name === "existing-infrastructure" ? ["-backend-config=use_path_style=true"] : [];
      await terraform(folder, ["init", "-input=false", ...backend], moto.environment);
      const { stdout } = await terraform(folder, ["plan", "-input=false", "-no-color"], {
        ...moto.environment,
        TF_VAR_external_id: "new-id-4f1c",
        TF_VAR_previous_external_id: "old-id-9ab0",
      });
      expect(stdout).toMatch(/Plan: \d+ to add, 0 to change, 0 to destroy/);
      expect(stdout).not.toMatch(/-id-/);
    }
  },
);

test("every vendor's module is formatted, and valid in both formats", async () => {
  const root = mkdtempSync(join(tmpdir(), "all-"));
  const calls: string[] = [];
  for (const vendor of VENDORS) {
    for (const format of ["hcl", "json"] as const) {
      const directory = await exported(vendor.id, { flavor: "module", format });
      await terraform(directory, ["fmt", "-check", "-recursive", "-diff"]);
      const given = Object.entries(exampleValues(vendor)).map(
        ([name, value]) => `  ${name} = ${formatValue(value)}\n`,
      );
      calls.push(
        `module "${vendor.id}-${format}" {\n  source = ${JSON.stringify(directory)}\n${given.join("")}}\n`,
      );
    }
  }
  writeFileSync(join(root, "main.tf"), calls.join("\n"));
  await terraform(root, ["init", "-backend=false"]);
  const validated = JSON.parse((await terraform(root, ["validate", "-json"])).stdout) as unknown;
  expect(validated).toMatchObject({ valid: true, diagnostics: [] });
});
