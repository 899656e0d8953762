/** Smithy RPC v2 with CBOR: what the AWS CLI speaks to CloudWatch. */
import { createRequire } from "node:module";
import type {
  Call,
  Params,
  Protocol,
  ReadRequest,
  ReceivedRequest,
  Reply,
  Service,
  ServiceError,
} from "../call";

interface Codec {
  serialize(value: unknown): Uint8Array;
  deserialize(bytes: Uint8Array): unknown;
}

/** Loaded at the first CBOR request: hardly any client needs it. */
function codec(): Codec {
  const library = createRequire(__filename)("@smithy/core/cbor") as { readonly cbor: Codec };
  return library.cbor;
}

/** Smithy RPC v2 CBOR. */
export const rpcCbor: Protocol = {
  family: "json",
  deniedStatus: 403,
  read(request: ReceivedRequest, service: Service) {
    const match = /^\/service\/([^/]+)\/operation\/([^/]+)$/.exec(request.path);
    if (request.headers["smithy-protocol"] !== "rpc-v2-cbor" || match?.[1] !== service.interface)
      return undefined;
    return { operation: match[2] ?? "", ...decode(request.body) };
  },
  write(call: Call, body: object): Reply {
    return reply(200, body, call.requestId);
  },
  fail(_service: Service, error: ServiceError, requestId: string): Reply {
    const answer = reply(error.status ?? 400, { __type: error.code, message: error.message }, requestId);
    const code = error.queryCode && { "x-amzn-query-error": `${error.queryCode};Sender` };
    return { ...answer, headers: { ...answer.headers, ...code, ...error.headers } };
  },
};

function decode(body: Buffer): Pick<ReadRequest, "params" | "unreadable"> {
  if (body.length === 0) return { params: {} };
  try {
    const value = codec().deserialize(body);
    if (typeof value === "object" && value !== null) return { params: value as Params };
  } catch {
    // Falls through: what cannot be decoded is unreadable.
  }
  return { params: {}, unreadable: true };
}

function reply(status: number, body: object, requestId: string): Reply {
  return {
    status,
    headers: {
      "content-type": "application/cbor",
      "smithy-protocol": "rpc-v2-cbor",
      "x-amzn-requestid": requestId,
    },
    body: Buffer.from(codec().serialize(body)),
  };
}
