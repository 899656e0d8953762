import { readFileSync } from "node:fs";
import { join } from "node:path";
import { InputError } from "../../modules/errors";
import { run } from "../../scripts/export";

async function printed(...argv: readonly string[]): Promise<string> {
  let out = "";
  const write = jest
    .spyOn(process.stdout, "write")
    .mockImplementation((text) => ((out += String(text)), true));
  try {
    expect(await run(argv)).toBe(0);
  } finally {
    write.mockRestore();
  }
  return out;
}

test("prints the template that is committed", async () => {
  const committed = readFileSync(join(__dirname, "../../dist/cloudformation/argmin.yaml"), "utf8");
  expect(await printed("--vendor", "argmin", "--format", "cloudformation")).toBe(committed);
  expect(await printed("--format=cloudformation")).toBe(committed);
});

test("prints JSON, for another issuer, with visible secrets", async () => {
  const argv = [
    "--format",
    "cloudformation-json",
    "--oidc-issuer",
    "oidc.example.com/id",
    "--visible-secrets",
  ];
  const text = await printed(...argv);
  expect(JSON.parse(text)).toHaveProperty("Resources.Role");
  expect(text).toContain('"oidc.example.com/id:sub"');
  expect(text).not.toContain("NoEcho");
});

test("refuses what it cannot do", async () => {
  await expect(run(["--format", "cloudformation", "--oidc-issuer", "https://x"])).rejects.toThrow(InputError);
  await expect(run(["--format", "cloudformation", "--flavor", "module"])).rejects.toThrow("Unknown option");
  await expect(run(["--format", "cloudformation", "--out", "x"])).rejects.toThrow(
    "printed on stdout: leave out --out and write it with > FILE",
  );
});
