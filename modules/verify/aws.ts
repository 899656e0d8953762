/** Turns described calls into calls of the AWS SDK. The one file that touches it. */
import { setMaxListeners } from "node:events";
import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent, type AgentOptions } from "node:https";
import { clientEntry, type ClientModule } from "./clients";
import { withDeadline } from "./deadline";
import { checkFuse, type OutgoingRequest } from "./fuse";
import type { Answer } from "../grants/probe";
import type { Reply } from "./reply";
import { failureOf, withoutBody } from "./sdk-reply";
import type { Send, SendRequest, Signer } from "./send";

/** Milliseconds of difference above which AWS refuses signatures (15 minutes) are far; SDKs correct from 4 minutes on. */
export const CLOCK_TOLERANCE = 240_000;

/** How the SDK is set up. */
export interface AwsOptions {
  readonly profile?: string;
  /** In place of AWS_ENDPOINT_URL: every service is called there. */
  readonly endpoint?: string;
  /** Keys of the caller, in place of the SDK's usual chain. */
  readonly credentials?: Readonly<Record<"accessKeyId" | "secretAccessKey", string>> & {
    readonly sessionToken?: string;
  };
  /** Shown in CloudTrail: `aws-onboarding-verify/0.1.0`. */
  readonly userAgent: readonly [name: string, version: string];
  /** Milliseconds until a call without an answer is given up. */
  readonly timeout: number;
  /** Ends all calls. */
  readonly signal?: AbortSignal;
}

/** The SDK behind the seam. */
export interface Aws {
  readonly send: Send;
  /** Loads clients while something else is waited for: a saving, nothing more. */
  readonly prepare: (clients: readonly string[]) => void;
  /** Milliseconds by which AWS's clock is ahead of this machine's, once a call has shown it; 0 before. */
  readonly clockOffset: () => number;
  /** Closes kept connections, so that the process can end. */
  readonly close: () => void;
}

interface SdkClient {
  readonly config: { systemClockOffset?: number; credentials?: () => Promise<unknown> };
  send(command: unknown, options: { readonly abortSignal: AbortSignal }): Promise<Answer>;
}

interface SdkCommand {
  readonly middlewareStack: {
    add(
      middleware: (next: (args: MiddlewareArgs) => unknown) => (args: MiddlewareArgs) => unknown,
      options: Readonly<Record<string, string>>,
    ): void;
  };
}

interface MiddlewareArgs {
  readonly request: OutgoingRequest;
}

type Constructor<T> = new (config: Readonly<Record<string, unknown>>) => T;

/** Sets up the SDK. Clients are loaded when they are first called, and kept. */
export function connectAws(options: AwsOptions): Aws {
  const agentOptions = { keepAlive: true, maxSockets: 50 };
  const httpAgent = new HttpAgent(agentOptions);
  const httpsAgent = httpsAgentFor(agentOptions);
  const clients = new Map<string, Promise<{ client: SdkClient; module: ClientModule }>>();
  // Every call in flight listens to the one signal; Node takes more than ten for a leak.
  if (options.signal) setMaxListeners(0, options.signal);
  let caller: (() => Promise<unknown>) | undefined;
  let offset = 0;

  const create = async (name: string, region: string, signer: Signer) => {
    const { className, load } = clientEntry(name);
    const module: ClientModule = await load();
    const Client = module[className] as Constructor<SdkClient>;
    const client = new Client({
      region,
      // Repetition is this program's business: the SDK's own would repeat write calls too.
      maxAttempts: 1,
      systemClockOffset: offset,
      customUserAgent: [[...options.userAgent]],
      requestHandler: {
        httpAgent,
        httpsAgent: await httpsAgent,
        connectionTimeout: Math.min(5000, options.timeout),
      },
      ...(options.profile !== undefined && { profile: options.profile }),
      ...(options.endpoint !== undefined && { endpoint: options.endpoint }),
      ...credentialsOf(signer, options, caller),
      ...(name === "s3" && s3Settings(options)),
    });
    // The chain (SSO, processes, files) is walked once; later clients take what it found.
    if (signer.kind === "caller") caller ??= client.config.credentials;
    return { client, module };
  };

  const clientFor = ({ client: name, region, signer }: SendRequest) => {
    const key = [name, region, signer.kind === "caller" ? "" : signer.accessKeyId].join(" ");
    const known = clients.get(key) ?? create(name, region, signer);
    clients.set(key, known);
    return known;
  };

  const sendOnce: Send = async (request) => {
    let started = performance.now();
    const meta = () => ({ milliseconds: Math.round(performance.now() - started), attempts: 1 });
    try {
      const { client, module } = await clientFor(request);
      const Command = module[`${request.operation}Command`] as Constructor<SdkCommand> | undefined;
      if (Command === undefined) throw new Error(`${request.client} has no operation ${request.operation}.`);
      const command = new Command(request.input);
      arm(command, request);
      started = performance.now();
      const answer = await withDeadline(options, (abortSignal) => client.send(command, { abortSignal }));
      const { requestId, extendedRequestId } = (answer["$metadata"] ?? {}) as Readonly<
        Record<string, string>
      >;
      const id = requestId ?? extendedRequestId;
      const bucketRegion = answer["BucketRegion"];
      return {
        ok: true,
        answer: withoutBody(answer),
        ...meta(),
        ...(id !== undefined && { requestId: id }),
        ...(typeof bucketRegion === "string" && { bucketRegion }),
      };
    } catch (error) {
      return { ok: false, ...meta(), ...failureOf(error) } satisfies Reply;
    }
  };

  const clockOf = (request: SendRequest) =>
    clientFor(request).then(
      ({ client }) => client.config.systemClockOffset ?? 0,
      () => 0,
    );

  /**
   * A signature with the wrong time teaches the client the right one; the call is then made once more. Small changes are
   * no lesson: every answer makes one, for its date is in whole seconds.
   */
  const send: Send = async (request) => {
    if (request.client !== "sts") return sendOnce(request);
    const signedWith = await clockOf(request);
    const reply = await sendOnce(request);
    offset = await clockOf(request);
    return reply.ok || Math.abs(offset - signedWith) < CLOCK_TOLERANCE ? reply : sendOnce(request);
  };
  return {
    send,
    prepare: (names) => void loadInTurn(names),
    clockOffset: () => offset,
    close: () => {
      httpAgent.destroy();
      void httpsAgent.then((agent) => agent.destroy());
    },
  };
}

/** What speaks of proxies is loaded where the environment does. */
async function httpsAgentFor(options: AgentOptions): Promise<HttpsAgent> {
  if (!proxyIsSet(process.env)) return new HttpsAgent(options);
  const { proxyAgent } = await import("./proxy");
  return proxyAgent(options);
}

/** Whether the environment names a proxy for HTTPS at all. */
function proxyIsSet(environment: Readonly<Record<string, string | undefined>>): boolean {
  return ["https_proxy", "all_proxy"].some((name) => environment[name] || environment[name.toUpperCase()]);
}

/** One after another, with room for what comes from the network. What cannot be loaded is told by its first call. */
async function loadInTurn(names: readonly string[]): Promise<void> {
  for (const name of names) {
    await new Promise((resolve) => setImmediate(resolve));
    await clientEntry(name)
      .load()
      .catch(() => undefined);
  }
}

function credentialsOf(
  signer: Signer,
  options: AwsOptions,
  caller: (() => Promise<unknown>) | undefined,
): Readonly<Record<string, unknown>> {
  if (signer.kind === "session") {
    const { accessKeyId, secretAccessKey, sessionToken } = signer;
    return { credentials: { accessKeyId, secretAccessKey, sessionToken } };
  }
  const credentials = options.credentials ?? caller;
  return credentials === undefined ? {} : { credentials };
}

/** Checksums that the SDK adds by itself turn a body into chunks; none of the calls needs them. */
function s3Settings({ endpoint }: AwsOptions): Readonly<Record<string, unknown>> {
  return {
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    forcePathStyle: endpoint !== undefined || process.env["AWS_ENDPOINT_URL"] !== undefined,
  };
}

/** Puts the fuse after the signature: nothing but the sending comes behind it. */
function arm(command: SdkCommand, { fuse }: SendRequest): void {
  if (!fuse) return;
  const middleware = (next: (args: MiddlewareArgs) => unknown) => (args: MiddlewareArgs) => {
    checkFuse(fuse, args.request);
    return next(args);
  };
  command.middlewareStack.add(middleware, { step: "finalizeRequest", priority: "low", name: "canaryFuse" });
}
