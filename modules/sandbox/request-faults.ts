/** Faults of single requests: which one hits this request, and the error it shows. */
import type { Service, ServiceError } from "./call";
import type { RequestFault } from "./fault";

/** True when a pattern with `*` matches the whole text, in any case. */
export function matchesPattern(pattern: string, text: string): boolean {
  const source = pattern
    .split("*")
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
    .join(".*");
  return new RegExp(`^${source}$`, "i").test(text);
}

/** Counts how often each fault has hit. */
export class RequestFaults {
  private readonly left: Map<RequestFault, number>;

  constructor(faults: readonly RequestFault[]) {
    this.left = new Map(faults.map((fault) => [fault, fault.times ?? Infinity]));
  }

  /** Every fault that hits a request for this `prefix:Operation`; each use is counted. */
  take(operation: string): readonly RequestFault[] {
    const hits: RequestFault[] = [];
    for (const [fault, left] of this.left) {
      if (left <= 0 || !matchesPattern(fault.match ?? "*", operation)) continue;
      this.left.set(fault, left - 1);
      hits.push(fault);
    }
    return hits;
  }
}

const RATE = "Rate exceeded";

/** Throttling in the words of services that do not use their protocol's usual ones (AWS API references). */
const OWN_THROTTLING: Readonly<Record<string, ServiceError>> = {
  ce: { code: "LimitExceededException", message: RATE, status: 400 },
  organizations: { code: "TooManyRequestsException", message: RATE, status: 400 },
  sqs: { code: "RequestThrottled", message: RATE, status: 403, queryCode: "RequestThrottled" },
  cloudwatch: { code: "Throttling", message: RATE, status: 400, queryCode: "Throttling" },
};

/** What a throttled request is told. */
export function throttled(service: Service): ServiceError {
  const own = OWN_THROTTLING[service.prefix];
  if (own) return own;
  switch (service.protocol.family) {
    case "query":
    case "route53":
      return { code: "Throttling", message: RATE, status: 400 };
    case "ec2":
      return { code: "RequestLimitExceeded", message: "Request limit exceeded.", status: 503 };
    case "json":
      return { code: "ThrottlingException", message: RATE, status: 400 };
    case "rest-json":
      return { code: "ThrottlingException", message: "Too many requests", status: 429 };
    case "s3":
      return { code: "SlowDown", message: "Please reduce your request rate.", status: 503 };
  }
}

/** What a request is told when the service itself fails. */
export function serverError(service: Service): ServiceError {
  switch (service.protocol.family) {
    case "query":
    case "route53":
      return { code: "InternalFailure", message: "The request processing has failed.", status: 500 };
    case "ec2":
    case "s3":
      return {
        code: "InternalError",
        message: "We encountered an internal error. Please try again.",
        status: 500,
      };
    case "json":
    case "rest-json":
      return { code: "InternalServerException", message: "An internal error occurred.", status: 500 };
  }
}
