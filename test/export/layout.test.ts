import { readdirSync } from "node:fs";
import { join } from "node:path";
import { parse as hcl2json } from "@cdktf/hcl2json";
import { differenceOf, hashesOf } from "../../modules/export/compare";
import { moduleConfiguration } from "../../modules/export/configuration";
import { readHashes } from "../../modules/export/directory";
import type { ExportedFile } from "../../modules/export/file";
import { exportedFiles } from "../../modules/export/layout";
import { parseManifest, sha256 } from "../../modules/export/manifest";
import type { ExportSource } from "../../modules/export/options";
import { argmin } from "../../modules/vendors/argmin";
import { findVendor, VENDORS } from "../../modules/vendors";
import { version } from "../../package.json";
import { synthesizedConfiguration } from "../../scripts/export/synthesize";
import { expectedOf } from "../support/hcl-configurations";
import { meaningOf } from "../support/hcl-oracle";

const synthesized = new Map(VENDORS.map((vendor) => [vendor.id, synthesizedConfiguration(vendor)]));
const bundles = {
  programs: [
    { name: "verify", content: "//\n" },
    { name: "check-permissions", content: "//\n" },
  ],
  licences: "x\n",
};

function exported(vendorId: string, more: Partial<ExportSource> = {}): ReadonlyMap<string, ExportedFile> {
  const vendor = VENDORS.find(({ id }) => id === vendorId)!;
  const source: ExportSource = { vendor: vendorId, flavor: "root", format: "hcl", scripts: false, ...more };
  const files = exportedFiles({
    vendor,
    source,
    synthesized: synthesized.get(vendorId)!,
    version: "1.2.3",
    ...(source.scripts && { bundles }),
  });
  return new Map(files.map((file) => [file.path, file]));
}

describe("an exported directory", () => {
  it("holds what belongs to its flavor", () => {
    expect([...exported("argmin").keys()]).toEqual([
      ".gitignore",
      "MANIFEST.json",
      "README.md",
      "examples/basic/main.tf",
      "examples/existing-infrastructure/main.tf",
      "examples/github-actions/main.tf",
      "examples/github-actions/verify-access.yml",
      "examples/rotation/main.tf",
      "main.tf",
      "outputs.tf",
      "providers.tf",
      "terraform.tfvars.example",
      "variables.tf",
      "versions.tf",
    ]);
    const module = [...exported("argmin", { flavor: "module" }).keys()];
    expect(module).not.toContain("providers.tf");
    expect(module).not.toContain("terraform.tfvars.example");
    const json = [...exported("argmin", { format: "json", scripts: true }).keys()];
    expect(json).toContain("main.tf.json");
    expect(json.filter((path) => path.endsWith(".tf") && !path.startsWith("examples/"))).toEqual([]);
    expect(json.filter((path) => path.startsWith("scripts/"))).toEqual([
      "scripts/THIRD-PARTY-LICENSES.txt",
      "scripts/check-permissions.cjs",
      "scripts/check-permissions.sh",
      "scripts/verify.cjs",
      "scripts/verify.sh",
    ]);
    // Verify's remedies name it.
    expect(json).toContain("docs/reasons.md");
    expect([...exported("argmin").keys()]).not.toContain("docs/reasons.md");
  });

  it.each(VENDORS.map(({ id }) => id))(
    "says in HCL what the JSON of %s says, in both flavors",
    async (id) => {
      const names = VENDORS.find((vendor) => vendor.id === id)!.inputs.map(({ name }) => name);
      for (const flavor of id === "argmin" ? (["root", "module"] as const) : (["root"] as const)) {
        const configuration = moduleConfiguration(synthesized.get(id)!, flavor, names);
        const files = [...exported(id, { flavor }).values()].filter(({ path }) => /^[^/]+\.tf$/.test(path));
        const read = await hcl2json("all.tf", files.map(({ content }) => content).join("\n"));
        expect(await meanings(read)).toEqual(await meanings(expectedOf(configuration)));
      }
    },
  );

  it.each(VENDORS.map(({ id }) => id))(
    "of %s has nothing of CDKTF, of this machine or of a secret in it",
    (id) => {
      for (const flavor of ["root", "module"] as const) {
        for (const format of ["hcl", "json"] as const) {
          const text = [...exported(id, { flavor, format }).values()]
            .map(({ content }) => content)
            .join("\n");
          expect(text).not.toMatch(/cdktf(?!`)|uniqueId|"\/\/"|\$\{TfToken|TOKEN\[/i);
          expect(text).not.toContain(process.cwd());
          if (format === "hcl") expect(text).not.toMatch(/"\$\{[^{}"]*\}"/);
        }
      }
    },
  );

  it("is the same, byte for byte, every time, and hands the input back unchanged", () => {
    const before = JSON.stringify(synthesized.get("argmin"));
    const [one, two] = [exported("argmin"), exported("argmin")];
    expect([...one]).toEqual([...two]);
    expect(JSON.stringify(synthesized.get("argmin"))).toBe(before);
  });

  it("says in comments what each policy is for", () => {
    const main = exported("argmin").get("main.tf")!.content.replace(/\n# /g, " ");
    for (const grant of argmin.grants) expect(main).toContain(`${grant.title}. ${grant.reason}`);
  });

  it("names each input and each output in its README, with the default", () => {
    for (const vendor of VENDORS) {
      const { content } = exported(vendor.id).get("README.md")!;
      for (const input of vendor.inputs)
        expect(content).toMatch(new RegExp(`^\\| \`${input.name}\` \\|`, "m"));
      expect(content).toContain("| `granted_permissions` |");
    }
    const links = [
      ...exported("argmin")
        .get("README.md")!
        .content.matchAll(/\]\(([^)]+)\)/g),
    ].map(([, path]) => path);
    expect(links.length).toBeGreaterThan(3);
    for (const path of links) expect([...exported("argmin").keys()]).toContain(path);
  });

  it("has a manifest over every other file", () => {
    const files = exported("argmin", { scripts: true });
    const manifest = parseManifest(files.get("MANIFEST.json")!.content)!;
    expect(manifest).toMatchObject({
      version: "1.2.3",
      source: { vendor: "argmin", flavor: "root", format: "hcl", scripts: true },
    });
    expect(Object.keys(manifest.files)).toEqual([...files.keys()].filter((path) => path !== "MANIFEST.json"));
    for (const [path, hash] of Object.entries(manifest.files))
      expect(sha256(files.get(path)!.content)).toBe(hash);
    expect(files.get("scripts/verify.sh")!.executable).toBe(true);
  });

  it.each([
    "",
    "[]",
    '{"manifestVersion": 2}',
    JSON.stringify({
      manifestVersion: 1,
      version: "1",
      source: { vendor: "a", flavor: "root", format: "hcl", scripts: true },
      files: { "../x": "" },
    }),
    JSON.stringify({
      manifestVersion: 1,
      version: "1",
      source: { vendor: "a", flavor: "roof", format: "hcl", scripts: true },
      files: {},
    }),
  ])("does not take %j for a manifest", (text) => {
    expect(parseManifest(text)).toBeUndefined();
  });
});

/** Every expression as what HashiCorp's parser understands: parentheses and line breaks differ. */
async function meanings(value: unknown): Promise<unknown> {
  if (typeof value === "string") return /^\$\{[^]*\}$/.test(value) ? meaningOf(`"${value}"`) : value;
  if (Array.isArray(value)) return Promise.all(value.map(meanings));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(async ([key, item]) => [key, await meanings(item)] as const);
  return Object.fromEntries(await Promise.all(entries));
}

test("the committed copies are what the model says (else: npm run render:terraform)", () => {
  const folder = join(__dirname, "../../dist/terraform");
  expect(readdirSync(folder).sort()).toEqual(VENDORS.map(({ id }) => id).sort());
  for (const { id } of VENDORS) {
    const vendor = findVendor(id)!;
    const source: ExportSource = { vendor: id, flavor: "root", format: "hcl", scripts: false };
    const files = exportedFiles({ vendor, source, synthesized: synthesized.get(id)!, version });
    const difference = differenceOf(hashesOf(files), readHashes(join(folder, id)));
    expect({ id, ...difference }).toEqual({ id, changed: [], missing: [], added: [] });
  }
});
