/** What somebody asked of `npm run synth|diff|deploy|destroy|output`, read and checked before anything runs. */
import { parseArgs } from "node:util";
import { nearest, throwFaults, type Fault } from "../../modules/errors";
import type { Stack } from "./stacks";

export const COMMANDS = ["synth", "diff", "deploy", "destroy", "output"] as const;

export type CommandName = (typeof COMMANDS)[number];

/** A request that can be carried out: `synth` is for all stacks. */
export type Request = { readonly command: "synth" } | StackRequest;

/** A request for one stack. */
export interface StackRequest {
  readonly command: Exclude<CommandName, "synth">;
  readonly stack: Stack;
  readonly vars: readonly string[];
  readonly varFiles: readonly string[];
  /** Whether to go ahead without asking. */
  readonly autoApprove: boolean;
  /** Where to write the outputs as JSON: a file, relative to the project. */
  readonly outputsFile?: string;
  /** Whether Terraform may move its state to the backend that is configured now. */
  readonly migrateState: boolean;
  readonly format: "text" | "json";
}

const OPTIONS = {
  var: { type: "string", multiple: true },
  "var-file": { type: "string", multiple: true },
  "auto-approve": { type: "boolean" },
  "outputs-file": { type: "string" },
  "migrate-state": { type: "boolean" },
  format: { type: "string" },
} as const;

/** Which options a command has; one that would do nothing is refused. */
const ALLOWED: Readonly<Record<CommandName, readonly (keyof typeof OPTIONS)[]>> = {
  synth: [],
  diff: ["var", "var-file", "migrate-state"],
  deploy: ["var", "var-file", "auto-approve", "outputs-file", "migrate-state"],
  destroy: ["var", "var-file", "auto-approve", "migrate-state"],
  output: ["outputs-file", "format"],
};

/** Reads the words behind the command's name. Throws `InputError`, or what `parseArgs` throws for an unknown option. */
export function readRequest(
  command: CommandName,
  words: readonly string[],
  stacks: readonly Stack[],
): Request {
  const { values, positionals } = parseArgs({ args: [...words], options: OPTIONS, allowPositionals: true });
  const faults: Fault[] = [];
  for (const name of Object.keys(values)) {
    if ((ALLOWED[command] as readonly string[]).includes(name)) continue;
    faults.push({
      field: `--${name}`,
      rule: `not be given to ${command}`,
      remedy: "Leave it out; see --help.",
    });
  }
  const stack = command === "synth" ? undefined : stackOf(positionals, stacks, faults);
  if (command === "synth" && positionals.length > 0) {
    faults.push({
      field: "STACK",
      rule: "not be given to synth",
      remedy: "Leave it out: all are synthesized.",
    });
  }
  const format = values.format ?? "text";
  if (format !== "text" && format !== "json") {
    faults.push({
      field: "--format",
      rule: "be text or json",
      value: format,
      remedy: "Leave it out for text.",
    });
  }
  throwFaults(faults);
  if (command === "synth" || !stack) return { command: "synth" };
  return {
    command,
    stack,
    vars: values.var ?? [],
    varFiles: values["var-file"] ?? [],
    autoApprove: values["auto-approve"] ?? false,
    ...(values["outputs-file"] !== undefined && { outputsFile: values["outputs-file"] }),
    migrateState: values["migrate-state"] ?? false,
    format: format === "json" ? "json" : "text",
  };
}

function stackOf(names: readonly string[], stacks: readonly Stack[], faults: Fault[]): Stack | undefined {
  const [name, ...more] = names;
  const ids = stacks.map((stack) => stack.id);
  if (more.length > 0) {
    faults.push({
      field: "STACK",
      rule: "be one stack",
      value: names.join(" "),
      remedy: "Name one at a time.",
    });
  }
  if (name === undefined) {
    if (stacks.length === 1) return stacks[0];
    faults.push({ field: "STACK", rule: "be given", remedy: `Name one of ${ids.join(", ")}.` });
    return undefined;
  }
  const stack = stacks.find((candidate) => candidate.id === name);
  if (!stack) {
    const meant = nearest(name, ids);
    const remedy = meant ? `Did you mean ${meant}?` : `There are ${ids.join(", ")}.`;
    faults.push({ field: "STACK", rule: "be a stack of this project", value: name, remedy });
  }
  return stack;
}
