import { mkdtempSync, readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseDuration, timestamp } from "../../modules/external-id/duration";
import { beginRotation, finishRotation } from "../../modules/external-id/rotation";
import type { LastVerify } from "../../modules/handoff/last-verify";
import { argmin } from "../../modules/vendors/argmin";
import { findVendor } from "../../modules/vendors";
import { run } from "../../scripts/external-id";
import { writeLastVerify } from "../support/last-verify";
import { runCommand } from "../support/run-command";

const OLD = "old-secret-4f1c";
const NEW = "new-secret-9ab0";
const SOURCE = `# Argmin
argmin_account_id = "999988887777"
external_id       = "${OLD}" # ticket 12

cur_bucket_name = "my-org-cur-bucket"
`;
const ROTATING = `# Argmin
argmin_account_id = "999988887777"
external_id       = "${NEW}" # ticket 12
previous_external_id = "${OLD}"
previous_external_id_expires_at = "2027-01-31T00:00:00Z"

cur_bucket_name = "my-org-cur-bucket"
`;
const RECORD: LastVerify = {
  schemaVersion: 1,
  time: "2099-01-01T00:00:00.000Z",
  exitCode: 0,
  vendor: "argmin",
  mode: "live",
  roleArn: "arn:aws:iam::111122223333:role/ArgminReadOnly",
};

const input = (source: string) => ({ vendor: argmin, file: "terraform.tfvars", source });
const begin = (source: string, newId = NEW, now = "2027-01-24T00:00:00Z") =>
  beginRotation(input(source), newId, "2027-01-31T00:00:00Z", now);

describe("a rotation", () => {
  it("moves the current ID to the previous one and keeps comments and layout", () => {
    expect(begin(SOURCE).text).toBe(ROTATING);
  });

  it("ends with the file as it was, but for the new ID", () => {
    expect(finishRotation(input(ROTATING)).text).toBe(SOURCE.replace(OLD, NEW));
  });

  it("may begin again once AWS refuses the previous ID by itself, and not before", () => {
    const third = "third-secret-77";
    expect(begin(ROTATING, third, "2027-01-31T00:00:00Z").text).toContain(`previous_external_id = "${NEW}"`);
    expect(() => begin(ROTATING, third, "2027-01-30T23:59:59Z")).toThrow(
      /be empty before a new rotation begins/,
    );
    expect(() => begin(ROTATING.replace(/.*expires_at.*\n/, ""), third)).toThrow(/be empty before/);
  });

  it.each([
    ["the current ID again", SOURCE, OLD, /differs from the current/],
    ["the previous ID again", ROTATING, OLD, /differs from the current/],
    ["a text that is no ID", SOURCE, "two words", /letters, digits/],
    ["an empty text", SOURCE, "", /2 to 1,224 characters/],
    ["a file without the current ID", "a = 1\n", NEW, /be assigned in terraform.tfvars/],
    ["a file with a fault", 'external_id = "x\n', NEW, /terraform.tfvars:1:15/],
  ])("refuses %s, without showing an ID", (_what, source, newId, message) => {
    expect(() => begin(source, newId)).toThrow(message);
    expect(() => begin(source, newId)).not.toThrow(/-secret-/);
  });

  it("is not for users, and has nothing to finish before it began", () => {
    const user = findVendor("axiom-layer-user")!;
    expect(() => beginRotation({ ...input(SOURCE), vendor: user }, NEW, "", "")).toThrow(
      /under an external ID/,
    );
    expect(() => finishRotation(input(SOURCE))).toThrow(/No rotation is going on/);
  });
});

describe("lengths of time", () => {
  it.each([
    ["12h", 12 * 3600e3],
    ["7d", 7 * 86400e3],
    ["2w", 14 * 86400e3],
    ["0d", undefined],
    ["7", undefined],
    ["1.5d", undefined],
    ["-1d", undefined],
    ["99999d", undefined],
  ])("%s is %p", (text, milliseconds) => {
    expect(parseDuration(text)).toBe(milliseconds);
  });

  it("become times without fractions", () => {
    expect(timestamp(Date.UTC(2027, 0, 31, 1, 2, 3, 999))).toBe("2027-01-31T01:02:03Z");
  });
});

describe("the command", () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "rotation-"));
    file = join(folder, "terraform.tfvars");
    writeFileSync(file, SOURCE);
    writeFileSync(join(folder, "new"), `${NEW}\n`);
  });
  const rotate = (...words: string[]) => runCommand(run, ["rotate", "--var-file", file, ...words]);

  it("generates a random UUID", async () => {
    const [one, two] = [await runCommand(run, ["generate"]), await runCommand(run, ["generate"])];
    expect(one.stdout).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\n$/);
    expect(one.stdout).not.toBe(two.stdout);
  });

  it("walks from beginning to end, and shows no external ID on the way", async () => {
    const began = await rotate("--new", join(folder, "new"), "--expires-in", "2w");
    expect(began).toMatchObject({ code: 0, stderr: "" });
    expect(began.stdout).toMatch(/\+ previous_external_id_expires_at = "20\d\d-\d\d-\d\dT/);
    expect(readFileSync(file, "utf8")).toContain(`previous_external_id = "${OLD}"`);

    const early = await rotate("--finish");
    expect(early).toMatchObject({ code: 64, stdout: "" });
    expect(early.stderr).toContain("there is no record of a verification here");
    for (const [record, why] of [
      [{ ...RECORD, time: "2020-01-01T00:00:00.000Z" }, "older than the values"],
      [{ ...RECORD, mode: "simulate" }, "made no real calls"],
      [{ ...RECORD, exitCode: 1 }, "was not green"],
    ] as const) {
      writeLastVerify(folder, record);
      expect((await rotate("--finish")).stderr).toContain(why);
    }
    writeLastVerify(folder, RECORD);
    const finished = await rotate("--finish", "--format", "json");
    expect(JSON.parse(finished.stdout)).toMatchObject({
      step: "finish",
      written: true,
      changes: [{ change: "removed" }, {}],
    });
    expect(readFileSync(file, "utf8")).toBe(SOURCE.replace(OLD, NEW));
    expect(readdirSync(folder).sort()).toEqual([".aws-onboarding", "new", "terraform.tfvars"]);
    for (const { stdout, stderr } of [began, early, finished])
      expect(stdout + stderr).not.toMatch(/-secret-/);
  });

  it("writes nothing on a dry run", async () => {
    const shown = await rotate("--new", join(folder, "new"), "--dry-run");
    expect(shown.stdout).toContain("(nothing written)");
    expect(readFileSync(file, "utf8")).toBe(SOURCE);
  });

  it("finishes without a verification only by force", async () => {
    writeFileSync(file, ROTATING);
    utimesSync(file, new Date(), new Date());
    expect((await rotate("--finish")).code).toBe(64);
    expect(readFileSync(file, "utf8")).toBe(ROTATING);
    expect((await rotate("--finish", "--force")).code).toBe(0);
  });

  it.each([
    [["rotate"], /have either --new or --finish/],
    [["rotate", "--new", "x", "--finish"], /have either --new or --finish/],
    [["rotate", "--finish", "--expires-in", "7d"], /'--expires-in' must not be given to rotate --finish/],
    [["generate", "--finish"], /'--finish' must not be given to generate/],
    [["turn"], /be followed by generate or rotate, got: "turn"/],
    [["rotate", "--fast"], /Unknown option '--fast'/],
    [["rotate", "--new", "nowhere", "--var-file", "nowhere"], /be a file that can be read/],
  ])("refuses %j", async (argv, message) => {
    const refused = await runCommand(run, argv);
    expect(refused).toMatchObject({ code: 64, stdout: "" });
    expect(refused.stderr).toMatch(message);
  });

  it("edits a file, not standard input, and says which one it looked for", async () => {
    const stream = await runCommand(run, ["rotate", "--finish", "--var-file", "-"]);
    expect(stream.code).toBe(64);
    expect(stream.stderr).toMatch(/'--var-file' must be a file, got: "-". .*only --new reads standard input/);
    const missing = await runCommand(run, ["rotate", "--finish", "--var-file", join(folder, "nowhere")]);
    expect(missing.stderr).toMatch(/'--var-file' must be a file that can be read, got: ".*nowhere"/);
    const here = process.cwd();
    process.chdir(mkdtempSync(join(tmpdir(), "empty-")));
    try {
      const none = await runCommand(run, ["rotate", "--finish"]);
      expect(none).toMatchObject({ code: 64, stdout: "" });
      expect(none.stderr).toMatch(
        /'--var-file' must be given where there is no terraform.tfvars and no terraform.tfvars.json. /,
      );
    } finally {
      process.chdir(here);
    }
  });

  it("sends nobody to a flag whose value a shell remembers", async () => {
    writeFileSync(file, ROTATING);
    const { stdout } = await rotate("--finish", "--force");
    expect(stdout).toContain(
      "AWS_ONBOARDING_RETIRED_EXTERNAL_ID, or in a file named with --retired-external-id-file",
    );
    expect(stdout).not.toMatch(/--retired-external-id(?!-file)/);
  });

  it("refuses a length of time that is none, and writes nothing", async () => {
    expect((await rotate("--new", join(folder, "new"), "--expires-in", "soon")).stderr).toMatch(
      /12h, 7d or 2w/,
    );
    expect(readFileSync(file, "utf8")).toBe(SOURCE);
  });
});
