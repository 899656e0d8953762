/** Folders on file systems that cannot have them. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isFolder, makeFolder } from "../../modules/export/folder";

test("makes what is missing, and leaves alone what is there", () => {
  const place = mkdtempSync(join(tmpdir(), "folder-"));
  makeFolder(join(place, "a/b/c"));
  makeFolder(join(place, "a/b/c"));
  expect(isFolder(join(place, "a/b/c"))).toBe(true);
  writeFileSync(join(place, "file"), "");
  expect(() => makeFolder(join(place, "file"))).toThrow(/EEXIST/);
  expect(() => makeFolder(join(place, "file/x"))).toThrow(/EEXIST|ENOTDIR/);
  expect([isFolder(join(place, "file")), isFolder(join(place, "file/x"))]).toEqual([false, false]);
});

// In a process of its own with a time limit: what it tests would otherwise hang and take no signal.
(existsSync("/proc/self") ? test : test.skip)("ends in /proc, which has no room for folders", () => {
  const root = join(__dirname, "../..");
  const words = [
    "--import",
    "tsx",
    "scripts/cli.ts",
    "export",
    "--no-scripts",
    "--out",
    "/proc/onboarding/new",
  ];
  const { status, stderr } = spawnSync(process.execPath, words, {
    cwd: root,
    encoding: "utf8",
    timeout: 30_000,
    killSignal: "SIGKILL",
  });
  expect(status).toBe(64);
  expect(stderr).toMatch(/'--out' must be a directory that can be written, got: "\/proc\/onboarding\/new"/);
});
