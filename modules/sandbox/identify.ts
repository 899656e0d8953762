/** Finds the service and the operation of a request: by the signature's scope, else by the request's form. */
import type { Params, ReceivedRequest, Service } from "./call";
import { SERVICES } from "./services";
import { parseSignature } from "./signature/parts";

/** A request read as one of a service; the operation is undefined when the service does not know it. */
export interface Identified {
  readonly service: Service;
  readonly operation: string | undefined;
  readonly params: Params;
  /** The body could not be read. */
  readonly unreadable?: true;
}

/** The service that the request is for. Undefined when it is signed for one that is not played here. */
export function identify(request: ReceivedRequest): Identified | undefined {
  const parsed = parseSignature(request);
  if (parsed.kind !== "parts") {
    const notS3 = SERVICES.filter(({ signingName }) => signingName !== "s3");
    return (
      readBy(notS3, request) ?? unread(SERVICES.find(({ protocol }) => protocol.family === formOf(request)))
    );
  }
  const name = parsed.parts.scope.service;
  const named = SERVICES.filter(({ signingName }) => signingName === name);
  // Signed for another service than its form says: the one that its form says will refuse it.
  const others =
    name === "s3" ? [] : SERVICES.filter((service) => !named.includes(service) && hasOwnForm(service));
  return readBy([...named, ...others], request) ?? unread(named[0]);
}

function readBy(services: readonly Service[], request: ReceivedRequest): Identified | undefined {
  for (const service of services) {
    const read = service.protocol.read(request, service);
    if (read) return { service, ...read };
  }
  return undefined;
}

function unread(service: Service | undefined): Identified | undefined {
  return service && { service, operation: undefined, params: {} };
}

/** Services whose requests name them: by a target or by a version of the API. */
function hasOwnForm({ protocol }: Service): boolean {
  return protocol.family === "json" || protocol.family === "query" || protocol.family === "ec2";
}

/** What an unsigned and unreadable request looks most like, so that its error can be read by its client. */
function formOf(request: ReceivedRequest): Service["protocol"]["family"] {
  if (request.headers["x-amz-target"] !== undefined) return "json";
  return /form-urlencoded/.test(request.headers["content-type"] ?? "") ? "query" : "s3";
}
