/** The command line: one verb a job. Each command loads when it is asked for. */
import { commandTable, findCommand, overview } from "./lib/commands";
import { EXIT_USAGE } from "../modules/errors";
import { runProgram } from "./lib/entry";

async function main(argv: readonly string[]): Promise<number> {
  const [verb, ...rest] = argv;
  if (verb === undefined || verb === "help" || verb === "--help" || verb === "-h") {
    process.stdout.write(overview(commandTable));
    return verb === undefined ? EXIT_USAGE : 0;
  }
  if (verb === "--version") {
    const { version } = (await import("../package.json")).default;
    process.stdout.write(`${version}\n`);
    return 0;
  }
  const found = findCommand(verb);
  if (!found.command) {
    const hint = found.suggestion ? ` Did you mean ${found.suggestion}?` : "";
    process.stderr.write(`'${verb}' is not a command.${hint} Run 'npx aws-onboarding help' for the list.\n`);
    return EXIT_USAGE;
  }
  const command = await found.command.load();
  if (rest.includes("--help") || rest.includes("-h")) {
    process.stdout.write(command.usage);
    return 0;
  }
  return command.run(rest);
}

runProgram(main);
