/** Commands that call the cdktf CLI. */
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { runChild } from "./child";
import type { Project } from "./project";
import type { StackRequest } from "./request";

/**
 * Whether cdktf-cli 0.21 starts on this Node. It needs the native module node-pty, whose package has builds for the ABIs up to 127
 * (Node 22) and is not built at installation.
 */
export function cliStarts(project: Project): boolean {
  try {
    createRequire(resolve(project.folder, "package.json"))("@cdktf/node-pty-prebuilt-multiarch");
    return true;
  } catch {
    return false;
  }
}

/** Deploys or destroys through the CLI. A person at a terminal approves in the CLI's own prompt. */
export async function runCli(
  project: Project,
  request: StackRequest,
  environment: Readonly<Record<string, string | undefined>>,
  interactive: boolean,
): Promise<number> {
  const cli = createRequire(resolve(project.folder, "package.json")).resolve("cdktf-cli/bundle/bin/cdktf.js");
  const words = [
    request.command,
    request.vendor.id,
    ...(request.autoApprove ? ["--auto-approve"] : []),
    ...(request.migrateState ? ["--migrate-state"] : []),
    ...(process.stdout.isTTY ? [] : ["--no-color"]),
    ...(request.outputsFile === undefined ? [] : [`--outputs-file=${request.outputsFile}`]),
    ...request.vars.map((pair) => `--var=${pair}`),
    ...request.varFiles.map((file) => `--var-file=${file}`),
  ];
  const { code } = await runChild(process.execPath, [cli, ...words], {
    cwd: project.folder,
    environment,
    stdout: "show",
    ...(interactive && { stdin: "inherit" }),
  });
  return code;
}
