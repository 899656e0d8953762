import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { InputError } from "../../modules/errors";
import { argmin } from "../../modules/vendors/argmin";
import { findMirror, mirrorConfiguration } from "../../scripts/lib/find-mirror";
import { findTerraform } from "../../scripts/lib/find-terraform";
import { ancestorCommandLines } from "../../scripts/terraform/ancestors";
import { cdktfCommand, meansStack } from "../../scripts/terraform/cdktf-command";
import { childEnvironment } from "../../scripts/terraform/child";
import { outputsText } from "../../scripts/terraform/outputs";
import { missingValues } from "../../scripts/terraform/refuse-missing-values";
import { readRequest } from "../../scripts/terraform/request";
import { allStacks } from "../../scripts/terraform/stacks";

function project(files: Readonly<Record<string, string>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), "project-"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

describe("a command of the cdktf CLI", () => {
  test.each([
    [["node", "/x/node_modules/.bin/cdktf", "deploy", "argmin"], ["argmin"], [], []],
    [
      ["node", "cdktf.js", "apply", "--var", "a=1", "b=2", "--auto-approve", "argmin"],
      ["argmin"],
      ["a=1", "b=2"],
      [],
    ],
    [["/usr/bin/cdktf", "destroy", "-o", "out", "argmin", "--var=a=b=c"], ["argmin"], ["a=b=c"], []],
    [
      ["node", "cdktn", "plan", "--var-file", "a.tfvars", "--var-file=b.tfvars"],
      [],
      [],
      ["a.tfvars", "b.tfvars"],
    ],
    [["cdktf", "deploy", "--parallelism=3", "one", "two"], ["one", "two"], [], []],
  ])("%j is understood", (words, stacks, vars, varFiles) => {
    expect(cdktfCommand(words)).toMatchObject({ stacks, vars, varFiles });
  });

  test.each([
    [["node", "/x/.bin/cdktf", "synth"]],
    [["node", "/x/.bin/cdktf", "output", "argmin"]],
    [["node", "deploy.js", "cdktf", "deploy"]],
    [["sh", "-c", "cdktf deploy argmin"]],
    [[]],
  ])("%j is none that needs values", (words) => {
    expect(cdktfCommand(words)).toBeUndefined();
  });

  test("means the stacks that it names", () => {
    const command = (...stacks: string[]) => ({ command: "deploy" as const, stacks, vars: [], varFiles: [] });
    expect(meansStack(command(), "argmin")).toBe(true);
    expect(meansStack(command("*"), "argmin")).toBe(true);
    expect(meansStack(command("other", "arg*"), "argmin")).toBe(true);
    expect(meansStack(command("argmin-other"), "argmin")).toBe(false);
    expect(meansStack(command("arg.in"), "argmin")).toBe(false);
  });

  const deploy = ["node", "/x/.bin/cdktf", "deploy", "argmin"];
  const lines = [["/bin/sh", "-c", "node --import tsx main.ts"], deploy, ["npm exec cdktf deploy"]];

  test("names every value that is missing", () => {
    const folder = project({ "terraform.tfvars": 'cur_bucket_name = "b"' });
    const names = (environment: Readonly<Record<string, string>>, words = lines) =>
      missingValues([argmin], folder, environment, words).map((fault) => fault.field);
    expect(names({})).toEqual(["argmin_account_id", "external_id"]);
    expect(names({ TF_VAR_external_id: "x" })).toEqual(["argmin_account_id"]);
    expect(names({}, [[...deploy, "--var", "external_id=x", "argmin_account_id=y"]])).toEqual([]);
    expect(names({}, [["node", "/x/.bin/cdktf", "deploy", "another"]])).toEqual([]);
    expect(names({}, [["node", "/x/.bin/cdktf", "synth"]])).toEqual([]);
  });

  test("is found among the processes above this one", () => {
    const [parent = []] = ancestorCommandLines();
    expect(parent.length).toBeGreaterThan(0);
    expect(ancestorCommandLines(2 ** 22 + 1)).toEqual([]);
  });
});

describe("a request", () => {
  const faultsOf = (run: () => unknown): readonly string[] => {
    try {
      run();
    } catch (error) {
      if (error instanceof InputError) return error.faults.map((fault) => fault.field);
      throw error;
    }
    return [];
  };

  test("is read with its options", () => {
    const words = [
      "argmin",
      "--var",
      "a=1",
      "--var=b=2",
      "--var-file",
      "c.tfvars",
      "--auto-approve",
      "--outputs-file=o.json",
    ];
    expect(readRequest("deploy", words, [argmin])).toEqual({
      command: "deploy",
      stack: argmin,
      vars: ["a=1", "b=2"],
      varFiles: ["c.tfvars"],
      autoApprove: true,
      outputsFile: "o.json",
      migrateState: false,
      format: "text",
    });
  });

  test("with several faults names them all", () => {
    expect(
      faultsOf(() => readRequest("synth", ["argmine", "x", "--auto-approve", "--format", "xml"], [argmin])),
    ).toEqual(["--auto-approve", "--format", "STACK", "--format"]);
    expect(faultsOf(() => readRequest("output", ["argmine", "x", "--var", "a=1"], [argmin]))).toEqual([
      "--var",
      "STACK",
      "STACK",
    ]);
    expect(() => readRequest("deploy", ["--auto-aprove"], [argmin])).toThrow("--auto-aprove");
  });

  test("may leave out the stack only while there is one", () => {
    const other = { ...argmin, id: "other" };
    expect(readRequest("diff", [], [argmin])).toMatchObject({ stack: argmin });
    expect(faultsOf(() => readRequest("diff", [], [argmin, other]))).toEqual(["STACK"]);
    expect(faultsOf(() => readRequest("synth", [], [argmin, other]))).toEqual([]);
  });
});

test("stacks are asked for what they need, and checked by their own rules", () => {
  const stacks = allStacks([argmin]);
  expect(stacks.map(({ id }) => id)).toEqual(["argmin", "argmin-organization", "billing-export"]);
  const [own, organization, billing] = stacks;
  expect(own?.crossRules).toEqual(argmin.crossRules);
  expect(organization?.inputs.length).toBeGreaterThan(argmin.inputs.length);
  expect(billing?.crossRules).toEqual([]);
  expect(billing?.inputs.map(({ name }) => name)).not.toContain("external_id");
});

describe("what is started", () => {
  test("never prompts, calls home or draws without a terminal", () => {
    // A configuration of its own: where there is none, the machine's mirror would be looked for.
    const own = { KEPT: "1", TF_CLI_CONFIG_FILE: __filename };
    expect(childEnvironment(own, false)).toEqual({
      ...own,
      CHECKPOINT_DISABLE: "1",
      CDKTF_SKIP_PROVIDER_LOCK: "true",
      CDKTF_DISABLE_PLUGIN_CACHE_ENV: "true",
      TF_IN_AUTOMATION: "1",
      CI: "1",
      TF_INPUT: "0",
    });
    expect(childEnvironment(own, true)).not.toHaveProperty("CI");
  });

  test("is found on PATH, and what is missing comes with a remedy", () => {
    const folder = project();
    writeFileSync(join(folder, "terraform"), "", { mode: 0o755 });
    writeFileSync(join(folder, "tofu"), "", { mode: 0o644 });
    expect(findTerraform({ PATH: `/nowhere:${folder}` })).toEqual({
      kind: "found",
      path: join(folder, "terraform"),
    });
    const missing = findTerraform({ PATH: folder, TERRAFORM_BINARY_NAME: "tofu" });
    expect(missing).toMatchObject({ kind: "missing", name: "tofu" });
    expect(findTerraform({})).toMatchObject({ kind: "missing" });
  });

  test("takes the provider from a mirror that is named, and from nothing else then", () => {
    const folder = project();
    expect(() => findMirror({ AWS_ONBOARDING_PROVIDER_MIRROR: folder })).toThrow(
      "AWS_ONBOARDING_PROVIDER_MIRROR must",
    );
    mkdirSync(join(folder, "registry.terraform.io/hashicorp/aws/5.100.0"), { recursive: true });
    expect(findMirror({ AWS_ONBOARDING_PROVIDER_MIRROR: folder })).toBe(folder);
    expect(mirrorConfiguration(folder)).toContain(JSON.stringify(folder));
    expect(mirrorConfiguration(undefined)).not.toContain("mirror");
  });

  test("answers with its outputs for a person or a program", () => {
    const outputs = { role_arn: "arn", granted_permissions: ["one", "two"] };
    expect(outputsText(outputs, "text")).toBe("role_arn: arn\ngranted_permissions:\n  one\n  two\n");
    expect(JSON.parse(outputsText(outputs, "json"))).toEqual(outputs);
  });
});
