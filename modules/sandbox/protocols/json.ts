/** AWS JSON 1.0 and 1.1 (a target header and one JSON object) and CBOR over RPC, which says the same in bytes. */
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

/** AWS JSON 1.1: most services. */
export const json11: Protocol = json("application/x-amz-json-1.1", 400);
/** AWS JSON 1.0: DynamoDB. */
export const json10: Protocol = json("application/x-amz-json-1.0", 400);
/** AWS JSON 1.0 of the services that used to speak the query protocol and still send its codes and statuses. */
export const json10Compatible: Protocol = json("application/x-amz-json-1.0", 403);

function json(contentType: string, deniedStatus: number): Protocol {
  return {
    family: "json",
    deniedStatus,
    read(request: ReceivedRequest, service: Service) {
      const [prefix, operation, ...more] = splitTarget(request.headers["x-amz-target"] ?? "");
      if (prefix !== service.interface || !operation || more.length > 0) return undefined;
      return { operation, ...parseObject(request.body) };
    },
    write(call: Call, body: object): Reply {
      return {
        status: 200,
        headers: { "content-type": contentType, "x-amzn-requestid": call.requestId },
        body: JSON.stringify(body),
      };
    },
    fail(_service: Service, error: ServiceError, requestId: string): Reply {
      return {
        status: error.status ?? 400,
        headers: {
          "content-type": contentType,
          "x-amzn-requestid": requestId,
          ...(error.queryCode && { "x-amzn-query-error": `${error.queryCode};Sender` }),
          ...error.headers,
        },
        body: JSON.stringify({ __type: error.code, message: error.message }),
      };
    },
  };
}

/** The target's prefix may itself hold dots (`com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.LookupEvents`). */
function splitTarget(target: string): readonly string[] {
  const dot = target.lastIndexOf(".");
  if (dot < 0) return [target];
  const prefix = target.slice(0, dot);
  return [prefix.slice(prefix.lastIndexOf(".") + 1), target.slice(dot + 1)];
}

/** The body as an object; no body is an empty one, and anything else is unreadable. */
export function parseObject(body: Buffer): Pick<ReadRequest, "params" | "unreadable"> {
  if (body.length === 0) return { params: {} };
  try {
    const value: unknown = JSON.parse(body.toString("utf8"));
    if (typeof value === "object" && value !== null && !Array.isArray(value))
      return { params: value as Params };
  } catch {
    // Falls through: no JSON is as unreadable as JSON of another kind.
  }
  return { params: {}, unreadable: true };
}
