/** Programs that the wrappers start: with an environment in which nothing prompts, calls home or draws. */
import { spawn } from "node:child_process";
import { withProviderSource } from "./provider-source";

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The environment for cdktf and Terraform.
 * @param interactive whether a person sits at the terminal and approves
 */
export function childEnvironment(environment: Environment, interactive: boolean): Environment {
  return {
    ...withProviderSource(environment, (text) => process.stderr.write(text)),
    CHECKPOINT_DISABLE: "1",
    // With a mirror, or without the network, `terraform providers lock` fails: it asks the registry whatever is configured.
    CDKTF_SKIP_PROVIDER_LOCK: "true",
    // The CLI would make ~/.terraform.d/plugin-cache.
    CDKTF_DISABLE_PLUGIN_CACHE_ENV: "true",
    TF_IN_AUTOMATION: "1",
    // Without a terminal the CLI would draw a spinner into the log, and a prompt would never be answered.
    ...(!interactive && { CI: "1", TF_INPUT: "0" }),
  };
}

export interface ChildOptions {
  readonly cwd: string;
  readonly environment: Environment;
  /** Where the program's standard output goes; its standard error is always shown. */
  readonly stdout: "show" | "to-stderr" | "keep" | "show-on-failure";
  readonly stdin?: "inherit";
}

export interface ChildResult {
  readonly code: number;
  /** What was kept; empty when it was shown. */
  readonly stdout: string;
}

/** Runs a program to its end. Rejects when it cannot be started. */
export function runChild(
  program: string,
  words: readonly string[],
  { cwd, environment, stdout, stdin }: ChildOptions,
): Promise<ChildResult> {
  return new Promise((resolve, reject) => {
    const kept = stdout === "keep" || stdout === "show-on-failure";
    const child = spawn(program, [...words], {
      cwd,
      env: environment,
      stdio: [stdin ?? "ignore", kept ? "pipe" : stdout === "to-stderr" ? 2 : "inherit", "inherit"],
    });
    let text = "";
    child.stdout?.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
    child.once("error", reject);
    child.once("close", (code) => {
      if (stdout === "show-on-failure" && code !== 0) process.stderr.write(text);
      resolve({ code: code ?? 1, stdout: stdout === "keep" ? text : "" });
    });
  });
}
