import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readHashes, writeDirectory } from "../../modules/export/directory";
import { sha256 } from "../../modules/export/manifest";
import { run } from "../../scripts/export";
import { runCommand } from "../support/run-command";

let place: string;
let target: string;
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), "export-"));
  target = join(place, "onboarding");
});
// What held back a signal lets go of it in the next turn of the event loop.
afterEach(() => new Promise(setImmediate));
const file = (path: string, content: string, executable = false) => ({ path, content, executable });
const FIRST = [
  file("MANIFEST.json", "1"),
  file("main.tf", "one"),
  file("scripts/old.sh", "x", true),
  file("z.tf", "one"),
];
const SECOND = [
  file("MANIFEST.json", "2"),
  file("main.tf", "two"),
  file("new/deep.tf", "two"),
  file("z.tf", "two"),
];
const read = (path: string): string => readFileSync(join(target, path), "utf8");

describe("writing a directory", () => {
  it("makes a new one whole, with the mode of scripts", () => {
    writeDirectory(target, FIRST, []);
    expect(readdirSync(place)).toEqual(["onboarding"]);
    expect(read("scripts/old.sh")).toBe("x");
    expect(statSync(join(target, "scripts/old.sh")).mode & 0o111).not.toBe(0);
    expect(statSync(join(target, "main.tf")).mode & 0o111).toBe(0);
  });

  it("replaces ours, removes what is obsolete, and leaves the customer's own files alone", () => {
    writeDirectory(target, FIRST, []);
    writeFileSync(join(target, "terraform.tfvars"), "mine");
    writeDirectory(target, SECOND, ["scripts/old.sh"]);
    expect(readdirSync(target).sort()).toEqual([
      "MANIFEST.json",
      "main.tf",
      "new",
      "terraform.tfvars",
      "z.tf",
    ]);
    expect([read("main.tf"), read("new/deep.tf"), read("terraform.tfvars")]).toEqual(["two", "two", "mine"]);
    expect(readdirSync(place)).toEqual(["onboarding"]);
  });

  it("puts everything back when one file cannot be written", () => {
    writeDirectory(
      target,
      FIRST.filter(({ path }) => path !== "z.tf"),
      [],
    );
    // A directory stands where a file should go: the last step but one fails.
    mkdirSync(join(target, "z.tf"));
    const before = readHashes(target);
    expect(() => writeDirectory(target, SECOND, ["scripts/old.sh"])).toThrow();
    expect(readHashes(target)).toEqual(before);
    expect(existsSync(join(target, "new"))).toBe(false);
    expect(read("MANIFEST.json")).toBe("1");
    expect(readdirSync(place)).toEqual(["onboarding"]);
  });

  it("leaves nothing behind when the files cannot even be staged", () => {
    const broken = [file("a", "1"), file("a/b", "2")];
    expect(() => writeDirectory(target, broken, [])).toThrow();
    expect(readdirSync(place)).toEqual([]);
  });
});

describe("reading a directory", () => {
  it("hashes files and what links lead to, and passes over Terraform's own folder", () => {
    mkdirSync(join(target, ".terraform/providers"), { recursive: true });
    writeFileSync(join(target, ".terraform/providers/huge"), "");
    writeFileSync(join(target, "a.tf"), "a");
    symlinkSync("a.tf", join(target, "b.tf"));
    symlinkSync("nowhere", join(target, "c.tf"));
    expect(readHashes(target)).toEqual({ "a.tf": sha256("a"), "b.tf": sha256("a") });
    expect(readHashes(join(place, "nowhere"))).toEqual({});
    const here = process.cwd();
    process.chdir(target);
    try {
      expect(Object.keys(readHashes(""))).toEqual(["a.tf", "b.tf"]);
    } finally {
      process.chdir(here);
    }
  });
});

describe("the command", () => {
  const write = (...words: string[]) => runCommand(run, ["--out", target, "--no-scripts", ...words]);

  it("writes, and says on stderr what to do next", async () => {
    const written = await write();
    expect(written).toMatchObject({ code: 0, stdout: "" });
    expect(written.stderr).toMatch(/14 files written[^]*cp terraform.tfvars.example terraform.tfvars/);
    expect((await runCommand(run, ["--check", target])).code).toBe(0);
  });

  it("takes a file that is as it will be for untouched, and any other for edited", async () => {
    await write();
    writeFileSync(
      join(target, "MANIFEST.json"),
      read("MANIFEST.json").replace(/"main.tf": "[0-9a-f]+"/, `"main.tf": "${"0".repeat(64)}"`),
    );
    expect((await write()).code).toBe(0);
    writeFileSync(join(target, "main.tf"), "mine");
    writeFileSync(join(target, "README.md"), "mine");
    const refused = await write();
    expect(refused.code).toBe(64);
    expect(refused.stderr.match(/edited by hand/g)).toHaveLength(2);
    expect([read("main.tf"), read("README.md")]).toEqual(["mine", "mine"]);
    expect((await write("--force")).code).toBe(0);
    expect(read("main.tf")).not.toBe("mine");
  });

  it("does not write over files that were there before, and does with --force", async () => {
    mkdirSync(target);
    writeFileSync(join(target, "main.tf"), "mine");
    expect((await write()).stderr).toMatch(/main.tf' must be as it was exported/);
    expect(readdirSync(target)).toEqual(["main.tf"]);
    expect((await write("--force")).code).toBe(0);
  });

  it("stops at a manifest that it does not know, unless forced", async () => {
    await write();
    writeFileSync(join(target, "MANIFEST.json"), '{"manifestVersion": 9}');
    expect((await write()).stderr).toMatch(/be a manifest that this version knows/);
    expect((await runCommand(run, ["--check", target])).code).toBe(64);
    expect((await write("--force")).code).toBe(0);
  });

  it("finds an edit that was made in the manifest as well, and a copy of another version by its own manifest", async () => {
    await write();
    const edited = `${read("main.tf")}\n# more\n`;
    writeFileSync(join(target, "main.tf"), edited);
    const manifest = read("MANIFEST.json").replace(
      /"main.tf": "[0-9a-f]+"/,
      `"main.tf": "${sha256(edited)}"`,
    );
    writeFileSync(join(target, "MANIFEST.json"), manifest);
    expect(await runCommand(run, ["--check", target])).toMatchObject({
      code: 2,
      stdout: expect.stringContaining("changed  main.tf\n") as string,
    });
    writeFileSync(
      join(target, "MANIFEST.json"),
      manifest.replace(/"version": "[^"]+"/, '"version": "0.0.1"'),
    );
    const older = await runCommand(run, ["--check", target]);
    expect(older.code).toBe(0);
    expect(older.stdout).toMatch(/as aws-onboarding 0.0.1 exported it/);
    expect(older.stdout).toMatch(/its own MANIFEST.json alone/);
  });

  it("exports the same again without being told what, and nothing else unless forced", async () => {
    await write("--vendor", "alethia", "--flavor", "module", "--format", "json");
    const before = read("MANIFEST.json");
    expect((await write()).code).toBe(0);
    expect(read("MANIFEST.json")).toBe(before);
    const refused = await write("--vendor", "argmin", "--flavor", "root");
    expect(refused.code).toBe(64);
    expect(refused.stderr).toMatch(
      /'--vendor' must be alethia, of which an export stands in .*got: "argmin"/,
    );
    expect(refused.stderr).toMatch(/'--flavor' must be module, /);
    expect(read("MANIFEST.json")).toBe(before);
    expect((await write("--vendor", "argmin", "--force")).code).toBe(0);
    expect(JSON.parse(read("MANIFEST.json"))).toMatchObject({
      source: { vendor: "argmin", flavor: "module" },
    });
  });

  it("leaves nothing in the current directory", async () => {
    const [here, folder] = [process.cwd(), mkdtempSync(join(tmpdir(), "current-"))];
    process.chdir(folder);
    try {
      expect((await write()).code).toBe(0);
      const refused = await runCommand(run, ["--vendor", "argmin", "--no-scripts", "--out", ""]);
      expect(refused.code).toBe(64);
      expect(refused.stderr).toMatch(/'--out' must be a directory that can be written, got: ""/);
    } finally {
      process.chdir(here);
    }
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    ["", /There is something else of that name/],
    ["x", /file is a file/],
    ["x/y", /file is a file/],
  ])("refuses a place behind a file (/%s)", async (path, message) => {
    writeFileSync(join(place, "file"), "mine");
    const refused = await runCommand(run, ["--no-scripts", "--out", join(place, "file", path)]);
    expect(refused.code).toBe(64);
    expect(refused.stderr).toMatch(/'--out' must be a directory that can be written/);
    expect(refused.stderr).toMatch(message);
    expect(readdirSync(place)).toEqual(["file"]);
  });

  it("says what stopped the writing, and puts everything back", async () => {
    await write();
    const previous = readHashes(target);
    rmSync(join(target, "variables.tf"));
    mkdirSync(join(target, "variables.tf"));
    const refused = await write("--vendor", "argmin", "--force");
    expect(refused.code).toBe(64);
    expect(refused.stderr).toMatch(/'--out' must be .* was answered with [A-Z]+. Nothing was changed./);
    const left = Object.entries(previous).filter(([path]) => path !== "variables.tf");
    expect(readHashes(target)).toEqual(Object.fromEntries(left));
  });

  it.each([
    [["--no-scripts"], /'--out' must be given/],
    [["--check", ""], /'--check' must hold MANIFEST.json, got: ""/],
    [["--out", "x", "--vendor", "argmn"], /Did you mean argmin/],
    [["--out", "x", "--flavor", "roof"], /'--flavor' must be one of root, module/],
    [["--out", "x", "--format", "toml"], /'--format' must/],
    [["--check", "x", "--force"], /'--force' must not stand beside --check/],
    [["--check", tmpdir()], /must hold MANIFEST.json/],
    [["--check", "nowhere", "--format", "json"], /must hold MANIFEST.json/],
  ])("refuses %j and writes nothing", async (argv, message) => {
    const refused = await runCommand(run, argv);
    expect(refused.code).toBe(64);
    expect(refused.stderr).toMatch(message);
    if (argv.includes("json")) expect(JSON.parse(refused.stdout)).toHaveProperty("error.faults");
    expect(existsSync("x")).toBe(false);
  });
});
