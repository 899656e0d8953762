/** A user's way: the cdktf CLI as it is, and the npm scripts around it, in a project of their own. */
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { argmin } from "../../modules/vendors/argmin";
import { renderRole } from "../../modules/vendors/render";
import { iamClient, readRole, roleNames } from "../support/iam-readback";
import { startMoto, type Moto } from "../support/moto";
import { runProcess, type Finished } from "../support/run-process";
import { terraformEnvironment } from "../support/terraform";
import { newProject } from "../support/workspace";
import { comparable, CUSTOMER } from "./support/deployment";
import { atTerminal } from "./support/terminal";

const SECRET = "kQ7-external-id";
const VALUES = {
  argmin_account_id: "999988887777",
  external_id: SECRET,
  cur_bucket_name: "my-org-cur-bucket",
};
const TFVARS = Object.entries(VALUES)
  .map(([name, value]) => `${name} = "${value}"\n`)
  .join("");

/** As on a Node for which the CLI's native module has no build. */
const WITHOUT_CLI = `Object.defineProperty(process, "versions", { value: { ...process.versions, modules: "999" } });`;

let moto: Moto;
let project: string;
beforeAll(async () => {
  moto = await startMoto();
});
afterAll(() => moto.stop());
beforeEach(async () => {
  await moto.reset();
  project = newProject();
});

function environment(): Record<string, string> {
  // A mirror cannot answer `terraform providers lock`; the scripts set this themselves.
  return { ...terraformEnvironment(), ...moto.environment, CDKTF_SKIP_PROVIDER_LOCK: "true" };
}

function without(settings: Readonly<Record<string, string>>, ...names: string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(settings).filter(([name]) => !names.includes(name)));
}

/** The cdktf CLI itself, with nothing that would keep Terraform from asking. */
function cdktf(...words: readonly string[]): Promise<Finished> {
  const env = without(environment(), "TF_INPUT", "CI");
  const cli = join(project, "node_modules/.bin/cdktf");
  return runProcess(process.execPath, [cli, ...words], { cwd: project, env, timeout: 120_000 });
}

const SCRIPT = ["--import", "tsx", "scripts/terraform.ts"];

/** What `npm run` starts. */
function script(words: readonly string[], extra: Readonly<Record<string, string>> = {}): Promise<Finished> {
  const env = without(environment(), "CDKTF_SKIP_PROVIDER_LOCK");
  const options = { cwd: project, env: { ...env, ...extra } };
  return runProcess(process.execPath, [...SCRIPT, ...words], options);
}

function writeTfvars(text: string): void {
  writeFileSync(join(project, "terraform.tfvars"), text);
}

const roles = () => roleNames(iamClient(moto.endpoint));

test("npx cdktf deploy names what is missing instead of waiting for it", async () => {
  writeTfvars('cur_bucket_name = "my-org-cur-bucket"\n');
  const run = await cdktf("deploy", "argmin", "--auto-approve");
  expect(run.code).toBe(1);
  expect(run.output).toContain("'argmin_account_id' must be given.");
  expect(run.output).toContain("'external_id' must be given.");
  expect(run.output).not.toContain("'cur_bucket_name'");
  expect(await roles()).toEqual([]);
});

test("npx cdktf deploy creates the role of the model; the scripts show, change, print and remove it", async () => {
  writeTfvars(TFVARS);
  const runs = [await cdktf("deploy", "argmin", "--auto-approve", "--no-color")];
  const codes = () => runs.map(({ code, output }) => (code > 2 ? output : code));
  expect(codes()).toEqual([0]);
  const expected = renderRole(argmin, VALUES, CUSTOMER);
  expect(comparable(await readRole(iamClient(moto.endpoint), expected.name))).toEqual(comparable(expected));

  runs.push(await script(["diff", "argmin"]));
  writeTfvars(`${TFVARS}enable_log_events = false\n`);
  runs.push(await script(["diff", "argmin"]));
  expect(runs.at(-1)?.output).toContain("aws_iam_role_policy.logs[0] will be destroyed");
  runs.push(
    await script(["deploy", "argmin", "--auto-approve", "--outputs-file", "new/folder/outputs.json"]),
  );
  expect(runs.at(-1)?.stdout).not.toMatch(/\u001b\[|⠋/);

  const { grantedPermissions, arn } = renderRole(argmin, { ...VALUES, enable_log_events: false }, CUSTOMER);
  const outputs = { role_arn: arn, granted_permissions: grantedPermissions };
  const written = readFileSync(join(project, "new/folder/outputs.json"), "utf8");
  expect(JSON.parse(written)).toEqual({ argmin: outputs });
  runs.push(await script(["output", "argmin", "--format", "json"]));
  expect(JSON.parse(runs.at(-1)!.stdout)).toEqual(outputs);

  runs.push(await script(["destroy", "argmin", "--auto-approve"]));
  expect(codes()).toEqual([0, 0, 2, 0, 0, 0]);
  expect(await roles()).toEqual([]);
  expect(runs.map(({ output }) => output).join("")).not.toContain(SECRET);
});

test("the scripts refuse bad values, all at once, and write nothing", async () => {
  const before = readdirSync(project);
  const vars = ["--var", "external_id=one secret", "--var", "max_session_duration=1"];
  const run = await script(["deploy", "argmin", ...vars], { TF_VAR_argmin_account_id: "12" });
  expect(run.code).toBe(64);
  expect(
    run.stderr
      .trim()
      .split("\n")
      .map((line) => line.split("'")[1]),
  ).toEqual([
    "--auto-approve",
    "argmin_account_id",
    "external_id",
    "cur_bucket_name",
    "max_session_duration",
  ]);
  expect(run.output).not.toContain("one secret");
  writeTfvars(TFVARS);
  const conflict = await script(["diff", "argmin", "--var", "cur_bucket_name=another-bucket"]);
  expect([conflict.code, conflict.stderr]).toEqual([64, expect.stringContaining("terraform.tfvars")]);
  expect(readdirSync(project)).toEqual([...before, "terraform.tfvars"].sort());
});

test("the scripts say what to install when Terraform is missing", async () => {
  writeTfvars(TFVARS);
  const run = await script(["deploy", "argmin", "--auto-approve"], { PATH: "/nowhere" });
  expect([run.code, run.stderr]).toEqual([69, expect.stringContaining("Install Terraform")]);
  expect(existsSync(join(project, "cdktf.out"))).toBe(false);
});

test("a person at a terminal approves what the CLI shows", async () => {
  writeTfvars(TFVARS);
  const env = without(environment(), "TF_INPUT", "CI");
  const run = await atTerminal(process.execPath, [...SCRIPT, "deploy", "argmin"], {
    cwd: project,
    env,
    question: "Approve",
    answer: "\r",
  });
  expect([run.code, run.code === 0 ? "" : run.output]).toEqual([0, ""]);
  expect(await roles()).toEqual(["ArgminReadOnly"]);
  expect(run.output).not.toContain(SECRET);
  // The state holds the external ID: for its owner alone.
  expect(statSync(join(project, "terraform.argmin.tfstate")).mode & 0o077).toBe(0);
});

test("where the CLI does not start, the scripts call Terraform, and apply exactly what was approved", async () => {
  writeTfvars(TFVARS);
  writeFileSync(join(project, "without-cli.cjs"), WITHOUT_CLI);
  const env = {
    ...without(environment(), "TF_INPUT", "CI"),
    NODE_OPTIONS: `--require ${join(project, "without-cli.cjs")}`,
  };
  const deploy = (answer: string) =>
    atTerminal(process.execPath, [...SCRIPT, "deploy", "argmin", "--outputs-file", "outputs.json"], {
      cwd: project,
      env,
      question: "Only 'yes' is accepted:",
      answer,
    });
  const declined = await deploy("no\r");
  expect(declined.output).toContain("calling Terraform itself");
  expect([declined.code, await roles()]).toEqual([1, []]);
  const approved = await deploy("yes\r");
  expect([approved.code, await roles()]).toEqual([0, ["ArgminReadOnly"]]);
  expect(JSON.parse(readFileSync(join(project, "outputs.json"), "utf8")).argmin.role_arn).toMatch(
    /ArgminReadOnly$/,
  );
  const destroyed = await script(["destroy", "argmin", "--auto-approve"], env);
  expect([destroyed.code, await roles()]).toEqual([0, []]);
  expect(declined.output + approved.output + destroyed.output).not.toContain(SECRET);
});
