/** Two kinds of failure at the edge: an input that is wrong, and a fault of this program. */
import { EXIT_USAGE, faultText, InputError, type Fault } from "../../modules/errors";

/** What the command line answers with for a fault of this program (EX_SOFTWARE of sysexits.h). */
export const EXIT_INTERNAL = 70;

/** Prints the failure, as one JSON document on stdout when `--format json` was asked for, and answers with the exit code. */
export function reportFailure(error: unknown, argv: readonly string[]): number {
  const faults = inputFaults(error);
  if (wantsJson(argv)) {
    const failure = faults ? { kind: "input", faults } : { kind: "internal", message: messageOf(error) };
    process.stdout.write(`${JSON.stringify({ error: failure }, null, 2)}\n`);
  }
  if (faults) {
    for (const fault of faults) process.stderr.write(`${faultText(fault)}\n`);
    return EXIT_USAGE;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(
    `This is a fault of aws-onboarding (Node ${process.version}, ${process.platform}). Please report it with these lines:\n${stack}\n`,
  );
  return EXIT_INTERNAL;
}

function inputFaults(error: unknown): readonly Fault[] | undefined {
  if (error instanceof InputError) return error.faults;
  const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
  if (!code.startsWith("ERR_PARSE_ARGS_")) return undefined;
  // parseArgs names the option in its message: "Unknown option '--fast'. To specify a positional ...".
  const [problem = messageOf(error)] = messageOf(error).split(". ");
  const field = /'([^']+)'/.exec(problem)?.[1] ?? "arguments";
  return [{ field, rule: "be used as the help says", remedy: `${problem}. See --help.` }];
}

function wantsJson(argv: readonly string[]): boolean {
  return argv.some((word, i) => word === "--format=json" || (word === "--format" && argv[i + 1] === "json"));
}

function messageOf(error: unknown): string {
  return typeof error === "object" && error !== null && "message" in error
    ? String(error.message)
    : String(error);
}
