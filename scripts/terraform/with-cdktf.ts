/** Commands that call the cdktf CLI. */
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { runChild } from "./child";
import type { Project } from "./project";
import type { StackRequest } from "./request";

/**
 * Whether cdktf-cli 0.21 starts here. It needs the native module node-pty, whose package has builds for some systems and for
 * Node's ABIs up to 127 (Node 22), and is not built at installation. It is not loaded to find out: it prints when it fails.
 */
export function cliStarts(project: Project, abi: string = process.versions.modules): boolean {
  let folder: string;
  try {
    folder = dirname(requireFrom(project).resolve("@cdktf/node-pty-prebuilt-multiarch/package.json"));
  } catch {
    return false;
  }
  const musl = process.platform === "linux" && existsSync("/etc/alpine-release") ? ".musl" : "";
  const builds = [
    `prebuilds/${process.platform}-${process.arch}/node.abi${abi}${musl}.node`,
    "build/Release/pty.node",
  ];
  return builds.some((build) => existsSync(join(folder, build)));
}

function requireFrom(project: Project): NodeJS.Require {
  return createRequire(resolve(project.folder, "package.json"));
}

/** Deploys or destroys through the CLI. A person at a terminal approves in the CLI's own prompt. */
export async function runCli(
  project: Project,
  request: StackRequest,
  environment: Readonly<Record<string, string | undefined>>,
  interactive: boolean,
): Promise<number> {
  const cli = requireFrom(project).resolve("cdktf-cli/bundle/bin/cdktf.js");
  const words = [
    request.command,
    request.stack.id,
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
