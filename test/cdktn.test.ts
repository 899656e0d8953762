/** The day of moving to cdktf's continuation is known to be safe: it synthesizes the same Terraform from the same source. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { version as cdktfVersion } from "cdktf/package.json";
import { version as cdktnVersion } from "cdktn/package.json";
import { VENDORS } from "../modules/vendors";
import { deployments } from "../stacks/deployments";

const ROOT = join(__dirname, "..");
const REPLACE = join(__dirname, "support/cdktn-in-place-of-cdktf.cjs");

type Stacks = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const newOutput = () => join(mkdtempSync(join(tmpdir(), "synth-")), "cdktf.out");

function start(outdir: string, ...words: readonly string[]): string {
  const env = {
    ...process.env,
    CDKTF_OUTDIR: outdir,
    CDKTF_CONTEXT_JSON: undefined,
    AWS_ONBOARDING_STACKS: "*",
  };
  return execFileSync(process.execPath, [...words], { cwd: ROOT, env, encoding: "utf8" });
}

function synthesize(...words: readonly string[]): {
  readonly versions: readonly string[];
  readonly stacks: Stacks;
} {
  const outdir = newOutput();
  start(outdir, ...words);
  const names = readdirSync(join(outdir, "stacks")).sort();
  const parsed = names.map((name) => {
    const { "//": metadata, ...stack } = JSON.parse(
      readFileSync(join(outdir, "stacks", name, "cdk.tf.json"), "utf8"),
    );
    return { name, stack, version: metadata.metadata.version as string };
  });
  return {
    versions: [...new Set(parsed.map(({ version }) => version))],
    stacks: Object.fromEntries(parsed.map(({ name, stack }) => [name, stack])),
  };
}

const TSX = ["--import", "tsx"];
const cdktf = synthesize(...TSX, "main.ts");

test("every stack is synthesized", () => {
  const ids = deployments(VENDORS).map(({ id }) => id);
  expect(Object.keys(cdktf.stacks)).toEqual([...ids].sort());
});

test("cdktn synthesizes from the same source and bindings what cdktf does", () => {
  const cdktn = synthesize("--require", REPLACE, ...TSX, "main.ts");
  // The replacement took place: each core writes its own version into the metadata.
  expect([cdktf.versions, cdktn.versions]).toEqual([[cdktfVersion], [cdktnVersion]]);
  expect(cdktn.stacks).toEqual(cdktf.stacks);
});

test("the short cuts of the app change nothing", () => {
  expect(synthesize(...TSX, "test/support/plain-app.ts").stacks).toEqual(cdktf.stacks);
});

test("what the quick start postpones is there for whoever needs it", () => {
  expect(start(newOutput(), ...TSX, "test/support/archive-app.ts")).toBe("PK");
});
