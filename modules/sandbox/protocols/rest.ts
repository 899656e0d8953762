/** REST services with JSON (Bedrock, EKS) or XML (Route 53): the operation is in method and path. */
import type { Call, Protocol, ReadRequest, ReceivedRequest, Reply, Service, ServiceError } from "../call";
import { parseObject } from "./json";
import { children, document, xml } from "./xml";

/** `GET /clusters/{name}` and the operation behind it. */
type Routes = Readonly<Record<string, string>>;

/** REST with JSON. The path's labels and the query are parameters, as the members of a JSON body are. */
export function restJson(routes: Routes): Protocol {
  return {
    family: "rest-json",
    deniedStatus: 403,
    read: reader(routes, (request) => parseObject(request.body)),
    write(call: Call, body: object): Reply {
      return jsonReply(200, body, call.requestId);
    },
    fail(_service: Service, error: ServiceError, requestId: string): Reply {
      const reply = jsonReply(error.status ?? 400, { message: error.message }, requestId);
      return { ...reply, headers: { ...reply.headers, "x-amzn-errortype": error.code, ...error.headers } };
    },
  };
}

/** REST with XML as Route 53 writes it. The answer's document element is its only member. */
export function restXml(routes: Routes): Protocol {
  return {
    family: "route53",
    deniedStatus: 403,
    read: reader(routes, () => ({ params: {} })),
    write(call: Call, body: object): Reply {
      const [[root, content] = ["", {}]] = Object.entries(body) as [string, object][];
      return xmlReply(
        200,
        document(root, call.service.namespace, children(content, undefined)),
        call.requestId,
      );
    },
    fail(service: Service, error: ServiceError, requestId: string): Reply {
      const detail = { Type: "Sender", Code: error.code, Message: error.message };
      const content = xml("Error", detail, undefined) + xml("RequestId", requestId, undefined);
      const body = document("ErrorResponse", service.namespace, content);
      const reply = xmlReply(error.status ?? 400, body, requestId);
      return { ...reply, headers: { ...reply.headers, ...error.headers } };
    },
  };
}

function reader(
  routes: Routes,
  bodyOf: (request: ReceivedRequest) => Pick<ReadRequest, "params" | "unreadable">,
): Protocol["read"] {
  const compiled = Object.entries(routes).map(([route, operation]) => {
    const [method = "", path = ""] = route.split(" ");
    const pattern: string = path.replace(/\{(\w+)\}/g, "(?<$1>[^/]+)");
    return { method, pattern: new RegExp(`^${pattern}/?$`), operation };
  });
  return (request) => {
    for (const { method, pattern, operation } of compiled) {
      const match = method === request.method ? pattern.exec(request.path) : null;
      if (!match) continue;
      const labels: Record<string, string> = {};
      for (const [name, value] of Object.entries(match.groups ?? {}))
        labels[name] = decodeURIComponent(value);
      const body = bodyOf(request);
      return {
        ...body,
        operation,
        params: { ...body.params, ...Object.fromEntries(request.query), ...labels },
      };
    }
    return undefined;
  };
}

function jsonReply(status: number, body: object, requestId: string): Reply {
  return {
    status,
    headers: { "content-type": "application/json", "x-amzn-requestid": requestId },
    body: JSON.stringify(body),
  };
}

function xmlReply(status: number, body: string, requestId: string): Reply {
  return { status, headers: { "content-type": "text/xml", "x-amzn-requestid": requestId }, body };
}
