/** Where the outputs of an apply are found. With a real Terraform: test/e2e/state.test.ts. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { readTerraformOutputs } from "../../scripts/lib/terraform-outputs";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "outputs-"));
  const program = join(folder, "program");
  write("program", `#!/bin/sh\necho '${JSON.stringify(outputs("asked"))}'\n`);
  chmodSync(program, 0o755);
  jest.replaceProperty(process, "env", { ...process.env, TERRAFORM_BINARY_NAME: program });
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

const outputs = (from: string) => ({
  role_arn: { value: from, sensitive: false },
  secret: { value: "x", sensitive: true },
});
const state = (from: string) => JSON.stringify({ outputs: outputs(from) });
const backend = (type: string, config: object = {}) => JSON.stringify({ backend: { type, config } });

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

const STACK = "cdktf.out/stacks/argmin";
const NOTE = ".terraform/terraform.tfstate";

test.each<[string, Readonly<Record<string, string>>, string | undefined]>([
  ["nothing was applied", {}, undefined],
  ["a module's own state", { "terraform.tfstate": state("module") }, "module"],
  [
    "a stack's state in the project",
    { "terraform.argmin.tfstate": state("stack"), "terraform.tfstate": state("module") },
    "stack",
  ],
  ["another stack's state", { "terraform.other.tfstate": state("other") }, undefined],
  ["a damaged state", { "terraform.tfstate": "{" }, undefined],
  [
    "a local backend says where",
    { [NOTE]: backend("local", { path: "kept/here" }), "kept/here": state("here") },
    "here",
  ],
  [
    "a stack's local backend says where",
    {
      [`${STACK}/${NOTE}`]: backend("local", { path: "../../../kept" }),
      kept: state("kept"),
      "terraform.argmin.tfstate": state("old"),
    },
    "kept",
  ],
  [
    "a local backend without a path",
    { [NOTE]: backend("local"), "terraform.tfstate": state("module") },
    "module",
  ],
  [
    "the state was moved elsewhere",
    { [NOTE]: backend("s3"), "terraform.tfstate": state("left behind") },
    "asked",
  ],
  [
    "a stack's state was moved elsewhere",
    { [`${STACK}/${NOTE}`]: backend("s3"), "terraform.argmin.tfstate": state("left behind") },
    "asked",
  ],
  [
    "another workspace is chosen",
    { ".terraform/environment": "production", "terraform.tfstate": state("default") },
    "asked",
  ],
  [
    "the default workspace is chosen",
    { ".terraform/environment": "default", "terraform.tfstate": state("module") },
    "module",
  ],
])("%s", (_what, files, expected) => {
  for (const [path, text] of Object.entries(files)) write(path, text);
  const found = readTerraformOutputs(folder, "argmin");
  expect(found.outputs).toEqual(expected === undefined ? {} : { role_arn: expected });
  const fromFile = files["terraform.tfstate"] === "{" || (expected !== undefined && expected !== "asked");
  expect(found.appliedAt !== undefined).toBe(fromFile);
});

test("TF_WORKSPACE chooses a workspace too", () => {
  write("terraform.tfstate", state("default"));
  write(".terraform/providers/x", "");
  process.env["TF_WORKSPACE"] = "production";
  expect(readTerraformOutputs(folder, "argmin").outputs).toEqual({ role_arn: "asked" });
});
