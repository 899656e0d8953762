/** State in an S3 bucket, as a setting: Terraform keeps it there, locks it there, and nowhere else. */
import {
  CreateBucketCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readTerraformOutputs } from "../../scripts/lib/terraform-outputs";
import { ARGMIN_VALUES } from "../support/argmin-values";
import { startMoto, type Moto } from "../support/moto";
import { runTerraform, terraform, terraformEnvironment } from "../support/terraform";
import { runProcess } from "../support/run-process";
import { newProject, synthesizedStack, writeValues } from "../support/workspace";

const BUCKET = "my-org-terraform-state";
const SETTINGS = {
  AWS_ONBOARDING_STATE_BUCKET: BUCKET,
  AWS_ONBOARDING_STATE_REGION: "us-east-1",
  AWS_ONBOARDING_STATE_KEY_PREFIX: "onboarding/",
};

let moto: Moto;
let s3: S3Client;
beforeAll(async () => {
  moto = await startMoto();
  const credentials = { accessKeyId: "testing", secretAccessKey: "testing" };
  s3 = new S3Client({ endpoint: moto.endpoint, region: "us-east-1", credentials, forcePathStyle: true });
  await s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
});
afterAll(() => moto.stop());

const keys = async () =>
  ((await s3.send(new ListObjectsV2Command({ Bucket: BUCKET }))).Contents ?? []).map(({ Key }) => Key);

test("the state is kept in the bucket, locked and encrypted", async () => {
  const folder = await synthesizedStack("argmin", SETTINGS);
  // The emulator has no bucket of its own host name.
  await terraform(folder, ["init", "-backend-config=use_path_style=true"], moto.environment);
  const values = `-var-file=${writeValues(folder, "values.json", ARGMIN_VALUES)}`;
  await terraform(folder, ["apply", "-auto-approve", values], moto.environment);
  expect(await keys()).toEqual(["onboarding/argmin.tfstate"]);
  expect(existsSync(join(folder, "../../../terraform.argmin.tfstate"))).toBe(false);
  const state = await s3.send(new GetObjectCommand({ Bucket: BUCKET, Key: "onboarding/argmin.tfstate" }));
  expect(await state.Body?.transformToString()).toContain("aws_iam_role_policies_exclusive");
  expect(state.ServerSideEncryption).toBe("AES256");

  // Somebody else is at work: the lock is an object beside the state.
  const lock = { Bucket: BUCKET, Key: "onboarding/argmin.tfstate.tflock" };
  await s3.send(
    new PutObjectCommand({
      ...lock,
      Body: JSON.stringify({ ID: "another", Operation: "OperationTypeApply" }),
    }),
  );
  const locked = await runTerraform(folder, ["plan", "-no-color", values], moto.environment);
  expect([locked.code, locked.output]).toEqual([
    1,
    expect.stringContaining("Error acquiring the state lock"),
  ]);
});

test("a local state moves to the bucket when Terraform is told so", async () => {
  const folder = await synthesizedStack("argmin");
  await terraform(folder, ["init"], moto.environment);
  const values = `-var-file=${writeValues(folder, "values.json", { ...ARGMIN_VALUES, role_name: "Moved" })}`;
  await terraform(folder, ["apply", "-auto-approve", values], moto.environment);
  const project = join(folder, "../../..");
  const before = readTerraformOutputs(project, "argmin");
  expect(before.outputs["role_arn"]).toMatch(/:role\/Moved$/);
  expect(before.appliedAt).toBeDefined();
  const moved = await synthesizedStack("argmin", { ...SETTINGS, AWS_ONBOARDING_STATE_KEY_PREFIX: "moved/" });
  writeFileSync(join(folder, "cdk.tf.json"), readFileSync(join(moved, "cdk.tf.json")));
  const init = ["init", "-migrate-state", "-force-copy", "-backend-config=use_path_style=true"];
  await terraform(folder, init, moto.environment);
  expect(await keys()).toContain("moved/argmin.tfstate");
  await terraform(folder, ["plan", "-detailed-exitcode", values], moto.environment);

  // What is known of the apply comes from the bucket now, whatever the move left behind in the project.
  jest.replaceProperty(process, "env", { ...process.env, ...moto.environment });
  expect(readTerraformOutputs(project, "argmin")).toEqual({ outputs: before.outputs });
  jest.restoreAllMocks();
});

test.each(["the CLI", "the script"])("%s takes the bucket from the context in cdktf.json", async (who) => {
  const project = newProject();
  const settings = JSON.parse(readFileSync(join(project, "cdktf.json"), "utf8"));
  const context = { stateBucket: BUCKET, stateKeyPrefix: "context/" };
  writeFileSync(join(project, "cdktf.json"), JSON.stringify({ ...settings, context }));
  const words = who === "the CLI" ? ["node_modules/.bin/cdktf"] : ["--import", "tsx", "scripts/terraform.ts"];
  const options = { cwd: project, env: terraformEnvironment() };
  const run = await runProcess(process.execPath, [...words, "synth"], options);
  expect([run.code, run.code === 0 ? "" : run.output]).toEqual([0, ""]);
  const stack = JSON.parse(readFileSync(join(project, "cdktf.out/stacks/argmin/cdk.tf.json"), "utf8"));
  expect(stack.terraform.backend.s3).toMatchObject({ bucket: BUCKET, key: "context/argmin.tfstate" });
});
