/** What the flags of `sandbox` refuse, and what it warns about. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { InputError, type Fault } from "../../modules/errors";
import { parseFault } from "../../modules/sandbox/fault";
import { startSandbox } from "../../modules/sandbox/sandbox";
import { faultWarnings } from "../../scripts/lib/fault-warnings";
import { readFlags } from "../../scripts/lib/sandbox-flags";
import { run } from "../../scripts/sandbox";
import { runCommand } from "../support/run-command";

function faultsOf(...argv: readonly string[]): readonly Fault[] {
  try {
    readFlags(["--vendor", "argmin", ...argv]);
  } catch (error) {
    if (error instanceof InputError) return error.faults;
    throw error;
  }
  return [];
}

test.each(["999988887777", "444455556666"])("the customer cannot have the account %s", async (account) => {
  expect(faultsOf("--account-id", account)).toMatchObject([
    { field: "--account-id", rule: "be the customer's own account", value: account },
  ]);
  await expect(startSandbox({ accountId: account })).rejects.toThrow(/no user/);
});

test("a sandbox that cannot start leaves nothing listening", () => {
  const program = `import("./modules/sandbox/sandbox").then(({ startSandbox }) =>
    startSandbox({ accountId: "999988887777" })).catch(() => console.log("refused"));`;
  const { status, stdout } = spawnSync(process.execPath, ["--import", "tsx", "-e", program], {
    cwd: join(__dirname, "../.."),
    encoding: "utf8",
    timeout: 20_000,
  });
  expect([status, stdout]).toEqual([0, "refused\n"]);
});

test("a port in use is a fault of --port", async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  try {
    const { port } = other.address() as AddressInfo;
    const refused = await runCommand(run, ["--vendor", "argmin", "--port", String(port)]);
    expect(refused).toMatchObject({ code: 64, stdout: "" });
    expect(refused.stderr).toMatch(
      /^'--port' must be a port that is free, got: "\d+". Something else listens/,
    );
  } finally {
    other.close();
  }
});

test("numbers below zero are refused like other wrong numbers", () => {
  expect(faultsOf("--latency", "-5", "--port", "-1")).toMatchObject([
    { field: "--port", rule: "be a whole number from 0 to 65535", value: "-1" },
    { field: "--latency", rule: "be a whole number from 0 to 600000", value: "-5" },
  ]);
  expect(() => readFlags(["--vendor", "argmin", "--port", "--fault", "cut"])).toThrow(/--port/);
});

test("regions are regions", () => {
  expect(faultsOf("--region", "mars")).toMatchObject([
    { field: "--region", rule: "be the code of an AWS Region", value: "mars" },
  ]);
  expect(parseFault("bucket-region=mars")).toMatchObject({
    field: "--fault",
    rule: "be the code of an AWS Region",
  });
  expect(faultsOf("--region", "us-gov-west-1")).toEqual([]);
});

test("a role file that cannot be read says why", () => {
  const folder = mkdtempSync(join(tmpdir(), "sandbox-"));
  const roleFaults = (file: string) => {
    try {
      readFlags(["--role-file", file]);
    } catch (error) {
      if (error instanceof InputError) return error.faults;
    }
    return [];
  };
  expect(roleFaults(join(folder, "nowhere"))).toMatchObject([
    { field: "--role-file", remedy: "Check the path; it is relative to the current directory." },
  ]);
  expect(roleFaults(folder)).toMatchObject([{ remedy: "Reading it failed: EISDIR." }]);
  writeFileSync(join(folder, "text"), "roles");
  expect(roleFaults(join(folder, "text"))).toMatchObject(
    [{ field: "--role-file", rule: "name a JSON file", remedy: /get-account-authorization-details/ }].map(
      ({ remedy, ...fault }) => ({ ...fault, remedy: expect.stringMatching(remedy) as string }),
    ),
  );
});

describe("faults that are misspelt", () => {
  test.each([
    ["slow=logs:*@abc", "be written slow[=SERVICE:OPERATION][#TIMES][@MILLISECONDS]"],
    ["throttle=ce:*#x", "be written throttle[=SERVICE:OPERATION][#TIMES]"],
    ["slow=logs:*@5#2", "be written slow[=SERVICE:OPERATION][#TIMES][@MILLISECONDS]"],
    ["scp-deny=xx", "name an action as policies do"],
    ["extra-permission=s3", "name an action as policies do"],
    ["missing-permission=", "be written missing-permission=ACTION"],
  ])("%s", (written, rule) => {
    expect(parseFault(written)).toMatchObject({ field: "--fault", rule, value: written });
  });

  test.each([
    ["missing-permission=s3:NoSuch", "name an action that the served policies allow"],
    ["throttle=cee:*", "match a request that the sandbox knows"],
    ["slow=s3:ListObjectV2", "match a request that the sandbox knows"],
  ])("%s would hit nothing", (written, rule) => {
    expect(faultsOf("--fault", written)).toMatchObject([{ field: "--fault", rule, value: written }]);
  });

  test.each([
    "missing-permission=ce:Get*",
    "missing-permission=ce:GetTags",
    "throttle=ce:*#2",
    "cut",
    "scp-deny=*",
  ])("%s is none", (written) => expect(faultsOf("--fault", written)).toEqual([]));

  test("an action that AWS does not have is warned about", async () => {
    expect(
      await faultWarnings([
        { kind: "scp-deny", action: "s3:GetObjct" },
        { kind: "extra-permission", action: "s3:PutObject" },
        { kind: "cut" },
      ]),
    ).toEqual([
      "Warning: --fault scp-deny=s3:GetObjct matches no action of AWS that is known here. Did you mean s3:GetObject?",
    ]);
  });
});
