import { reportFailure } from "../../scripts/lib/failure";

/** What a command printed and answered. */
export interface CommandRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command in this process as the command line does, failures included. */
export async function runCommand(
  run: (argv: readonly string[]) => Promise<number>,
  argv: readonly string[],
): Promise<CommandRun> {
  const written = { stdout: "", stderr: "" };
  const spies = (["stdout", "stderr"] as const).map((name) =>
    jest.spyOn(process[name], "write").mockImplementation((text) => {
      written[name] += String(text);
      return true;
    }),
  );
  try {
    const code = await run(argv).catch((error: unknown) => reportFailure(error, argv));
    return { code, ...written };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}
