/** check-permissions on what real Terraform plans show only in part, and on a plan after the first apply. */
import { cpSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runProcess } from "../support/run-process";
import { startMoto, type Moto } from "../support/moto";
import { terraform, terraformEnvironment } from "../support/terraform";
import { initializedStack, PROJECT, writeValues } from "../support/workspace";
import { ARGMIN_VALUES } from "../support/argmin-values";

let moto: Moto;
beforeAll(async () => {
  moto = await startMoto();
});
afterAll(() => moto.stop());

async function checkPlan(folder: string, ...args: readonly string[]) {
  await terraform(folder, ["plan", "-input=false", "-out=plan", ...args], moto.environment);
  const shown = await terraform(folder, ["show", "-json", "plan"], moto.environment);
  const file = join(folder, "plan.json");
  writeFileSync(file, shown.stdout);
  const command = [join(PROJECT, "bin/aws-onboarding.cjs"), "check-permissions", "--plan", file];
  const { code, stdout } = await runProcess("node", [...command, "--format", "json"], {
    cwd: PROJECT,
    env: { ...terraformEnvironment(), ...moto.environment },
  });
  const { principals } = JSON.parse(stdout) as { principals: { name: string; verdict: string }[] };
  return { code, verdicts: Object.fromEntries(principals.map(({ name, verdict }) => [name, verdict])) };
}

describe("what is known only after apply", () => {
  const prepared = async () => {
    const folder = mkdtempSync(join(tmpdir(), "hidden-grants-"));
    cpSync(join(__dirname, "hidden-grants"), folder, { recursive: true });
    await terraform(folder, ["init", "-input=false"], moto.environment);
    return folder;
  };

  test("does not pass, and leaves the role without it alone", async () => {
    expect(await checkPlan(await prepared())).toEqual({
      code: 2,
      verdicts: {
        arns: "unknown",
        clean: "passed",
        exclusive: "unknown",
        list: "unknown",
        "role of aws_iam_policy_attachment.roles": "findings",
      },
    });
  });

  test("does not pass where the plan hides it, nor when the plan is of a part", async () => {
    const folder = await prepared();
    const { verdicts } = await checkPlan(folder, "-var=with_blocks=true");
    expect(verdicts["blocks"]).toBe("unknown");
    const part = await checkPlan(folder, '-target=aws_iam_role.vendor["clean"]');
    expect(part).toEqual({ code: 3, verdicts: { clean: "unknown" } });
  });
});

test("a plan after the first apply passes like the first: AWS shows each policy a second time", async () => {
  const folder = await initializedStack("argmin");
  const values = `-var-file=${writeValues(folder, "values.tfvars.json", { ...ARGMIN_VALUES })}`;
  await terraform(folder, ["apply", "-auto-approve", "-input=false", values], moto.environment);
  expect(await checkPlan(folder, values)).toEqual({ code: 0, verdicts: { ArgminReadOnly: "passed" } });
});
