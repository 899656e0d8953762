/** The commands themselves, as processes against the sandbox: what they print where, and what they never print. */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { servedPrincipal } from "../../modules/sandbox/from-vendor";
import { startSandbox, type Sandbox } from "../../modules/sandbox/sandbox";
import { argmin } from "../../modules/vendors/argmin";
import { renderRole } from "../../modules/vendors/render";
import { readFlags } from "../../scripts/verify/flags";
import { readInputs } from "../../scripts/verify/inputs";
import { checkNode } from "../../scripts/doctor/local-checks";
import { runProcess } from "../support/run-process";
import { GIVEN } from "./matrix-cases";
import { ACCOUNT } from "./run-in-sandbox";

const PROGRAM = resolve(__dirname, "../../bin/aws-onboarding.cjs");
const SECRET = "first-id-4f1c";
const ARN = "arn:aws:iam::111122223333:role/ArgminReadOnly";
const TFVARS = `argmin_account_id = "999988887777"
external_id = "${SECRET}"
cur_bucket_name = "my-org-cur-bucket"
cur_report_prefix = "reports"
verifier_principal_arns = ["arn:aws:iam::111122223333:user/verifier"]
`;

let sandbox: Sandbox;
let folder: string;

beforeAll(async () => {
  sandbox = await startSandbox({ roles: servedPrincipal(renderRole(argmin, GIVEN, ACCOUNT)).roles });
});
afterAll(() => sandbox.close());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "verify-"));
  writeFileSync(join(folder, "terraform.tfvars"), TFVARS);
  const state = { version: 4, outputs: { role_arn: { value: ARN, type: "string" } } };
  writeFileSync(join(folder, "terraform.argmin.tfstate"), JSON.stringify(state));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const environment = () => ({
  PATH: process.env["PATH"],
  HOME: folder,
  AWS_ENDPOINT_URL: sandbox.url,
  AWS_ACCESS_KEY_ID: sandbox.credentials.verifier.accessKeyId,
  AWS_SECRET_ACCESS_KEY: sandbox.credentials.verifier.secretAccessKey,
  AWS_EC2_METADATA_DISABLED: "true",
});
const cli = (...args: readonly string[]) =>
  runProcess(process.execPath, [PROGRAM, ...args], { cwd: folder, env: environment(), timeout: 25_000 });

test("values and the role come from the directory; the record says how it went", async () => {
  const run = await cli("verify", "--from", ".", "--format", "json", "--debug", "--external-id", SECRET);
  const result = JSON.parse(run.stdout) as {
    readonly exitCode: number;
    readonly counts: { readonly passed: number };
  };
  expect([run.code, result.exitCode]).toEqual([0, 0]);
  expect(result.counts.passed).toBeGreaterThan(40);
  expect(run.stderr).toContain("shell's history");
  expect(run.stderr).toContain("session name aws-onboarding-verify");
  expect(run.stderr).toContain("at most $0.02");
  const record = JSON.parse(
    readFileSync(join(folder, ".aws-onboarding", "last-verify.json"), "utf8"),
  ) as object;
  expect(record).toMatchObject({ exitCode: 0, roleArn: ARN, vendor: "argmin" });
  expect(run.output + JSON.stringify(record)).not.toContain(SECRET);
});

test("a malformed external ID is shown nowhere", async () => {
  const run = await cli("verify", "--external-id", "has space", "--skip", "cost-explorer");
  expect(run.code).toBe(64);
  expect(run.output).not.toContain("has space");
});

test("the report is written whole or not at all", async () => {
  const run = await cli("verify", "--no-canaries", "--output", "out/report.xml", "--format", "junit");
  expect(run.code).toBe(0);
  expect(run.stdout).toBe("");
  expect(readFileSync(join(folder, "out", "report.xml"), "utf8")).toMatch(/^<\?xml [^]*<\/testsuites>\n$/);
  expect(readdirSync(join(folder, "out"))).toEqual(["report.xml"]);
  // Without --from nothing else is left in the directory.
  expect(existsSync(join(folder, ".aws-onboarding"))).toBe(false);
});

test("a place that cannot be written is refused before the first call", async () => {
  const before = sandbox.log.length;
  const run = await cli("verify", "--output", ".");
  expect(run.code).toBe(64);
  expect(run.stderr).toContain("'--output' must be a file that can be written");
  expect(sandbox.log).toHaveLength(before);
});

test("a named profile is called with", async () => {
  const { accessKeyId, secretAccessKey } = sandbox.credentials.verifier;
  const profile = [
    "[other]",
    `aws_access_key_id = ${accessKeyId}`,
    `aws_secret_access_key = ${secretAccessKey}`,
  ];
  writeFileSync(join(folder, "credentials"), `${profile.join("\n")}\n`);
  const env = {
    PATH: process.env["PATH"],
    HOME: folder,
    AWS_ENDPOINT_URL: sandbox.url,
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_SHARED_CREDENTIALS_FILE: join(folder, "credentials"),
  };
  const verify = (...args: readonly string[]) =>
    runProcess(process.execPath, [PROGRAM, "verify", "--no-canaries", "--format", "json", ...args], {
      cwd: folder,
      env,
      timeout: 25_000,
    });
  const right = await verify("--profile", "other");
  expect([right.code, JSON.parse(right.stdout)]).toMatchObject([
    0,
    { caller: { arn: "arn:aws:iam::111122223333:user/verifier" } },
  ]);
  const none = await verify();
  const { lines } = JSON.parse(none.stdout) as { readonly lines: readonly { readonly reason: string }[] };
  expect([none.code, lines[0]?.reason]).toEqual([3, "caller-no-credentials"]);
});

test("Ctrl-C prints what is known so far and exits 130", async () => {
  const slow = await startSandbox({
    roles: servedPrincipal(renderRole(argmin, GIVEN, ACCOUNT)).roles,
    faults: [{ kind: "slow", match: "s3:*", milliseconds: 20_000 }],
  });
  const keys = slow.credentials.verifier;
  const env = {
    ...environment(),
    AWS_ENDPOINT_URL: slow.url,
    AWS_ACCESS_KEY_ID: keys.accessKeyId,
    AWS_SECRET_ACCESS_KEY: keys.secretAccessKey,
  };
  const child = spawn(process.execPath, [PROGRAM, "verify", "--format", "json", "--debug"], {
    cwd: folder,
    env,
  });
  let [stdout, stderr, sent] = ["", "", false];
  child.stdout.on("data", (text: Buffer) => (stdout += text.toString()));
  child.stderr.on("data", (text: Buffer) => {
    stderr += text.toString();
    if (!sent && stderr.includes("pricing/services")) sent = child.kill("SIGINT");
  });
  const code = await new Promise((done) => child.on("close", done));
  await slow.close();
  expect(code).toBe(130);
  const result = JSON.parse(stdout) as {
    readonly interrupted: boolean;
    readonly lines: readonly { readonly id: string; readonly reason: string }[];
  };
  expect(result.interrupted).toBe(true);
  expect(result.lines.find(({ id }) => id === "pricing/services")?.reason).toBe("allowed");
  expect(result.lines.find(({ id }) => id === "cur-bucket/list")?.reason).toBe("interrupted");
});

test("the doctor finds every fault of the values at once, and says that the caller may not create roles", async () => {
  writeFileSync(
    join(folder, "terraform.tfvars"),
    TFVARS.replace("999988887777", "12").replace("my-org-cur-bucket", "s3://x"),
  );
  const run = await cli("doctor", "--format", "json");
  const { checks } = JSON.parse(run.stdout) as {
    readonly checks: readonly { readonly id: string; readonly health: string; readonly found: string }[];
  };
  const wrong = checks.filter(({ health }) => health === "wrong");
  expect(wrong.map(({ id }) => id)).toEqual(["values", "values", "create-role"]);
  expect(wrong.at(-1)?.found).toContain("iam:CreateRole");
  expect(run.code).toBe(1);
  expect(checkNode("v18.19.0").health).toBe("wrong");
  expect(checkNode("v22.1.0").health).toBe("ok");
});

describe("flags and inputs", () => {
  const inputs = (args: readonly string[], variables = {}) =>
    readInputs(readFlags(["--from", folder, ...args]), variables);

  test("every fault of the flags is told at once", () => {
    expect(() => readFlags(["--region", "Frankfurt", "--wait", "soon", "--timeout", "0"])).toThrow(
      /'--region'[^]*'--wait'[^]*'--timeout'/,
    );
    expect(() => readFlags(["--format", "yaml"])).toThrow(
      /'--format' must be one of text, json, junit, markdown/,
    );
    expect(() => readFlags(["--canary"])).toThrow(/Unknown option/);
    expect(() => readFlags(["--expect-removed", "--mode", "simulate"])).toThrow(/'--expect-removed'/);
  });

  test("external IDs come from the flag, a file, the environment, the values, in this order", () => {
    writeFileSync(join(folder, "id.txt"), "from-file-1\n");
    const id = (args: readonly string[], variables = {}) => inputs(args, variables).given["external_id"];
    const variables = { AWS_ONBOARDING_EXTERNAL_ID: "from-environment" };
    expect(id([])).toBe(SECRET);
    expect(id([], variables)).toBe("from-environment");
    expect(id(["--external-id-file", join(folder, "id.txt")], variables)).toBe("from-file-1");
    expect(id(["--external-id", "from-flag"], variables)).toBe("from-flag");
    expect(inputs([], { AWS_ONBOARDING_RETIRED_EXTERNAL_ID: "old-1" }).retired).toEqual(["old-1"]);
    expect(inputs([]).notes).toEqual([]);
  });

  test("an ARN alone names the role and its path; one that contradicts the values is refused", () => {
    const arn = "arn:aws:iam::111122223333:role/vendors/Other";
    expect(inputs(["--role-arn", arn]).given).toMatchObject({ role_name: "Other", role_path: "/vendors/" });
    expect(() => inputs(["--role-arn", arn, "--var", "role_name=Named"])).toThrow(
      /must be the role that the values describe/,
    );
    expect(() => inputs(["--role-arn", "arn:aws:iam::1:role/x"])).toThrow(/must be the ARN of one IAM role/);
    expect(() => inputs(["--skip", "pricng"])).toThrow(/Did you mean pricing/);
    rmSync(join(folder, "terraform.argmin.tfstate"));
    expect(() => inputs([])).toThrow(/'--role-arn' must be given/);
  });
});
