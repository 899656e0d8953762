/** Calls the sandbox with the real SDK client of a service. */
import { createRequire } from "node:module";
import type { SandboxCredentials } from "../../modules/sandbox/sandbox";

type Answer = Readonly<Record<string, unknown>>;

interface SdkError {
  readonly name: string;
  readonly Code?: string;
  readonly message: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
  readonly $response?: { readonly headers: Readonly<Record<string, string>> };
}

/** What came back. */
export interface SdkResult {
  readonly answer?: Answer;
  readonly error?: SdkError;
  /** `error.name`, and the code on the wire where the SDK keeps it. */
  readonly name: string;
  readonly code: string;
  readonly message: string;
  readonly status: number;
}

interface Client {
  send(command: object): Promise<Answer>;
}

type Constructor<T> = new (options: object) => T;

const load = createRequire(__filename);
const clients = new Map<string, Client>();

/** One call of `Operation` with `@aws-sdk/client-NAME`; errors are answers here. */
export async function sdkCall(
  url: string,
  credentials: SandboxCredentials,
  client: string,
  operation: string,
  input: Readonly<Record<string, unknown>>,
  options: Readonly<Record<string, unknown>> = {},
): Promise<SdkResult> {
  const library = load(`@aws-sdk/client-${client}`) as Record<string, unknown>;
  const key = JSON.stringify([url, credentials, client, options]);
  const sender = clients.get(key) ?? newClient(library, url, credentials, options);
  clients.set(key, sender);
  const Command = library[`${operation}Command`] as Constructor<object>;
  try {
    const answer = await sender.send(new Command(input));
    return { answer, name: "", code: "", message: "", status: statusOf(answer) };
  } catch (thrown) {
    const error = thrown as SdkError;
    const { name, Code = "", message } = error;
    return { error, name, code: Code, message, status: error.$metadata?.httpStatusCode ?? 0 };
  }
}

function statusOf({ $metadata }: Answer): number {
  return ($metadata as { readonly httpStatusCode: number }).httpStatusCode;
}

function newClient(
  library: Record<string, unknown>,
  url: string,
  credentials: SandboxCredentials,
  options: object,
): Client {
  const className = Object.keys(library).find((key) => /^[A-Z].*Client$/.test(key)) ?? "";
  const Client = library[className] as Constructor<Client>;
  return new Client({
    endpoint: url,
    region: "us-east-1",
    credentials,
    maxAttempts: 1,
    forcePathStyle: true,
    ...options,
  });
}
