import { VENDORS } from "../../modules/vendors";
import type { overviewOf } from "../../modules/vendors/overview";
import { run } from "../../scripts/vendors";

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

test("the table has a line for every vendor, and names the better way in", async () => {
  const lines = (await printed()).trimEnd().split("\n");
  expect(lines.slice(1).map((line) => line.split(" ")[0])).toEqual(VENDORS.map((vendor) => vendor.id));
  expect(lines.find((line) => line.startsWith("axiom-layer-user"))).toMatch(/better: axiom-layer$/);
  expect(lines.find((line) => line.startsWith("alethia"))).toMatch(/role +writes/);
});

test("the JSON holds every grant with its data class", async () => {
  const { schemaVersion, vendors } = JSON.parse(await printed("--format", "json")) as ReturnType<
    typeof overviewOf
  >;
  expect(schemaVersion).toBe(1);
  expect(vendors).toHaveLength(VENDORS.length);
  const { grants } = vendors.find((vendor) => vendor.id === "authomize")!;
  expect(grants.find((grant) => grant.id === "identity-center")).toEqual({
    id: "identity-center",
    title: "IAM Identity Center",
    dataClass: "identity",
    inputs: ["enable_identity_center"],
  });
});

test("one vendor alone, with its grants", async () => {
  const text = await printed("--vendor", "costimizer-linked-user", "--grants");
  expect(text).toMatch(/^costimizer-linked-user: Costimizer /);
  expect(text).toMatch(/ReadOnlyAccess, only if switched on/);
});

test("a vendor that nobody knows and a format that is none are refused", async () => {
  await expect(run(["--vendor", "axiom-layr"])).rejects.toThrow(/axiom-layer/);
  await expect(run(["--format", "xml"])).rejects.toThrow(/format/);
});
