/** `sandbox`: serves a local AWS endpoint with a vendor's role, or with any role, until it is stopped. */
import { InputError } from "../modules/errors";
import { CUSTOMER_ACCOUNT, identityPolicies } from "../modules/sandbox/account";
import { closedPort } from "../modules/sandbox/errors";
import { FAULT_KINDS } from "../modules/sandbox/fault";
import type { Served } from "../modules/sandbox/from-vendor";
import {
  startSandbox,
  type Sandbox,
  type SandboxCredentials,
  type SandboxOptions,
} from "../modules/sandbox/sandbox";
import { worldOfPolicies } from "../modules/sandbox/world-of-policies";
import { VENDORS } from "../modules/vendors";
import { faultWarnings } from "./lib/fault-warnings";
import { CALLERS, readFlags } from "./lib/sandbox-flags";

/** The help text. */
export const usage = `Usage: npx aws-onboarding sandbox --vendor ID [--var-file FILE] [options]
       npx aws-onboarding sandbox --role-file FILE.json [options]

Plays AWS's front door on 127.0.0.1 with the vendor's role in account ${CUSTOMER_ACCOUNT}: signatures are verified, trust
and permission policies are evaluated, refusals come in each service's own words. Nothing is stored and nothing leaves
this machine. Prints the environment to use, then serves until it is stopped (Ctrl-C).

  --vendor ID        serve this vendor's role or user: ${VENDORS.map(({ id }) => id).join(", ")}
  --var-file FILE    the vendor's values (terraform.tfvars or .tfvars.json); default: the examples of its inputs
  --role-file FILE   serve these roles instead: JSON, as docs/sandbox.md describes or as
                     'aws iam get-account-authorization-details' answers
  --account-id ID    the customer's account; default ${CUSTOMER_ACCOUNT}
  --as WHO           whose keys to print: ${CALLERS.join(", ")}; default vendor
  --region REGION    where the buckets lie; default: the vendor's aws_region, else us-east-1
  --port PORT        default: any free port
  --latency MS       added to every answer, milliseconds
  --fault KIND       may be repeated:
${Object.entries(FAULT_KINDS)
  .map(([kind, form]) => `                       ${kind}${form}`)
  .join("\n")}
  --format FORMAT    text (default: lines for a shell) or json
`;

/** Serves until SIGINT or SIGTERM, then answers 0. Throws `InputError` for wrong flags or files. */
export async function run(argv: readonly string[]): Promise<number> {
  const settings = readFlags(argv);
  const { served, region, faults, as } = settings;
  const documents = [...served.roles, ...served.users]
    .flatMap(identityPolicies)
    .map(({ document }) => document);
  for (const warning of await faultWarnings(faults)) process.stderr.write(`${warning}\n`);
  const sandbox = await listening(settings.port, {
    accountId: settings.accountId,
    roles: served.roles,
    users: served.users,
    world: worldOfPolicies(documents, region),
    faults,
    latency: settings.latency,
  });
  // Whatever fails from here on: an open server would keep the process alive.
  try {
    for (const gap of served.gaps) process.stderr.write(`${gap}\n`);
    const user = served.users[0];
    const credentials =
      as === "vendor" && user
        ? sandbox.userCredentials(settings.accountId, user.name)
        : sandbox.credentials[as];
    process.stdout.write(
      settings.json
        ? jsonText(sandbox, served, credentials, region)
        : shellText(sandbox, credentials, region),
    );
    for (const { name } of served.roles) process.stderr.write(`role ${sandbox.roleArn(name)}\n`);
    process.stderr.write("Serving until it is stopped.\n");
    await new Promise<void>((resolve) => {
      process.once("SIGINT", resolve).once("SIGTERM", resolve);
    });
  } finally {
    await sandbox.close();
  }
  return 0;
}

/** Starts the sandbox. Throws `InputError` where nothing can listen on the port. */
async function listening(port: number, options: SandboxOptions): Promise<Sandbox> {
  try {
    return await startSandbox({ ...options, port });
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (syscall !== "listen" || code === undefined) throw error;
    throw new InputError([closedPort("--port", port, code)]);
  }
}

function environmentOf(
  sandbox: Sandbox,
  keys: SandboxCredentials,
  region: string,
): Readonly<Record<string, string>> {
  return {
    AWS_ENDPOINT_URL: sandbox.url,
    AWS_ACCESS_KEY_ID: keys.accessKeyId,
    AWS_SECRET_ACCESS_KEY: keys.secretAccessKey,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
  };
}

/** A session token or a profile of before would win over these keys. */
function shellText(sandbox: Sandbox, keys: SandboxCredentials, region: string): string {
  const lines = Object.entries(environmentOf(sandbox, keys, region))
    .map(([name, value]) => `export ${name}=${value}\n`)
    .join("");
  return `unset AWS_SESSION_TOKEN AWS_PROFILE\n${lines}`;
}

function jsonText(sandbox: Sandbox, { roles }: Served, keys: SandboxCredentials, region: string): string {
  const environment = environmentOf(sandbox, keys, region);
  return `${JSON.stringify({ environment, roles: roles.map(({ name }) => sandbox.roleArn(name)) }, null, 2)}\n`;
}
