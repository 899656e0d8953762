/** The HTTP side: reads requests whole, puts faults on them, writes the answers and the log. */
import { randomUUID } from "node:crypto";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { ReceivedRequest, Reply, ServiceError } from "./call";
import type { RequestFault } from "./fault";
import type { Handled } from "./handle";
import { handle } from "./handle";
import type { Identified } from "./identify";
import { identify } from "./identify";
import type { LogEntry } from "./log";
import type { RequestFaults } from "./request-faults";
import { serverError, throttled } from "./request-faults";
import type { State } from "./state";

/** More than any request of a grant, a probe or a canary; larger bodies are cut off. */
const LARGEST_BODY = 4 * 1024 * 1024;
/** How long a `slow` answer takes where nothing else is said, milliseconds. */
const SLOW = 30_000;

/** What the server needs besides the state. */
interface ServerSettings {
  readonly faults: RequestFaults;
  /** Added to every answer, milliseconds. */
  readonly latency: number;
  readonly log: (entry: LogEntry) => void;
}

/** An HTTP server that plays AWS. Not yet listening. */
export function awsServer(state: State, settings: ServerSettings): Server {
  const server = createServer((message, response) => {
    serve(message, response, state, settings).catch((error: unknown) => {
      // A defect of the sandbox: shown to the client as such, never as an answer of AWS.
      if (!response.headersSent) response.writeHead(500, { "content-type": "text/plain" });
      response.end(`sandbox defect: ${error instanceof Error ? error.message : String(error)}`);
    });
  });
  server.keepAliveTimeout = 60_000;
  return server;
}

async function serve(
  message: IncomingMessage,
  response: ServerResponse,
  state: State,
  settings: ServerSettings,
): Promise<void> {
  const requestId = randomUUID();
  const request = await receive(message);
  if (!request) {
    // The rest of the body is not read: the connection cannot be used again.
    response.writeHead(400, { connection: "close" }).end();
    return;
  }
  const identified = identify(request);
  if (!identified) {
    send(response, unknownService(requestId), state, request.method);
    return;
  }
  const name = `${identified.service.prefix}:${identified.operation ?? "?"}`;
  const faults = settings.faults.take(name);
  const milliseconds = settings.latency + delay(faults);
  if (milliseconds > 0) await sleep(milliseconds, undefined, { ref: false });
  const kinds = faults.map(({ kind }) => kind);
  const handled = handle(request, identified, state, requestId, injected(kinds, identified));
  settings.log(entry(identified, handled, requestId, kinds));
  if (kinds.includes("cut")) response.destroy();
  else if (kinds.includes("truncate")) truncate(response, handled.reply, state);
  else send(response, handled.reply, state, request.method);
}

async function receive(message: IncomingMessage): Promise<ReceivedRequest | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_BODY) return undefined;
    chunks.push(chunk);
  }
  const [path = "/", ...query] = (message.url ?? "/").split("?");
  try {
    decodeURIComponent(path);
    return {
      method: message.method ?? "GET",
      path,
      query: parseQuery(query.join("?")),
      headers: joinHeaders(message.rawHeaders),
      body: Buffer.concat(chunks),
    };
  } catch {
    return undefined;
  }
}

function parseQuery(raw: string): readonly (readonly [string, string])[] {
  return raw
    .split("&")
    .filter((pair) => pair !== "")
    .map((pair) => {
      const at = pair.indexOf("=");
      const name = at < 0 ? pair : pair.slice(0, at);
      return [decodeURIComponent(name), at < 0 ? "" : decodeURIComponent(pair.slice(at + 1))] as const;
    });
}

function joinHeaders(raw: readonly string[]): Readonly<Record<string, string>> {
  const headers: Record<string, string> = Object.create(null) as Record<string, string>;
  for (let index = 0; index < raw.length; index += 2) {
    const name = (raw[index] ?? "").toLowerCase();
    const value = raw[index + 1] ?? "";
    headers[name] = headers[name] === undefined ? value : `${headers[name]},${value}`;
  }
  return headers;
}

function delay(faults: readonly RequestFault[]): number {
  return faults
    .filter(({ kind }) => kind === "slow")
    .reduce((sum, { milliseconds = SLOW }) => sum + milliseconds, 0);
}

function injected(kinds: readonly string[], { service }: Identified): ServiceError | undefined {
  if (kinds.includes("throttle")) return throttled(service);
  return kinds.includes("server-error") ? serverError(service) : undefined;
}

function send(response: ServerResponse, reply: Reply, state: State, method: string): void {
  const body = method === "HEAD" ? "" : reply.body;
  const length = method === "HEAD" ? {} : { "content-length": String(Buffer.byteLength(body)) };
  response.writeHead(reply.status, {
    ...length,
    ...reply.headers,
    date: new Date(state.now()).toUTCString(),
  });
  response.end(body);
}

/** Promises the whole body, sends half of it and hangs up. */
function truncate(response: ServerResponse, reply: Reply, state: State): void {
  const body = Buffer.from(reply.body);
  const headers = { ...reply.headers, "content-length": String(Math.max(body.length, 2)) };
  response.writeHead(reply.status, { ...headers, date: new Date(state.now()).toUTCString() });
  response.write(body.subarray(0, body.length >> 1), () => response.destroy());
}

function unknownService(requestId: string): Reply {
  const body = JSON.stringify({
    __type: "UnknownOperation",
    message: "The sandbox does not play this service.",
  });
  return {
    status: 501,
    headers: { "content-type": "application/json", "x-amzn-requestid": requestId },
    body,
  };
}

function entry(
  { service, operation }: Identified,
  handled: Handled,
  requestId: string,
  faults: readonly string[],
): LogEntry {
  return {
    service: service.prefix,
    operation: operation ?? "",
    region: handled.region ?? "",
    principal: handled.principal ?? "",
    action: handled.action ?? "",
    resource: handled.resource ?? "",
    status: handled.reply.status,
    code: handled.code,
    requestId,
    faults,
  };
}
