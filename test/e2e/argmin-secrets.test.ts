/** No external ID appears in anything that synthesis, Terraform or our own commands print. */
import { UpdateAssumeRolePolicyCommand } from "@aws-sdk/client-iam";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { InputValues } from "../../modules/vendors/literal";
import { iamClient, roleNames } from "../support/iam-readback";
import { MOTO_ACCOUNT, startMoto, type Moto } from "../support/moto";
import { runTerraform, terraform } from "../support/terraform";
import { synthesizedStack, writeValues } from "../support/workspace";

const CURRENT = "kQ7-current-external-id";
const NEXT = "kQ7-next-external-id";
const SECRET = /kQ7/;

const VALUES: InputValues = {
  argmin_account_id: "999988887777",
  external_id: CURRENT,
  cur_bucket_name: "my-org-cur-bucket",
  verifier_principal_arns: [`arn:aws:iam::${MOTO_ACCOUNT}:role/platform-engineer`],
};
const ROTATING: InputValues = {
  ...VALUES,
  external_id: NEXT,
  previous_external_id: CURRENT,
  previous_external_id_expires_at: "2027-01-31T00:00:00Z",
};

let moto: Moto;
beforeAll(async () => {
  moto = await startMoto();
});
afterAll(() => moto.stop());
beforeEach(() => moto.reset());

/** Runs Terraform in a folder and looks at all that it prints. */
function watched(folder: string) {
  return async (
    code: number,
    [command = "", ...words]: readonly string[],
    values?: InputValues,
  ): Promise<string> => {
    const file = values && [`-var-file=${writeValues(folder, "values.json", values)}`];
    const run = await runTerraform(
      folder,
      [command, "-no-color", ...words, ...(file ?? [])],
      moto.environment,
    );
    expect([command, run.code, run.code === code ? "" : run.output]).toEqual([command, code, ""]);
    expect(run.output).not.toMatch(SECRET);
    return run.output;
  };
}

test("from init to destroy, through a rotation and a change by hand", async () => {
  // Values of Terraform variables are not asked for while synthesizing; should they ever be, this would show them.
  const settings = { TF_VAR_external_id: CURRENT };
  const folder = await synthesizedStack("argmin", settings);
  expect(readFileSync(join(folder, "cdk.tf.json"), "utf8")).not.toMatch(SECRET);
  const run = watched(folder);
  const iam = iamClient(moto.endpoint);
  await run(0, ["init"]);
  await run(2, ["plan", "-detailed-exitcode"], VALUES);
  await run(0, ["apply", "-auto-approve"], VALUES);
  await run(0, ["plan", "-detailed-exitcode"], VALUES);
  await run(0, ["output"]);
  await run(0, ["output", "-json"]);
  await run(0, ["refresh"], VALUES);
  await run(2, ["plan", "-detailed-exitcode", "-out=rotation"], ROTATING);
  await run(0, ["apply", "rotation"]);
  await run(0, ["apply", "-auto-approve", "-json"], VALUES);
  const byHand = {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { AWS: "arn:aws:iam::444455556666:root" },
        Action: "sts:AssumeRole",
        Condition: { StringEquals: { "sts:ExternalId": `${CURRENT}-by-hand` } },
      },
    ],
  };
  await iam.send(
    new UpdateAssumeRolePolicyCommand({ RoleName: "ArgminReadOnly", PolicyDocument: JSON.stringify(byHand) }),
  );
  expect(await run(2, ["plan", "-detailed-exitcode"], VALUES)).toContain(
    "aws_iam_role.vendor will be updated",
  );
  await run(2, ["plan", "-detailed-exitcode", "-refresh-only"], VALUES);
  await run(1, ["plan"], { ...ROTATING, previous_external_id: NEXT });
  await run(0, ["destroy", "-auto-approve"], VALUES);
  expect(await roleNames(iam)).toEqual([]);
});

test("when all data is read during the apply, because the module waits for something", async () => {
  const root = mkdtempSync(join(tmpdir(), "root-"));
  const stack = await synthesizedStack("argmin");
  const module = JSON.parse(readFileSync(join(stack, "cdk.tf.json"), "utf8"));
  delete module.provider;
  delete module.terraform.backend;
  writeValues(join(root, "argmin"), "main.tf.json", module as InputValues);
  writeFileSync(join(root, "main.tf"), ROOT);
  const run = watched(root);
  await run(0, ["init"]);
  expect(await run(0, ["plan"], ROTATING)).toContain("will be read during apply");
  await run(0, ["apply", "-auto-approve"], ROTATING);
  await run(0, ["plan", "-detailed-exitcode"], ROTATING);
  expect(await run(0, ["plan"], { ...ROTATING, trigger: "two" })).toContain("will be read during apply");
  await run(0, ["apply", "-auto-approve"], { ...VALUES, trigger: "two" });
  await run(0, ["destroy", "-auto-approve"], VALUES);
});

test("because the trust policy is marked as sensitive: without the mark a plan prints it", async () => {
  const folder = await synthesizedStack("argmin");
  const stack = join(folder, "cdk.tf.json");
  const marked = readFileSync(stack, "utf8");
  const unmarked = marked.replace(
    "sensitive(data.aws_iam_policy_document.trust.json)",
    "data.aws_iam_policy_document.trust.json",
  );
  expect(unmarked).not.toBe(marked);
  writeFileSync(stack, unmarked);
  await terraform(folder, ["init"]);
  const file = writeValues(folder, "values.json", VALUES);
  expect((await terraform(folder, ["plan", `-var-file=${file}`], moto.environment)).output).toMatch(SECRET);
});

test("but in the state, and in what terraform show prints of it", async () => {
  // docs/state.md warns of both: whoever can read the state can read the external IDs.
  const folder = await synthesizedStack("argmin");
  await terraform(folder, ["init"]);
  const file = writeValues(folder, "values.json", VALUES);
  await terraform(folder, ["apply", "-auto-approve", `-var-file=${file}`], moto.environment);
  expect((await terraform(folder, ["show"])).output).toMatch(SECRET);
  expect(readFileSync(join(folder, "../../../terraform.argmin.tfstate"), "utf8")).toMatch(SECRET);
});

const ROOT = `
variable "trigger" { default = "one" }
variable "argmin_account_id" {}
variable "external_id" {}
variable "cur_bucket_name" {}
variable "verifier_principal_arns" { type = list(string) }
variable "previous_external_id" { default = "" }
variable "previous_external_id_expires_at" { default = "" }

provider "aws" {}

resource "terraform_data" "first" { input = var.trigger }

module "argmin" {
  source                          = "./argmin"
  argmin_account_id               = var.argmin_account_id
  external_id                     = var.external_id
  cur_bucket_name                 = var.cur_bucket_name
  verifier_principal_arns         = var.verifier_principal_arns
  previous_external_id            = var.previous_external_id
  previous_external_id_expires_at = var.previous_external_id_expires_at
  depends_on                      = [terraform_data.first]
}

output "granted" { value = module.argmin.granted_permissions }
`;
