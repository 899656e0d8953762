/** Runs a program to its end and keeps everything it printed. */
import { spawn } from "node:child_process";

export interface Finished {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Both, one after the other: for asking whether something was printed at all. */
  readonly output: string;
}

export interface RunOptions {
  readonly cwd: string;
  /** The whole environment of the program. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Ends the program after so many milliseconds: a prompt would otherwise wait for ever. @default 300,000 */
  readonly timeout?: number;
}

/** Runs it without standard input. A program that had to be ended has the code 124, as timeout(1) answers. */
export function runProcess(program: string, args: readonly string[], options: RunOptions): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...args], {
      cwd: options.cwd,
      env: options.env,
      stdio: ["ignore", "pipe", "pipe"],
      detached: true, // so that what it started ends with it
    });
    let stdout = "";
    let stderr = "";
    let ended = false;
    child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    const timer = setTimeout(() => {
      ended = true;
      if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
    }, options.timeout ?? 300_000);
    child.on("error", (error) => {
      clearTimeout(timer);
      reject(error);
    });
    child.on("close", (code) => {
      clearTimeout(timer);
      resolve({ code: ended ? 124 : (code ?? 1), stdout, stderr, output: stdout + stderr });
    });
  });
}
