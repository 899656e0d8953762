/** The AWS CLI, which we did not write, against the sandbox: every operation of the grants and what no SDK here covers. */
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Sandbox, SandboxCredentials } from "../../modules/sandbox/sandbox";
import { startSandbox } from "../../modules/sandbox/sandbox";
import { servedPrincipal } from "../../modules/sandbox/from-vendor";
import { BUCKET, GRANTED, KEY, REFUSED } from "../sandbox/cases/cli";
import { argmin } from "../../modules/vendors/argmin";
import { exampleValues } from "../../modules/vendors/example-values";
import { commercial } from "../../modules/vendors/literal";
import { renderRole } from "../../modules/vendors/render";

const run = promisify(execFile);
const EXTERNAL_ID = "example-external-id";

let sandbox: Sandbox;
let folder: string;
let role: SandboxCredentials;
let powerful: SandboxCredentials;

interface CliResult {
  readonly ok: boolean;
  /** What it printed, as JSON; an empty object when it was none. */
  readonly json: { readonly Arn?: string; readonly Credentials?: Readonly<Record<string, string>> };
  /** stdout and stderr. */
  readonly text: string;
}

/** Runs `aws` with nothing of this machine's configuration. */
async function aws(keys: SandboxCredentials | undefined, ...words: readonly string[]): Promise<CliResult> {
  const env = {
    PATH: process.env["PATH"] ?? "",
    HOME: folder,
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_REGION: "us-east-1",
    AWS_DEFAULT_REGION: "us-east-1",
    AWS_MAX_ATTEMPTS: "1",
    AWS_PAGER: "",
    ...(keys && { AWS_ACCESS_KEY_ID: keys.accessKeyId, AWS_SECRET_ACCESS_KEY: keys.secretAccessKey }),
    ...(keys?.sessionToken !== undefined && { AWS_SESSION_TOKEN: keys.sessionToken }),
  };
  // Version 1 sends SQS and RDS to hosts of its own in us-east-1, whatever AWS_ENDPOINT_URL says; the flag wins.
  const flags = ["--endpoint-url", sandbox.url, "--output", "json"];
  try {
    const { stdout, stderr } = await run("aws", [...words, ...flags], { env, cwd: folder });
    return { ok: true, json: parsed(stdout), text: stdout + stderr };
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    return { ok: false, json: {}, text: stdout + stderr };
  }
}

function parsed(text: string): CliResult["json"] {
  try {
    return JSON.parse(text) as CliResult["json"];
  } catch {
    return {};
  }
}

beforeAll(async () => {
  await run("aws", ["--version"]).catch(() => {
    throw new Error(
      "This test drives the AWS CLI: install awscli (version 1 or 2) so that `aws` is on the PATH.",
    );
  });
  folder = mkdtempSync(join(tmpdir(), "sandbox-cli-"));
  mkdirSync(join(folder, ".aws"));
  // Version 1 presigns with the old signature version unless it is told otherwise.
  writeFileSync(join(folder, ".aws", "config"), "[default]\ns3 =\n  signature_version = s3v4\n");
  const values = { ...exampleValues(argmin), external_id: EXTERNAL_ID };
  const everything = {
    Version: "2012-10-17",
    Statement: { Effect: "Allow", Action: "*", Resource: "*" },
  } as const;
  const served = servedPrincipal(renderRole(argmin, values, commercial("111122223333")));
  sandbox = await startSandbox({
    roles: [...served.roles, { name: "Powerful", trust: { Statement: [] }, inline: { everything } }],
  });
  powerful = sandbox.session(sandbox.roleArn("Powerful"));
  const assumed = await assume(EXTERNAL_ID);
  const { AccessKeyId = "", SecretAccessKey = "", SessionToken = "" } = assumed.json.Credentials ?? {};
  role = { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
});

afterAll(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true, force: true });
});

function assume(externalId: string): Promise<CliResult> {
  return aws(
    sandbox.credentials.vendor,
    ...["sts", "assume-role", "--role-arn", sandbox.roleArn("ArgminReadOnly")],
    ...["--role-session-name", "verify", "--external-id", externalId],
  );
}

test("trust: the wrong external ID is refused, and the session is the role's", async () => {
  const refused = await assume("wrong-external-id");
  expect(refused.text).toContain("(AccessDenied) when calling the AssumeRole operation");
  const who = await aws(role, "sts", "get-caller-identity");
  expect(who.json.Arn).toBe("arn:aws:sts::111122223333:assumed-role/ArgminReadOnly/verify");
});

test.each(GRANTED.map((words) => [words.slice(0, 2).join(" "), words] as const))(
  "granted: %s",
  async (_name, words) => {
    const result = await aws(role, ...words);
    expect([result.ok, result.text]).toEqual([true, expect.any(String)]);
    expect(sandbox.log.at(-1)?.code).toBe("");
  },
);

test.each(REFUSED.map(([words, allowed]) => [words.slice(0, 2).join(" "), words, allowed] as const))(
  "refused: %s",
  async (_name, words, allowed) => {
    const refused = await aws(role, ...words);
    expect(refused.ok).toBe(false);
    expect(refused.text).toMatch(/\((AccessDenied(Exception)?|UnauthorizedOperation|AuthorizationError)\)/);
    expect(refused.text).toMatch(/is not authorized to perform: \S+/);
    const admitted = await aws(powerful, ...words);
    expect([admitted.ok, admitted.text]).toEqual([allowed === "", expect.stringContaining(allowed)]);
  },
);

test("AWS_ENDPOINT_URL is enough for the other services", async () => {
  const env = {
    ...{
      PATH: process.env["PATH"],
      HOME: folder,
      AWS_DEFAULT_REGION: "us-east-1",
      AWS_ENDPOINT_URL: sandbox.url,
    },
    AWS_ACCESS_KEY_ID: sandbox.credentials.vendor.accessKeyId,
    AWS_SECRET_ACCESS_KEY: sandbox.credentials.vendor.secretAccessKey,
  };
  const { stdout } = await run("aws", ["sts", "get-caller-identity"], { env });
  expect(stdout).toContain("arn:aws:iam::999988887777:user/collector");
});

test("the CLI follows the bucket into its region", async () => {
  const other = await startSandbox({ faults: [{ kind: "bucket-region", region: "eu-west-1" }] });
  const home = sandbox;
  try {
    sandbox = other;
    const result = await aws(other.credentials.admin, "s3api", "list-objects-v2", "--bucket", BUCKET);
    expect([result.ok, other.log.map(({ status }) => status)]).toEqual([true, [301, 200]]);
  } finally {
    sandbox = home;
    await other.close();
  }
});

test("a presigned URL of the CLI opens the object, and a changed one does not", async () => {
  const { text } = await aws(role, "s3", "presign", `s3://${BUCKET}/${KEY}`, "--region", "us-east-1");
  const url = text.trim();
  expect((await fetch(url)).status).toBe(200);
  expect((await fetch(url.replace(/Signature=./, "Signature=z"))).status).toBe(403);
});

test("an upload with chunks and trailer is read", async () => {
  writeFileSync(join(folder, "upload"), "x");
  const words = ["s3api", "put-object", "--bucket", BUCKET, "--key", "reports/none", "--body", "upload"];
  expect((await aws(role, ...words)).text).toContain("(AccessDenied)");
  expect((await aws(powerful, ...words)).text).toContain("(NotImplemented)");
  expect(readFileSync(join(folder, "upload"), "utf8")).toBe("x");
});
