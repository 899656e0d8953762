/** Short ways to write down what an operation answers, for the service tables. */
import type { Call, Outcome, ServiceError } from "./call";

/** A successful answer, in the member names of the wire format. */
export function answer(body: object = {}): Outcome {
  return { kind: "answer", body };
}

/** An error of the service. `status` only where it is not the protocol's usual 400. */
export function failure(
  code: string,
  message: string,
  status?: number,
  more: Omit<ServiceError, "code" | "message" | "status"> = {},
): Outcome {
  return { kind: "error", error: { code, message, ...(status === undefined ? {} : { status }), ...more } };
}

/** The answer of an operation that would change something if the sandbox kept any state: never a success. */
export function unsupported(call: Call): Outcome {
  return failure(
    "NotImplemented",
    `The sandbox authorised ${call.service.prefix}:${call.operation} but keeps no state, so nothing was done.`,
    501,
  );
}

/** A parameter as text; the empty string when it is missing or no text. */
export function text(call: Call, name: string): string {
  const value = call.params[name];
  return typeof value === "string" ? value : "";
}

/** A parameter as a list of texts: a JSON array, or `Name.member.1` (`Name.1` in EC2) of the query protocols. */
export function texts(call: Call, name: string): readonly string[] {
  const value = call.params[name];
  if (Array.isArray(value)) return value.filter((entry): entry is string => typeof entry === "string");
  const found: string[] = [];
  for (let index = 1; ; index++) {
    const entry = call.params[`${name}.member.${index}`] ?? call.params[`${name}.${index}`];
    if (typeof entry !== "string") return found;
    found.push(entry);
  }
}

/** ARN of something in the customer's account and the region of the call. */
export function regional(call: Call, service: string, resource: string): string {
  return `arn:${call.state.partition}:${service}:${call.region}:${call.principal.accountId}:${resource}`;
}

/** ARN of something global in the caller's account. */
export function global(call: Call, service: string, resource: string): string {
  return `arn:${call.state.partition}:${service}::${call.principal.accountId}:${resource}`;
}
