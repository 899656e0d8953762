/** The day of moving to cdktf's continuation is known to be safe: it synthesizes the same Terraform from the same source. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { version as cdktfVersion } from "cdktf/package.json";
import { version as cdktnVersion } from "cdktn/package.json";
import { VENDORS } from "../modules/vendors";

const ROOT = join(__dirname, "..");
const REPLACE = join(__dirname, "support/cdktn-in-place-of-cdktf.cjs");

type Stacks = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

function synthesize(...options: readonly string[]): {
  readonly versions: readonly string[];
  readonly stacks: Stacks;
} {
  const outdir = join(mkdtempSync(join(tmpdir(), "synth-")), "cdktf.out");
  execFileSync(process.execPath, [...options, "--import", "tsx", "main.ts"], {
    cwd: ROOT,
    env: { ...process.env, CDKTF_OUTDIR: outdir, CDKTF_CONTEXT_JSON: undefined },
  });
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

test("cdktn synthesizes from the same source and bindings what cdktf does", () => {
  const cdktf = synthesize();
  const cdktn = synthesize("--require", REPLACE);
  // The replacement took place: each core writes its own version into the metadata.
  expect([cdktf.versions, cdktn.versions]).toEqual([[cdktfVersion], [cdktnVersion]]);
  expect(Object.keys(cdktf.stacks)).toEqual(expect.arrayContaining(VENDORS.map((vendor) => vendor.id)));
  expect(cdktn.stacks).toEqual(cdktf.stacks);
});
