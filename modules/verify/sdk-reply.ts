/** Reads errors and answers of the AWS SDK. Total: anything that can be thrown becomes a failure. */
import type { Answer } from "../grants/probe";
import type { Failure } from "./reply";

/** The failure in what was thrown, and its request id. */
export function failureOf(thrown: unknown): { readonly failure: Failure; readonly requestId?: string } {
  const error = record(thrown);
  const metadata = record(error["$metadata"]);
  const response = record(error["$response"]);
  const headers = record(response["headers"]);
  const status = number(metadata["httpStatusCode"]) ?? number(response["statusCode"]);
  const requestId =
    text(metadata["requestId"]) ?? text(metadata["extendedRequestId"]) ?? text(error["RequestId"]);
  const bucketRegion = text(headers["x-amz-bucket-region"]) ?? text(error["Region"]);
  return {
    failure: {
      names: namesOf(thrown),
      message: withoutEcho(text(error["message"]) ?? text(error["Message"]) ?? ""),
      ...(status !== undefined && { status }),
      ...(bucketRegion !== undefined && { bucketRegion }),
    },
    ...(requestId !== undefined && { requestId }),
  };
}

/** Without the request that a service repeats when its signature is wrong: session tokens are in it. */
function withoutEcho(message: string): string {
  return message.replace(/\s*The (Canonical String|String-to-Sign) for this request[\s\S]*$/i, "");
}

/** What the SDK says of a thrown object that it does not take for an error, because it is of another realm. */
const WRAPPED = /^AWS SDK error wrapper for (\w+)/;
/** Node's text for a connection that the other side closed; the SDK calls it a time-out. */
const HANG_UP = /socket hang up|^aborted\b/;

/** The class name, the wire code and Node's code, also of the error behind the error. */
function namesOf(thrown: unknown): readonly string[] {
  const error = record(thrown);
  const [first] = Array.isArray(error["errors"]) ? (error["errors"] as readonly unknown[]) : [];
  const all = [error, record(error["cause"]), record(first)].flatMap((one) => [
    text(one["name"]),
    text(one["Code"]),
    text(one["code"]),
  ]);
  const message = text(error["message"]) ?? "";
  all.push(WRAPPED.exec(message)?.[1], HANG_UP.test(message.replace(WRAPPED, "")) ? "ECONNRESET" : undefined);
  const known = all.filter((name): name is string => name !== undefined && name !== "" && name !== "Error");
  return [...new Set(known.length > 0 ? known : ["Error"])];
}

/** The answer without its stream, which is closed unread: nobody needs what an object says. */
export function withoutBody(answer: Answer): Answer {
  const { Body, ...rest } = answer;
  const body = record(Body);
  if (typeof body["destroy"] === "function") (Body as { destroy: () => void }).destroy();
  return rest;
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function number(value: unknown): number | undefined {
  return typeof value === "number" ? value : undefined;
}
