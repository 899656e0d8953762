/** A real AWS emulator on a free loopback port: moto's server, started and ended by the test. */
import { spawn, type ChildProcess } from "node:child_process";
import { findProgram } from "../../scripts/lib/find-terraform";

/** The account that moto plays: the customer's. */
export const MOTO_ACCOUNT = "111122223333";

export interface MotoOptions {
  /** Loads AWS's managed policies, so that one of them can be attached. Takes a second. @default false */
  readonly managedPolicies?: boolean;
  /** Folder with a `sitecustomize.py` that does what moto leaves undone. */
  readonly corrections?: string;
}

export interface Moto {
  /** `http://127.0.0.1:PORT`. */
  readonly endpoint: string;
  /** What makes the AWS SDK, the AWS CLI and Terraform's provider talk to it. */
  readonly environment: Readonly<Record<string, string>>;
  /** Forgets everything that was created. */
  readonly reset: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Starts moto. Throws with what to install when it is missing, and with its log when it does not come up. */
export async function startMoto(options: MotoOptions = {}): Promise<Moto> {
  const found = findProgram("moto_server", "Install it: pip install 'moto[server]'.");
  if (found.kind === "missing") throw new Error(`${found.name} is not on PATH. ${found.remedy}`);
  // The system picks the port: one that is looked up first could be somebody else's by the time it is used.
  const child = spawn(found.path, ["-H", "127.0.0.1", "-p", "0"], {
    env: {
      ...process.env,
      PYTHONUNBUFFERED: "1",
      MOTO_ACCOUNT_ID: MOTO_ACCOUNT,
      ...(options.corrections !== undefined && { PYTHONPATH: options.corrections }),
      ...(options.managedPolicies && { MOTO_IAM_LOAD_MANAGED_POLICIES: "true" }),
    },
    stdio: ["ignore", "ignore", "pipe"],
    detached: true,
  });
  const onExit = (): void => end(child);
  process.once("exit", onExit);
  let endpoint: string;
  try {
    endpoint = await endpointOf(child);
  } catch (error) {
    end(child);
    throw error;
  }
  return {
    endpoint,
    environment: motoEnvironment(endpoint),
    reset: async () => {
      const answer = await fetch(`${endpoint}/moto-api/reset`, { method: "POST" });
      if (!answer.ok) throw new Error(`moto did not reset: ${answer.status}`);
    },
    stop: async () => {
      process.removeListener("exit", onExit);
      const ended = new Promise((resolve) => child.once("exit", resolve));
      if (child.exitCode !== null || child.signalCode !== null) return;
      end(child);
      await ended;
    },
  };
}

function motoEnvironment(endpoint: string): Readonly<Record<string, string>> {
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: "testing",
    AWS_SECRET_ACCESS_KEY: "testing",
    AWS_REGION: "us-east-1",
    AWS_EC2_METADATA_DISABLED: "true",
  };
}

/** Where the server says that it listens. It says so once it does. */
function endpointOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let log = "";
    const give = (problem: string): void => reject(new Error(`moto_server ${problem}:\n${log}`));
    const timer = setTimeout(() => give("did not say where it listens"), 60_000);
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      log = (log + text).slice(-4000);
      const endpoint = /Running on (http:\/\/127\.0\.0\.1:\d+)/.exec(log)?.[1];
      if (endpoint === undefined) return;
      clearTimeout(timer);
      resolve(endpoint);
    });
    child.once("error", reject);
    child.once("exit", (code) => {
      clearTimeout(timer);
      give(`ended with ${code}`);
    });
  });
}

function end(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null) return;
  try {
    process.kill(-child.pid, "SIGTERM");
  } catch {
    // It has ended by itself.
  }
}
