import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const MODULE = resolve(__dirname, "../../modules/tfvars/replace-file.ts");
const [OLD, NEW] = ["old", "new"].map((word) => `external_id = "${word.repeat(20_000)}"\n`) as [
  string,
  string,
];

/** Replaces the file for ever, with one text and the other in turn. */
const WRITER = `
const { replaceFile } = require(${JSON.stringify(MODULE)});
const [path, ...texts] = process.argv.slice(1);
process.stdout.write("begun");
for (let i = 0; ; i++) replaceFile(path, texts[i % 2]);
`;

test("killed at any moment, the file is the old one or the new one", async () => {
  const file = join(mkdtempSync(join(tmpdir(), "killed-")), "terraform.tfvars");
  writeFileSync(file, OLD);
  const seen = new Set<string>();
  for (let round = 0; round < 25; round++) {
    const child = spawn(process.execPath, ["--require", "tsx/cjs", "-e", WRITER, file, OLD, NEW], {
      cwd: resolve(__dirname, "../.."),
      stdio: ["ignore", "pipe", "inherit"],
    });
    await new Promise((begun) => child.stdout.once("data", begun));
    await pause(5 + (round % 7) * 3);
    const ended = new Promise((done) => child.once("exit", done));
    child.kill("SIGKILL");
    await ended;
    const text = readFileSync(file, "utf8");
    expect([OLD, NEW]).toContain(text);
    seen.add(text);
  }
  expect(seen.size).toBe(2);
}, 120_000);
