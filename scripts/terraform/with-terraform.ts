/** Commands that call Terraform in the synthesized folder. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline/promises";
import { runChild, type ChildOptions } from "./child";
import type { StackRequest } from "./request";

export interface TerraformCall {
  readonly binary: string;
  /** The synthesized stack. */
  readonly folder: string;
  /** The project: relative paths of value files start here. */
  readonly project: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Value files of the project, which Terraform would not find in the stack's folder. */
  readonly valueFiles: readonly string[];
}

/** What Terraform answers `plan -detailed-exitcode` with when there is something to change. */
export const EXIT_CHANGES = 2;

/** Initializes the folder; its talk is shown only when it fails. */
export async function initialize(call: TerraformCall, request: StackRequest): Promise<number> {
  const migrate = request.migrateState ? ["-migrate-state", "-force-copy"] : [];
  return (await terraform(call, ["init", "-input=false", ...migrate], "show-on-failure")).code;
}

/** Shows what would change. 0: nothing, 2: something, 1: an error. */
export async function plan(
  call: TerraformCall,
  request: StackRequest,
  extra: readonly string[] = [],
): Promise<number> {
  const words = ["plan", "-input=false", "-detailed-exitcode", ...extra, ...valueWords(call, request)];
  return (await terraform(call, words, "show")).code;
}

/** Deploys or destroys exactly what it shows: plans into a file, asks, and applies that file. */
export async function apply(call: TerraformCall, request: StackRequest): Promise<number> {
  const scratch = mkdtempSync(join(tmpdir(), "aws-onboarding-plan-"));
  try {
    const file = join(scratch, "plan"); // It holds the values in clear.
    const destroy = request.command === "destroy" ? ["-destroy"] : [];
    const planned = await plan(call, request, [...destroy, `-out=${file}`]);
    if (planned !== EXIT_CHANGES) return planned;
    if (!request.autoApprove && !(await approved(request))) return 1;
    return (await terraform(call, ["apply", "-input=false", file], "show")).code;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** The stack's outputs as Terraform prints them in JSON: `{ NAME: { value, type, sensitive } }`. */
export async function outputs(
  call: TerraformCall,
): Promise<{ readonly code: number; readonly values: Readonly<Record<string, unknown>> }> {
  const { code, stdout } = await terraform(call, ["output", "-json"], "keep");
  if (code !== 0) return { code, values: {} };
  const parsed = JSON.parse(stdout) as Readonly<
    Record<string, { readonly value: unknown; readonly sensitive: boolean }>
  >;
  const shown = Object.entries(parsed).filter(([, output]) => !output.sensitive);
  return { code, values: Object.fromEntries(shown.map(([name, output]) => [name, output.value])) };
}

async function approved(request: StackRequest): Promise<boolean> {
  const prompt = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const question = `\n${request.command} ${request.stack.id}? Only 'yes' is accepted: `;
    return (await prompt.question(question)) === "yes";
  } finally {
    prompt.close();
  }
}

function valueWords(call: TerraformCall, request: StackRequest): readonly string[] {
  return [
    ...request.vars.map((pair) => `-var=${pair}`),
    ...call.valueFiles.map((file) => `-var-file=${file}`),
    ...request.varFiles.map((file) => `-var-file=${resolve(call.project, file)}`),
  ];
}

function terraform(call: TerraformCall, words: readonly string[], stdout: ChildOptions["stdout"]) {
  const [command = "", ...rest] = words;
  const plain = process.stdout.isTTY ? [] : ["-no-color"];
  const { binary, folder, environment } = call;
  return runChild(binary, [command, ...plain, ...rest], { cwd: folder, environment, stdout });
}
