/** `npm start`: the whole story, green, and red when something is broken on purpose. */
import { runProcess } from "../support/run-process";
import { PROJECT } from "../support/workspace";

const start = (...args: readonly string[]) =>
  runProcess(process.execPath, ["--import", "tsx", "scripts/start.ts", ...args], {
    cwd: PROJECT,
    env: Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("AWS_"))),
  });

test("synthesizes, proves, verifies and ends green, without an external ID in what it prints", async () => {
  const { code, output } = await start();
  expect(output).toContain("PASSED role ArgminReadOnly");
  expect(output).toContain("The role is what was promised.");
  expect(output).not.toContain("REPLACE-WITH-YOUR-EXTERNAL-ID");
  expect(code).toBe(0);
});

test.each([
  ["extra-permission", 2, "write-allowed"],
  ["missing-permission", 1, "cloudtrail:LookupEvents"],
  ["no-external-id", 2, "admitted-without-external-id"],
  ["empty-bucket", 0, "no-object-under-prefix"],
  ["scp-deny", 1, "cloudwatch:ListMetrics"],
  ["server-error", 3, "pricing:DescribeServices"],
])("--break %s ends with %i and says why", async (kind, code, reason) => {
  const run = await start("--break", kind);
  expect(run.output).toContain(reason);
  expect(run.code).toBe(code);
});

test("an unknown kind is refused with what there is", async () => {
  const { code, output } = await start("--break", "extra-permision");
  expect(code).toBe(64);
  expect(output).toContain("Did you mean extra-permission?");
});
