/** Finds the service and the operation of a request: by the signature's scope, else by the request's form. */
import type { Params, ReceivedRequest, Service } from "./call";
import { SERVICES } from "./services";
import { parseSignature } from "./signature/parts";

/** A request read as one of a service; the operation is undefined when the service does not know it. */
export interface Identified {
  readonly service: Service;
  readonly operation: string | undefined;
  readonly params: Params;
}

/** The service that the request is for. Undefined when no service of that name is played here. */
export function identify(request: ReceivedRequest): Identified | undefined {
  const parsed = parseSignature(request);
  const candidates =
    parsed.kind === "parts"
      ? bySigningName(parsed.parts.scope.service)
      : SERVICES.filter(({ signingName }) => signingName !== "s3");
  for (const service of candidates) {
    const read = service.protocol.read(request, service);
    if (read) return { service, ...read };
  }
  const [fallback] = parsed.kind === "parts" ? candidates : byForm(request);
  return fallback && { service: fallback, operation: undefined, params: {} };
}

/** A request signed for another service than its form says is told so by the service that its form says. */
function bySigningName(name: string): readonly Service[] {
  const named = SERVICES.filter(({ signingName }) => signingName === name);
  return [
    ...named,
    ...(name === "s3" ? [] : SERVICES.filter((service) => !named.includes(service) && hasOwnForm(service))),
  ];
}

/** Services whose requests name them: by a target or by a version of the API. */
function hasOwnForm({ protocol }: Service): boolean {
  return protocol.family === "json" || protocol.family === "query" || protocol.family === "ec2";
}

/** What an unsigned and unreadable request looks most like, so that its error can be read by its client. */
function byForm(request: ReceivedRequest): readonly Service[] {
  const family =
    request.headers["x-amz-target"] !== undefined
      ? "json"
      : /form-urlencoded/.test(request.headers["content-type"] ?? "")
        ? "query"
        : "s3";
  return SERVICES.filter(({ protocol }) => protocol.family === family);
}
