/** What must hold for every file of the repository. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { VENDORS } from "../modules/vendors";
import { generatedFiles } from "../scripts/lib/generated";
import { tfvarsExample } from "../modules/vendors/tfvars-example";

const root = join(__dirname, "..");
const read = (file: string) => readFileSync(join(root, file), "utf8");
const files = execFileSync("git", ["ls-files", "-z"], { cwd: root, encoding: "utf8" })
  .split("\0")
  .filter((file) => file && existsSync(join(root, file)));
const texts = files.filter((file) => !/\.(png|wasm|gz)$/.test(file) && file !== "test/repository.test.ts");

test("no path of a machine, no host of a registry mirror, no word of where it was built", () => {
  const forbidden =
    /\/(work|home|Users)\/[a-z]|\/root\/|\/opt\/tf-plugins|registry\.npmmirror|artifactory|\/\.library\//;
  const found = texts.filter((file) => file !== "package-lock.json" && forbidden.test(read(file)));
  expect(found).toEqual([]);
});

test("the lock file names no address but the public registry", () => {
  const lock = JSON.parse(read("package-lock.json"));
  const resolved = Object.values<{ resolved?: string }>(lock.packages).flatMap(
    (entry) => entry.resolved ?? [],
  );
  expect(resolved.filter((address) => !address.startsWith("https://registry.npmjs.org/"))).toEqual([]);
});

test("nothing that looks like an access key, except AWS's own example", () => {
  const keys = texts.flatMap((file) => read(file).match(/\b(AKIA|ASIA)[A-Z0-9]{16}\b/g) ?? []);
  expect(keys.filter((key) => !/EXAMPLE/.test(key))).toEqual([]);
});

test("cdktf is imported by the constructs, the stacks and the app alone", () => {
  const outside = files.filter(
    (file) =>
      file.endsWith(".ts") && !/^(modules\/constructs|stacks|test|bench|scripts)\/|^main\.ts$/.test(file),
  );
  expect(outside.filter((file) => /from "(cdktf|constructs|@cdktf)/.test(read(file)))).toEqual([]);
});

test("what is generated from the model is up to date (npm run generate)", () => {
  const documents = files.filter((file) => file.endsWith(".md"));
  const generated = generatedFiles(root, documents);
  expect([...generated.keys()]).toEqual(expect.arrayContaining(["terraform.tfvars.example", "README.md"]));
  for (const [file, text] of generated) expect([file, read(file)]).toEqual([file, text]);
});

test("the example of every vendor names every input", () => {
  for (const vendor of VENDORS) {
    const text = tfvarsExample(vendor);
    for (const input of vendor.inputs) expect(text).toMatch(new RegExp(`^(# )?${input.name} = `, "m"));
  }
});

test("links between documents lead somewhere", () => {
  const broken = files
    .filter((file) => file.endsWith(".md"))
    .flatMap((file) =>
      [...read(file).matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)(#[^)]*)?\)/g)]
        .map((match) => join(dirname(file), match[1]!))
        .filter((target) => !existsSync(join(root, target)))
        .map((target) => `${file} -> ${target}`),
    );
  expect(broken).toEqual([]);
});
