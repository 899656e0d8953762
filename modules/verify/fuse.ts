/** Stops a write call whose request lacks what makes it harmless: the last look before it is sent. */
import type { Fuse } from "../grants/canary";
import { FUSE_ERROR } from "./classify";

/** A fuse with the marker of one call. */
export interface ArmedFuse {
  readonly in: Fuse["in"];
  readonly name?: string;
  readonly marker: string;
  readonly operation: string;
}

/** The request as it is about to leave. */
export interface OutgoingRequest {
  readonly path?: string;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** The error with which a call is stopped. It never reached the network. */
export class FuseError extends Error {
  override readonly name = FUSE_ERROR;

  constructor(operation: string, missing: string) {
    super(`${operation} was stopped before it was sent: ${missing}.`);
  }
}

/** Throws unless the request is for the operation and carries exactly the marker where it belongs. */
export function checkFuse(fuse: ArmedFuse, request: OutgoingRequest): void {
  if (fuse.marker === "") throw new FuseError(fuse.operation, "it has no marker");
  const where = fuse.name ?? "the path";
  if (found(fuse, request) !== fuse.marker)
    throw new FuseError(fuse.operation, `its marker is not in ${where}`);
}

function found(fuse: ArmedFuse, request: OutgoingRequest): string | undefined {
  switch (fuse.in) {
    case "path":
      return (request.path ?? "")
        .split("/")
        .map(decoded)
        .find((segment) => segment === fuse.marker);
    case "query": {
      const value = request.query?.[fuse.name ?? ""];
      return typeof value === "string" ? value : undefined;
    }
    case "body":
      return bodyMember(fuse, request);
  }
}

function bodyMember(
  { name = "", operation }: ArmedFuse,
  { headers = {}, body }: OutgoingRequest,
): string | undefined {
  const text =
    typeof body === "string" ? body : body instanceof Uint8Array ? new TextDecoder().decode(body) : "";
  const header = (wanted: string) =>
    Object.entries(headers).find(([key]) => key.toLowerCase() === wanted)?.[1] ?? "";
  const target = header("x-amz-target");
  if (target !== "" && target.split(".").at(-1) !== operation) return undefined;
  if (header("content-type").startsWith("application/x-www-form-urlencoded")) {
    const form = new URLSearchParams(text);
    return form.get("Action") === operation ? (form.get(name) ?? undefined) : undefined;
  }
  const parsed: unknown = parse(text);
  if (typeof parsed !== "object" || parsed === null || !Object.hasOwn(parsed, name)) return undefined;
  const value: unknown = (parsed as Readonly<Record<string, unknown>>)[name];
  return typeof value === "string" || typeof value === "boolean" ? String(value) : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
