/** How a program of this project begins and ends. */
import { EXIT_INTERNAL, reportFailure } from "./failure";

/** Runs the program with the words behind its name; its answer, or its failure's, becomes the exit code. */
export function runProgram(main: (argv: readonly string[]) => Promise<number>): void {
  const argv = process.argv.slice(2);
  main(argv)
    .catch((error: unknown) => reportFailure(error, argv))
    .then(finish, () => finish(EXIT_INTERNAL));
}

/** Milliseconds in which a finished program ends by itself. */
const GRACE = 100;

/**
 * Ends the process with that code. A program that was started to find credentials, or a connection that nobody answers,
 * would keep a finished run alive: after a moment it is left behind, but nothing that was printed is lost.
 */
export function finish(code: number): void {
  process.exitCode = code;
  setTimeout(() => {
    void Promise.all([process.stdout, process.stderr].map(flushed)).then(() => process.exit(code));
  }, GRACE).unref();
}

function flushed(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => stream.write("", () => resolve()));
}
