/** How a program of this project begins and ends. */
import { EXIT_INTERNAL, reportFailure } from "./failure";

/** Runs the program with the words behind its name; its answer, or its failure's, becomes the exit code. */
export function runProgram(main: (argv: readonly string[]) => Promise<number>): void {
  const argv = process.argv.slice(2);
  main(argv)
    .catch((error: unknown) => reportFailure(error, argv))
    .then((code) => {
      process.exitCode = code;
    })
    .catch(() => {
      process.exitCode = EXIT_INTERNAL;
    });
}
