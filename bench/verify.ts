/**
 * A whole verification of Argmin's role against the sandbox, every answer 50 ms late, beside the same calls made one
 * after another by the aws command line, as a shell script would. Run with `npm run bench:verify`; `-- --only-ours`
 * leaves out the command line. Measured are the sources and the one file that is exported. Compare the ratios; the times
 * depend on the machine.
 */
import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { buildBundles } from "../scripts/export/bundle";
import { servedPrincipal } from "../modules/sandbox/from-vendor";
import { startSandbox, type Sandbox } from "../modules/sandbox/sandbox";
import { argmin } from "../modules/vendors/argmin";
import { commercial, literalForm } from "../modules/vendors/literal";
import { renderRole } from "../modules/vendors/render";
import { freshContext } from "../modules/verify/context";
import type { VerifyResult } from "../modules/verify/line";
import { planChecks } from "../modules/verify/plan";

const LATENCY = 50;
const RUNS = 5;
const ACCOUNT = commercial("111122223333");
const GIVEN = {
  argmin_account_id: "999988887777",
  external_id: "first-id-4f1c",
  cur_bucket_name: "my-org-cur-bucket",
  cur_report_prefix: "reports",
};
const ROLE = renderRole(argmin, GIVEN, ACCOUNT);

interface Measured {
  /** Milliseconds, from the start of the process to its end. */
  readonly wall: number;
  /** Milliseconds. */
  readonly cpu: number;
  /** Milliseconds until the verification begins: Node, compiler, modules. */
  readonly start: number;
  readonly result: VerifyResult;
}

async function measure(sandbox: Sandbox, folder: string, program: readonly string[]): Promise<Measured> {
  const cpuFile = join(folder, "cpu");
  const { accessKeyId, secretAccessKey } = sandbox.credentials.vendor;
  const environment = {
    ...process.env,
    AWS_ENDPOINT_URL: sandbox.url,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    CPU_FILE: cpuFile,
  };
  const words = [
    "--require",
    resolve(__dirname, "cpu-on-exit.cjs"),
    ...program,
    "--from",
    folder,
    "--role-arn",
    ROLE.arn,
    "--format",
    "json",
  ];
  const begun = Date.now();
  const child = spawn(process.execPath, words, { env: environment, stdio: ["ignore", "pipe", "ignore"] });
  let output = "";
  child.stdout.on("data", (text: Buffer) => (output += text.toString()));
  const code = await new Promise((done) => child.on("close", done));
  const wall = Date.now() - begun;
  if (code !== 0) throw new Error(`verify ended with ${String(code)}:\n${output}`);
  const result = JSON.parse(output) as VerifyResult;
  return {
    wall,
    cpu: Number(readFileSync(cpuFile, "utf8")) / 1000,
    start: Date.parse(result.startedAt) - begun,
    result,
  };
}

/** AssumeRole, and the chain of three calls to the bucket: where it is, what is in it, one byte of it. */
const CRITICAL_CALLS = 4;

/** The command line's names where they are not the SDK's. */
const CLI_SERVICES: Readonly<Record<string, string>> = {
  "cost-explorer": "ce",
  "cloudwatch-logs": "logs",
  s3: "s3api",
};

const kebab = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1-$2")
    .toLowerCase();

/** Milliseconds for the same calls, one process after another. */
function oneAfterAnother(
  sandbox: Sandbox,
  folder: string,
  result: VerifyResult,
): { readonly wall: number; readonly calls: number } {
  const principal = { kind: "role", name: ROLE.name, arn: ROLE.arn } as const;
  const form = literalForm(argmin, GIVEN, ACCOUNT);
  const options = {
    principal,
    partition: "aws",
    regions: ["us-east-1"],
    skip: new Set<string>(),
    canaries: true,
  };
  const source = {
    vendor: "argmin",
    principal,
    randomHex: () => randomBytes(16).toString("hex"),
    now: Date.now,
  };
  const session = sandbox.session(ROLE.arn);
  const keys = (one: typeof session) => ({
    AWS_ACCESS_KEY_ID: one.accessKeyId,
    AWS_SECRET_ACCESS_KEY: one.secretAccessKey,
    ...(one.sessionToken !== undefined && { AWS_SESSION_TOKEN: one.sessionToken }),
  });
  const environment = {
    ...process.env,
    AWS_ENDPOINT_URL: sandbox.url,
    AWS_REGION: "us-east-1",
    AWS_PAGER: "",
    AWS_MAX_ATTEMPTS: "1",
  };
  const call = (words: readonly string[], who: typeof session) =>
    spawnSync("aws", [...words, "--no-cli-pager"], {
      env: { ...environment, ...keys(who) },
      stdio: "ignore",
    });
  const found: Readonly<Record<string, string>> = {
    read: "reports/0",
    model: "m",
    profile: "p",
    units: "r-abcd",
  };
  const begun = Date.now();
  let calls = 1;
  call(["sts", "get-caller-identity"], sandbox.credentials.vendor);
  for (const { part } of result.lines) {
    if (part !== "trust") continue;
    calls++;
    call(
      ["sts", "assume-role", "--role-arn", ROLE.arn, "--role-session-name", "x1", "--external-id", "y1"],
      sandbox.credentials.vendor,
    );
  }
  for (const check of planChecks(argmin, form, options)) {
    if (check.kind === "decided") continue;
    const { client, operation } = check.call;
    const input = {
      ...check.call.input(form.values, freshContext(source, "us-east-1", found[check.call.id] ?? "x")),
    };
    const body = "Body" in input ? ["--body", join(folder, "terraform.tfvars")] : [];
    delete input["Body"];
    const outfile = operation === "GetObject" ? ["/dev/null"] : [];
    const service = CLI_SERVICES[client] ?? client;
    calls++;
    call(
      [service, kebab(operation), "--cli-input-json", JSON.stringify(input), ...body, ...outfile],
      session,
    );
  }
  return { wall: Date.now() - begun, calls };
}

/** The best of several runs, printed beside its critical path. */
async function report(
  name: string,
  sandbox: Sandbox,
  folder: string,
  program: readonly string[],
): Promise<Measured> {
  await measure(sandbox, folder, program);
  const runs: Measured[] = [];
  for (let run = 0; run < RUNS; run++) runs.push(await measure(sandbox, folder, program));
  const best = [...runs].sort((a, b) => a.wall - b.wall)[0]!;
  const path = best.start + CRITICAL_CALLS * LATENCY;
  const cpu = Math.min(...runs.map((one) => one.cpu)).toFixed(0);
  console.log(`${name}, best of ${RUNS}: ${best.wall} ms, of which ${best.start} ms to start; CPU ${cpu} ms`);
  console.log(
    `  ${(best.wall / path).toFixed(2)} times the critical path of ${path} ms (start and ${CRITICAL_CALLS} calls)`,
  );
  return best;
}

/** The program that an exported directory carries as scripts/verify.cjs. */
async function bundled(folder: string): Promise<readonly string[]> {
  const { programs } = await buildBundles();
  const file = join(folder, "verify.cjs");
  writeFileSync(file, programs.find(({ name }) => name === "verify")!.content);
  return [file];
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { "only-ours": { type: "boolean" } } });
  const folder = mkdtempSync(join(tmpdir(), "bench-verify-"));
  writeFileSync(
    join(folder, "terraform.tfvars"),
    Object.entries(GIVEN)
      .map(([name, value]) => `${name} = "${value}"\n`)
      .join(""),
  );
  const sandbox = await startSandbox({ roles: servedPrincipal(ROLE).roles, latency: LATENCY });
  try {
    const sources = await report("verify from the sources", sandbox, folder, [
      resolve(__dirname, "../bin/aws-onboarding.cjs"),
      "verify",
    ]);
    const bundle = await report("verify as it is exported", sandbox, folder, await bundled(folder));
    if (values["only-ours"]) return;
    const script = oneAfterAnother(sandbox, folder, sources.result);
    console.log(`the same ${script.calls} calls one after another with aws: ${script.wall} ms`);
    for (const [name, { wall }] of [
      ["the sources", sources],
      ["the exported verify", bundle],
    ] as const) {
      console.log(`  ${(script.wall / wall).toFixed(1)} times as long as ${name}`);
    }
  } finally {
    await sandbox.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

void main();
