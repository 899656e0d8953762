/** The command that somebody gave to the cdktf CLI, read from its command line. */
import { basename } from "node:path";

/** What of the command matters for the values of variables. */
export interface CdktfCommand {
  readonly command: "deploy" | "destroy" | "diff";
  /** Names or patterns of stacks; none means "the only one". */
  readonly stacks: readonly string[];
  readonly vars: readonly string[];
  readonly varFiles: readonly string[];
}

const COMMANDS: Readonly<Record<string, CdktfCommand["command"]>> = {
  deploy: "deploy",
  apply: "deploy",
  watch: "deploy",
  destroy: "destroy",
  diff: "diff",
  plan: "diff",
};

/** Options of these commands with one value behind them, as a word of its own (cdktf-cli 0.21). */
const WITH_VALUE = new Set([
  "--app",
  "-a",
  "--output",
  "-o",
  "--outputs-file",
  "--parallelism",
  "--terraform-parallelism",
  "--log-level",
]);

/** The command, when these words started the cdktf (or cdktn) CLI and it needs values; undefined otherwise. */
export function cdktfCommand(words: readonly string[]): CdktfCommand | undefined {
  const program = words.slice(0, 2).findIndex((word) => /^cdkt[fn](\.js|\.cmd)?$/.test(basename(word)));
  if (program < 0) return undefined;
  const { positionals, options } = readOptions(words.slice(program + 1));
  const command = COMMANDS[positionals[0] ?? ""];
  if (command === undefined) return undefined;
  return {
    command,
    stacks: positionals.slice(1),
    vars: options.get("--var") ?? [],
    varFiles: options.get("--var-file") ?? [],
  };
}

/** Whether a stack of that name is meant. Patterns have `*` for anything. */
export function meansStack(command: Pick<CdktfCommand, "stacks">, name: string): boolean {
  return command.stacks.length === 0 || command.stacks.some((pattern) => matches(pattern, name));
}

function matches(pattern: string, name: string): boolean {
  const parts = pattern.split("*").map((part) => part.replace(/[^A-Za-z0-9_-]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`).test(name);
}

/** As the CLI reads them: `--var` and `--var-file` take every word up to the next option. */
function readOptions(words: readonly string[]): {
  readonly positionals: readonly string[];
  readonly options: ReadonlyMap<string, readonly string[]>;
} {
  const positionals: string[] = [];
  const options = new Map<string, string[]>();
  let open: { readonly name: string; left: number } | undefined;
  for (const word of words) {
    if (word.startsWith("-") && word !== "-") {
      const [name = "", ...rest] = word.split("=");
      const values = options.get(name) ?? [];
      options.set(name, values);
      if (rest.length > 0) values.push(rest.join("="));
      const many = name === "--var" || name === "--var-file";
      const left = many ? Infinity : WITH_VALUE.has(name) && rest.length === 0 ? 1 : 0;
      open = { name, left };
    } else if (open && open.left > 0) {
      options.get(open.name)?.push(word);
      open.left--;
    } else positionals.push(word);
  }
  return { positionals, options };
}
