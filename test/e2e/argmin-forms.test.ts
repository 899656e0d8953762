/** For any values the Terraform form, evaluated by Terraform itself, is the literal form. */
import fc from "fast-check";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { argmin } from "../../modules/vendors/argmin";
import type { Input } from "../../modules/vendors/input";
import type { InputValues } from "../../modules/vendors/literal";
import { renderRole } from "../../modules/vendors/render";
import { iamClient, readRole } from "../support/iam-readback";
import { validValues } from "../support/input-arbitraries";
import { startMoto, type Moto } from "../support/moto";
import { terraform } from "../support/terraform";
import { synthesizedStack, writeValues } from "../support/workspace";
import { comparable, CUSTOMER } from "./support/deployment";

const SETS = 8;

let moto: Moto;
beforeAll(async () => {
  moto = await startMoto({ managedPolicies: true });
});
afterAll(() => moto.stop());

const seed = Number(process.env["FAST_CHECK_SEED"] ?? Date.now() % 2 ** 31);

test(`random values (FAST_CHECK_SEED=${seed}): one apply, every role read back`, async () => {
  const samples = fc.sample(validValues(argmin, CUSTOMER), { numRuns: SETS, seed });
  const sets = samples.map(commercialOnly).map((values, i): InputValues => ({
    ...values,
    // Names are unique in an account whatever their case, and a boundary has to exist.
    role_name: `${i}-${values["role_name"] as string | undefined}`.slice(0, 64),
    ...(values["permissions_boundary_arn"] && { permissions_boundary_arn: BOUNDARY }),
  }));

  const root = await rootOf(sets);
  await terraform(root, ["init"]);
  await terraform(root, ["apply", "-auto-approve"], moto.environment);
  const outputs = JSON.parse((await terraform(root, ["output", "-json"], moto.environment)).stdout);
  for (const [i, values] of sets.entries()) {
    const expected = renderRole(argmin, values, CUSTOMER);
    const live = await readRole(iamClient(moto.endpoint), expected.name);
    expect({ values, role: comparable(live) }).toEqual({ values, role: comparable(expected) });
    expect(outputs[`granted_${i}`].value).toEqual(expected.grantedPermissions);
  }
  const again = await terraform(root, ["plan", "-detailed-exitcode"], moto.environment);
  expect(again.output).not.toMatch(/warning|deprecated/i);
});

/** The emulator refuses ARNs of a partition that is not its own. */
function commercialOnly(values: InputValues): InputValues {
  return JSON.parse(JSON.stringify(values).replace(/arn:aws[a-z-]*:/g, "arn:aws:")) as InputValues;
}

const BOUNDARY = "arn:aws:iam::aws:policy/ReadOnlyAccess";

/** A root module that calls the synthesized module once for each set, as a platform team would. */
async function rootOf(sets: readonly InputValues[]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "root-"));
  const stack = await synthesizedStack("argmin");
  const module = JSON.parse(readFileSync(join(stack, "cdk.tf.json"), "utf8"));
  delete module.provider;
  delete module.terraform.backend;
  writeValues(join(folder, "argmin"), "main.tf.json", module as InputValues);
  const named = sets.map((values, i) => [`set_${i}`, values] as const);
  writeValues(folder, "terraform.tfvars.json", Object.fromEntries(named) as unknown as InputValues);
  const calls = named.map(([name, values], i) => {
    const words = Object.keys(values).map((input) => `  ${input} = var.${name}.${input}`);
    return [
      `variable "${name}" {\n  type = object({ ${argumentTypes(values)} })\n}`,
      `module "${name}" {\n  source = "./argmin"\n${words.join("\n")}\n}`,
      `output "granted_${i}" {\n  value = module.${name}.granted_permissions\n}`,
    ].join("\n");
  });
  writeFileSync(join(folder, "main.tf"), ['provider "aws" {}', ...calls, ""].join("\n"));
  return folder;
}

function argumentTypes(values: InputValues): string {
  const types = {
    string: "string",
    number: "number",
    bool: "bool",
    list: "list(string)",
    map: "map(string)",
  };
  const type = (input: Input) => `${input.name} = ${types[input.type]}`;
  return argmin.inputs
    .filter((input) => input.name in values)
    .map(type)
    .join(", ");
}
