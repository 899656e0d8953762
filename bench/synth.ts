/**
 * How long does a fresh process take to synthesize all vendors' stacks, beside one that synthesizes a single role with the
 * same libraries in the same way? Absolute numbers depend on the machine; compare the ratio. Run with `npm run bench:synth`.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const ROOT = resolve(__dirname, "..");
const ROUNDS = 15;
/** What CONTRIBUTING asks of a change: all stacks within this many times the floor. */
const AIM = 1.25;

interface Run {
  /** Milliseconds on the clock. */
  readonly wall: number;
  /** Milliseconds of processor time, which a busy machine disturbs less. */
  readonly cpu: number;
}

const APPS = { floor: "bench/synth-floor.ts", all: "main.ts" } as const;

/** Makes a process tell its processor time in its last line. */
const TELL =
  "data:text/javascript,process.on('exit',()=>{const{user,system}=process.cpuUsage();process.stderr.write('\\n'+(user+system)/1000)})";

function run(app: string, outdir: string): Run {
  const start = performance.now();
  const child = spawnSync(process.execPath, ["--import", "tsx", "--import", TELL, app], {
    cwd: ROOT,
    env: { ...process.env, CDKTF_OUTDIR: outdir, CDKTF_CONTEXT_JSON: undefined },
    encoding: "utf8",
  });
  const wall = performance.now() - start;
  if (child.status !== 0) throw new Error(`${app} ended with ${child.status}:\n${child.stderr}`);
  return { wall, cpu: Number(child.stderr.split("\n").at(-1)) };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

function main(): void {
  const folder = mkdtempSync(join(tmpdir(), "bench-synth-"));
  try {
    const outdir = (name: string) => join(folder, name);
    const runs: Record<keyof typeof APPS, Run[]> = { floor: [], all: [] };
    // In turns, so that both meet the same load. The first round fills tsx's cache and does not count.
    for (let round = 0; round <= ROUNDS; round++) {
      for (const name of ["floor", "all"] as const) {
        const measured = run(APPS[name], outdir(name));
        if (round > 0) runs[name].push(measured);
      }
    }
    const stacks = readdirSync(join(outdir("all"), "stacks")).length;
    console.log(`median of ${ROUNDS} fresh processes each: one role by hand, and all ${stacks} stacks`);
    for (const [clock, title] of [
      ["wall", "on the clock"],
      ["cpu", "processor time"],
    ] as const) {
      const floor = median(runs.floor.map((measured) => measured[clock]));
      const all = median(runs.all.map((measured) => measured[clock]));
      const ratio = all / floor;
      const verdict = ratio <= AIM ? `within ${AIM}` : `above the aim of ${AIM}`;
      console.log(
        `${title}: floor ${floor.toFixed(0)} ms, all ${all.toFixed(0)} ms, ratio ${ratio.toFixed(2)} (${verdict})`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

main();
