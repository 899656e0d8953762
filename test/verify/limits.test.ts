/** What a run may not wait for, and what it may not need: programs that find credentials, proxies, a place for its record. */
import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { servedPrincipal } from "../../modules/sandbox/from-vendor";
import { startSandbox, type Sandbox } from "../../modules/sandbox/sandbox";
import { argmin } from "../../modules/vendors/argmin";
import { renderRole } from "../../modules/vendors/render";
import { runProcess } from "../support/run-process";
import { GIVEN } from "./matrix-cases";
import { ACCOUNT } from "./run-in-sandbox";

const PROGRAM = resolve(__dirname, "../../bin/aws-onboarding.cjs");
const ARN = "arn:aws:iam::111122223333:role/ArgminReadOnly";

let sandbox: Sandbox;
let folder: string;
beforeAll(async () => {
  sandbox = await startSandbox({ roles: servedPrincipal(renderRole(argmin, GIVEN, ACCOUNT)).roles });
});
afterAll(() => sandbox.close());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "limits-"));
  writeFileSync(join(folder, "values.json"), JSON.stringify(GIVEN));
});
afterEach(() => {
  chmodSync(folder, 0o755);
  rmSync(folder, { recursive: true, force: true });
});

const WORDS = ["verify", "--var-file", "values.json", "--role-arn", ARN, "--no-canaries"];
const keys = () => ({
  AWS_ACCESS_KEY_ID: sandbox.credentials.verifier.accessKeyId,
  AWS_SECRET_ACCESS_KEY: sandbox.credentials.verifier.secretAccessKey,
});
const base = () => ({ PATH: process.env["PATH"], HOME: folder, AWS_EC2_METADATA_DISABLED: "true" });
const verify = (env: Readonly<Record<string, string | undefined>>, ...words: readonly string[]) =>
  runProcess(process.execPath, [PROGRAM, ...WORDS, ...words], { cwd: folder, env, timeout: 25_000 });

describe("a program that never finds the credentials", () => {
  const environment = () => {
    const config = join(folder, "config");
    writeFileSync(config, "[default]\ncredential_process = sleep 300\n");
    return { ...base(), AWS_CONFIG_FILE: config, AWS_ENDPOINT_URL: sandbox.url };
  };

  test("is given up after the time limit", async () => {
    const run = await verify(environment(), "--timeout", "1");
    expect(run.code).toBe(3);
    expect(run.stdout).toContain("timed-out");
  });

  test("does not outlive Ctrl-C", async () => {
    const child = spawn(process.execPath, [PROGRAM, ...WORDS], { cwd: folder, env: environment() });
    let stdout = "";
    child.stdout.on("data", (text: Buffer) => (stdout += text.toString()));
    setTimeout(() => child.kill("SIGINT"), 1500);
    expect(await new Promise((done) => child.on("close", done))).toBe(130);
    expect(stdout).toContain("interrupted");
  });
});

describe("a proxy", () => {
  let proxy: Server;
  let asked: string[];
  beforeEach(async () => {
    asked = [];
    proxy = createServer().on("connect", ({ url }, socket) => {
      asked.push(String(url));
      socket.end("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n");
    });
    await new Promise<void>((listening) => proxy.listen(0, "127.0.0.1", listening));
  });
  afterEach(() => new Promise((closed) => proxy.close(closed)));
  const environment = () => ({
    ...base(),
    ...keys(),
    HTTPS_PROXY: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
  });

  test("is asked for AWS's hosts, and its refusal is told", async () => {
    const run = await verify(environment(), "--timeout", "3");
    expect(new Set(asked)).toEqual(new Set(["sts.us-east-1.amazonaws.com:443"]));
    expect(run.code).toBe(3);
    expect(run.stdout).toContain("connection-failed");
  });

  test("is left alone for the hosts in NO_PROXY", async () => {
    const env = { ...environment(), NO_PROXY: "127.0.0.1", AWS_ENDPOINT_URL: "https://127.0.0.1:9" };
    const run = await verify(env, "--timeout", "3");
    expect(asked).toEqual([]);
    expect(run.stdout).toContain("connection-failed");
  });
});

test("a directory that takes no record changes neither the verdict nor the report", async () => {
  writeFileSync(join(folder, ".aws-onboarding"), "");
  const env = { ...base(), ...keys(), AWS_ENDPOINT_URL: sandbox.url };
  const run = await verify(env, "--from", ".", "--format", "json");
  expect(run.code).toBe(0);
  expect(JSON.parse(run.stdout)).toMatchObject({ exitCode: 0 });
  expect(run.stderr).toContain("no record of this run");
});
