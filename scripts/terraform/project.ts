/** The project in which a wrapper was called: the folder with cdktf.json, and what it synthesizes. */
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { InputError } from "../../modules/errors";
import { runChild } from "./child";

export interface Project {
  readonly folder: string;
  /** The command that synthesizes, as cdktf.json has it. */
  readonly app: string;
  /** Relative to the folder. */
  readonly output: string;
  /** Context of cdktf.json, among it where the state is. */
  readonly context: Readonly<Record<string, unknown>>;
}

/** Reads cdktf.json. Throws `InputError` where there is none. */
export function openProject(folder: string): Project {
  const file = join(folder, "cdktf.json");
  if (!existsSync(file)) {
    const remedy = "Call it in the folder with cdktf.json.";
    throw new InputError([{ field: "folder", rule: "be the project's", value: folder, remedy }]);
  }
  const { app, output, context } = JSON.parse(readFileSync(file, "utf8")) as Partial<Project> & {
    app: string;
  };
  return { folder, app, output: output ?? "cdktf.out", context: context ?? {} };
}

/** The folder of a synthesized stack. */
export function stackFolder(project: Project, stack: string): string {
  return join(project.folder, project.output, "stacks", stack);
}

/** Synthesizes all stacks and removes folders of stacks that are no more. Answers with the app's exit code. */
export async function synthesize(
  project: Project,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<number> {
  // As the CLI does it, but in a third of its time: it starts the same command with the same setting.
  const { code } = await runChild("/bin/sh", ["-c", project.app], {
    cwd: project.folder,
    environment: {
      ...environment,
      CDKTF_OUTDIR: project.output,
      ...(Object.keys(project.context).length > 0 && { CDKTF_CONTEXT_JSON: JSON.stringify(project.context) }),
    },
    stdout: "to-stderr",
  });
  if (code === 0) removeDroppedStacks(project);
  return code;
}

/** Terraform's state is not in there. */
function removeDroppedStacks(project: Project): void {
  const folder = join(project.folder, project.output);
  const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")) as {
    readonly stacks: Readonly<Record<string, unknown>>;
  };
  for (const name of readdirSync(join(folder, "stacks"))) {
    if (!(name in manifest.stacks)) rmSync(join(folder, "stacks", name), { recursive: true });
  }
}
