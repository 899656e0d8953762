/** check-permissions on what real Terraform plans, ours and other people's. */
import { cpSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PutRolePolicyCommand } from "@aws-sdk/client-iam";
import { iamClient } from "../support/iam-readback";
import { runProcess } from "../support/run-process";
import { startMoto, type Moto } from "../support/moto";
import { terraform, terraformEnvironment } from "../support/terraform";
import { initializedStack, PROJECT, writeValues } from "../support/workspace";
import { ARGMIN_VALUES, ARGMIN_VALUE_SETS } from "../support/argmin-values";

let moto: Moto;
beforeAll(async () => {
  moto = await startMoto();
});
afterAll(() => moto.stop());

const check = (args: readonly string[]) =>
  runProcess("node", [join(PROJECT, "bin/aws-onboarding.cjs"), "check-permissions", ...args], {
    cwd: PROJECT,
    env: { ...terraformEnvironment(), ...moto.environment },
  });

async function planJson(folder: string, ...args: readonly string[]): Promise<string> {
  await terraform(folder, ["plan", "-input=false", "-out=plan", ...args], moto.environment);
  const shown = await terraform(folder, ["show", "-json", "plan"], moto.environment);
  const file = join(folder, "plan.json");
  writeFileSync(file, shown.stdout);
  return file;
}

test("another project: modules, for_each, jsonencode, blocks, groups, managed policies", async () => {
  const folder = mkdtempSync(join(tmpdir(), "other-project-"));
  cpSync(join(__dirname, "other-project"), folder, { recursive: true });
  await terraform(folder, ["init", "-input=false"], moto.environment);
  const plan = await planJson(folder);
  const { code, stdout, stderr } = await check(["--plan", plan, "--format", "json"]);
  expect([code, stderr]).toEqual([2, ""]);
  expect(stdout).not.toContain("do-not-print-this-id");
  const report = JSON.parse(stdout);
  const rulesOf = (name: string): readonly string[] => {
    const principal = report.principals.find((p: { name: string }) => p.name === name);
    return principal.findings
      .filter((f: any) => f.severity !== "note")
      .map((f: any) => f.rule)
      .sort();
  };
  expect(rulesOf("team-billing")).toEqual([]);
  expect(rulesOf("team-inventory")).toEqual([]);
  expect(rulesOf("vendor")).toEqual(
    expect.arrayContaining(["aws-managed-policy", "trust-weak-external-id", "write-action"]),
  );
  expect(rulesOf("auditor")).toEqual(["value-not-known", "write-action"]);
  expect(rulesOf("robots")).toContain("whole-service");
  expect(rulesOf("robot")).toContain("whole-service");
});

test("our own plan passes as it is planned", async () => {
  const folder = await initializedStack("argmin");
  const values = writeValues(folder, "values.tfvars.json", {
    ...ARGMIN_VALUES,
    ...ARGMIN_VALUE_SETS["rotation"],
  });
  const { code, stdout } = await check(["--plan", await planJson(folder, `-var-file=${values}`)]);
  expect(stdout).toContain("PASSED role ArgminReadOnly");
  expect(stdout).not.toMatch(/first-id|second-id/);
  expect(code).toBe(0);
});

test("a live role passes, and does not when somebody adds to it", async () => {
  const folder = await initializedStack("argmin");
  const values = writeValues(folder, "values.tfvars.json", { ...ARGMIN_VALUES });
  await terraform(
    folder,
    ["apply", "-auto-approve", "-input=false", `-var-file=${values}`],
    moto.environment,
  );
  const arn = "arn:aws:iam::111122223333:role/ArgminReadOnly";
  const before = await check(["--role-arn", arn]);
  expect(before.stdout).toContain("PASSED role ArgminReadOnly");
  expect(before.code).toBe(0);
  const document = {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: "iam:CreateUser", Resource: "*" }],
  };
  await iamClient(moto.endpoint).send(
    new PutRolePolicyCommand({
      RoleName: "ArgminReadOnly",
      PolicyName: "by-hand",
      PolicyDocument: JSON.stringify(document),
    }),
  );
  const after = await check(["--role-arn", arn]);
  expect(after.stdout).toContain("by-hand");
  expect(after.code).toBe(2);
  const absent = await check(["--role-arn", `${arn}-not-there`]);
  expect(absent.code).toBe(64);
});

test("the synthesized stack alone is not enough to pass: what depends on variables is unknown", async () => {
  const folder = await initializedStack("argmin");
  const { code, stdout } = await check(["--synth", join(folder, "cdk.tf.json")]);
  expect(code).toBe(3);
  expect(stdout).toContain("UNKNOWN role");
});
