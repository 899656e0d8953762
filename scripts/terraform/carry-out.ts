/** Carries out a request: check everything, synthesize, then call the cdktf CLI or Terraform. */
import { throwFaults, type Fault } from "../../modules/errors";
import { findTerraform } from "../lib/find-terraform";
import { childEnvironment } from "./child";
import { projectFiles, readGivenValues } from "./given-values";
import { checkedInputs } from "./input-values";
import { openProject, stackFolder, synthesize, type Project } from "./project";
import type { Request, StackRequest } from "./request";
import { outputsText, prepareOutputsFile, writeOutputs } from "./outputs";
import type { Stack } from "./stacks";
import { STACKS_VARIABLE } from "./wanted-stacks";
import { cliStarts, runCli } from "./with-cdktf";
import { apply, initialize, outputs, plan, type TerraformCall } from "./with-terraform";

/** What the wrappers answer with when Terraform is missing (EX_UNAVAILABLE of sysexits.h). */
const EXIT_UNAVAILABLE = 69;

/** Answers with the exit code. Throws `InputError` for all that is wrong with the values, before anything runs. */
export async function carryOut(request: Request, stacks: readonly Stack[]): Promise<number> {
  const project = openProject(process.cwd());
  if (request.command === "synth") return synthesize(project, childEnvironment(process.env, false));
  const { command } = request;
  const interactive = asks(request);
  throwFaults([
    ...approvalFaults(request),
    ...(command === "output" ? [] : valueFaults(project, request, stacks)),
  ]);
  const terraform = findTerraform();
  if (terraform.kind === "missing") {
    process.stderr.write(`${terraform.name} is not on PATH. ${terraform.remedy}\n`);
    return EXIT_UNAVAILABLE;
  }
  // What Terraform writes holds external IDs: state and plans are for their owner alone.
  process.umask(0o077);
  const environment = childEnvironment(process.env, interactive);
  if (request.outputsFile !== undefined) prepareOutputsFile(project, request.outputsFile);
  if ((command === "deploy" || command === "destroy") && cliStarts(project)) {
    return runCli(project, request, environment, interactive);
  }
  return callTerraform(project, request, {
    binary: terraform.path,
    folder: stackFolder(project, request.stack.id),
    project: project.folder,
    environment,
    valueFiles: projectFiles(project.folder),
  });
}

async function callTerraform(project: Project, request: StackRequest, call: TerraformCall): Promise<number> {
  if (request.command === "deploy" || request.command === "destroy") {
    process.stderr.write(
      `cdktf-cli does not start on this Node (${process.version}) or system: calling Terraform itself.\n`,
    );
  }
  const synthesized = await synthesize(project, { ...call.environment, [STACKS_VARIABLE]: request.stack.id });
  if (synthesized !== 0) return synthesized;
  const initialized = await initialize(call, request);
  if (initialized !== 0) return initialized;
  if (request.command === "diff") return plan(call, request);
  if (request.command !== "output") {
    const applied = await apply(call, request);
    if (applied !== 0 || request.command === "destroy") return applied;
  }
  const { code, values } = await outputs(call);
  if (code !== 0) return code;
  if (request.outputsFile !== undefined) writeOutputs(project, request, request.outputsFile, values);
  if (request.command === "output") process.stdout.write(outputsText(values, request.format));
  return 0;
}

function asks(request: StackRequest): boolean {
  return (request.command === "deploy" || request.command === "destroy") && !request.autoApprove;
}

function approvalFaults(request: StackRequest): readonly Fault[] {
  if (!asks(request) || (process.stdin.isTTY && process.stdout.isTTY)) return [];
  const remedy = "Look at 'npm run diff' first.";
  return [{ field: "--auto-approve", rule: "be given where there is no terminal to ask at", remedy }];
}

function valueFaults(project: Project, request: StackRequest, stacks: readonly Stack[]): readonly Fault[] {
  const { vars, varFiles } = request;
  const given = readGivenValues({ folder: project.folder, environment: process.env, vars, varFiles });
  return checkedInputs(request.stack, given, stacks).faults;
}
