/** A proxy before an emulator that notes which operation of which service each request asks for. */
import { createServer, request as forward, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** One request: the service that it was signed for and its operation. */
export interface Recorded {
  /** `ec2`, `dynamodb`: the name in the signature. */
  readonly service: string;
  /** `CreateVpc`; for REST services `GET /path`. */
  readonly operation: string;
  /** What was sent. */
  readonly body: string;
}

export interface Recorder {
  /** `http://127.0.0.1:PORT`. */
  readonly endpoint: string;
  readonly requests: readonly Recorded[];
  readonly stop: () => Promise<void>;
}

/** Starts the proxy on a free port. */
export function startRecorder(target: string): Promise<Recorder> {
  const requests: Recorded[] = [];
  const { hostname, port } = new URL(target);
  const server = createServer((incoming, answer) => {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => {
      const body = Buffer.concat(chunks);
      const text = body.toString("utf8");
      requests.push({ service: serviceOf(incoming), operation: operationOf(incoming, text), body: text });
      const outgoing = forward(
        { hostname, port, method: incoming.method, path: incoming.url, headers: incoming.headers },
        (reply) => {
          answer.writeHead(reply.statusCode ?? 502, reply.headers);
          reply.pipe(answer);
        },
      );
      outgoing.on("error", () => answer.writeHead(502).end());
      outgoing.end(body);
    });
  });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const { port: own } = server.address() as AddressInfo;
      resolve({
        endpoint: `http://127.0.0.1:${own}`,
        requests,
        stop: () => new Promise((done) => server.close(() => done())),
      });
    });
  });
}

function serviceOf({ headers }: IncomingMessage): string {
  return /Credential=[^/]+\/\d+\/[^/]+\/([^/]+)\//.exec(headers.authorization ?? "")?.[1] ?? "unsigned";
}

function operationOf({ headers, method, url }: IncomingMessage, body: string): string {
  const target = headers["x-amz-target"];
  if (typeof target === "string") return target.slice(target.lastIndexOf(".") + 1);
  return new URLSearchParams(body).get("Action") ?? `${method ?? ""} ${url ?? ""}`;
}
