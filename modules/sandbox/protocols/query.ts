/** The query protocol (STS, IAM, RDS, ELB, ElastiCache, SNS) and its EC2 variant: a form in, XML out. */
import type { Call, Params, Protocol, ReceivedRequest, Reply, Service, ServiceError } from "../call";
import { children, document, xml } from "./xml";

/** The query protocol. */
export const query: Protocol = {
  family: "query",
  deniedStatus: 403,
  read,
  write(call: Call, body: object): Reply {
    const result = `<${call.operation}Result>${children(body, "member")}</${call.operation}Result>`;
    const content = result + xml("ResponseMetadata", { RequestId: call.requestId }, undefined);
    return reply(200, document(`${call.operation}Response`, call.service.namespace, content), call.requestId);
  },
  fail(service: Service, error: ServiceError, requestId: string): Reply {
    const status = error.status ?? 400;
    const detail = { Type: status < 500 ? "Sender" : "Receiver", Code: error.code, Message: error.message };
    const content = xml("Error", detail, undefined) + xml("RequestId", requestId, undefined);
    return reply(status, document("ErrorResponse", service.namespace, content), requestId, error.headers);
  },
};

/** The EC2 variant: lists of `item`, errors in an envelope of their own. */
export const ec2Query: Protocol = {
  family: "ec2",
  deniedStatus: 403,
  read,
  write(call: Call, body: object): Reply {
    const content = xml("requestId", call.requestId, undefined) + children(body, "item");
    return reply(200, document(`${call.operation}Response`, call.service.namespace, content), call.requestId);
  },
  fail(_service: Service, error: ServiceError, requestId: string): Reply {
    const content =
      `<Errors>${xml("Error", { Code: error.code, Message: error.message }, undefined)}</Errors>` +
      xml("RequestID", requestId, undefined);
    return reply(error.status ?? 400, document("Response", undefined, content), requestId, error.headers);
  },
};

/** Action and parameters of a form or, as in a presigned request, of the query itself. */
function read(request: ReceivedRequest, service: Service): { operation: string; params: Params } | undefined {
  const params: Record<string, string> = Object.fromEntries(request.query);
  if (/^application\/x-www-form-urlencoded/i.test(request.headers["content-type"] ?? "")) {
    for (const [name, value] of new URLSearchParams(request.body.toString("utf8"))) params[name] = value;
  }
  const { Action, Version, ...rest } = params;
  if (Action === undefined || Version !== service.interface) return undefined;
  return { operation: Action, params: rest };
}

function reply(
  status: number,
  body: string,
  requestId: string,
  headers: ServiceError["headers"] = {},
): Reply {
  return {
    status,
    headers: { "content-type": "text/xml", "x-amzn-requestid": requestId, ...headers },
    body,
  };
}
