/** A person at a terminal: a program in a pseudo-terminal, with words typed when a text appears. */
import { spawn } from "@cdktf/node-pty-prebuilt-multiarch";

/** Runs the program until it ends; types `answer` once `question` has appeared. */
export function atTerminal(
  program: string,
  words: readonly string[],
  options: {
    readonly cwd: string;
    readonly env: Readonly<Record<string, string>>;
    readonly question: string;
    readonly answer: string;
  },
): Promise<{ readonly code: number; readonly output: string }> {
  return new Promise((resolve, reject) => {
    const terminal = spawn(program, [...words], { cwd: options.cwd, env: options.env, cols: 120, rows: 50 });
    let output = "";
    let typed = false;
    const timer = setTimeout(() => {
      terminal.kill();
      reject(new Error(`${options.question} was not asked, or the answer had no effect:\n${output}`));
    }, 180_000);
    terminal.onData((text) => {
      output += text;
      if (typed || !output.includes(options.question)) return;
      typed = true;
      // The prompt is drawn before it listens.
      setTimeout(() => terminal.write(options.answer), 500);
    });
    terminal.onExit(({ exitCode }) => {
      clearTimeout(timer);
      resolve({ code: exitCode, output });
    });
  });
}
