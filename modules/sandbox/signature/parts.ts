/** Takes a signed request apart: the Authorization header, or the query of a presigned URL. */
import type { ReceivedRequest } from "../call";
import type { Scope } from "./canonical";

/** The parts of a signature, not yet believed. */
export interface SignatureParts {
  readonly accessKeyId: string;
  readonly scope: Scope;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  readonly sessionToken?: string;
  /** Presigned: how many seconds the URL is valid. */
  readonly presignedSeconds?: number;
}

/** No signature, an unreadable one (with what is wrong with it), or its parts. */
type Parsed =
  | { readonly kind: "absent" }
  | { readonly kind: "malformed"; readonly what: string }
  | { readonly kind: "parts"; readonly parts: SignatureParts };

const ALGORITHM = "AWS4-HMAC-SHA256";

/** Reads where the request says who signed it. Nothing is checked but the form. */
export function parseSignature(request: ReceivedRequest): Parsed {
  const query = new Map(request.query);
  const header = request.headers["authorization"];
  if (header === undefined) {
    return query.has("X-Amz-Algorithm") ? presigned(query) : { kind: "absent" };
  }
  const [algorithm, rest] = splitOnce(header.trim(), " ");
  if (algorithm !== ALGORITHM) return malformed(`Unsupported AWS 'algorithm': '${algorithm}'.`);
  const fields = new Map<string, string>();
  for (const field of rest.split(",")) {
    const [name, value] = splitOnce(field.trim(), "=");
    if (value === "") {
      return malformed(`'${name}' not a valid key=value pair (missing equal-sign) in Authorization header.`);
    }
    fields.set(name, value);
  }
  for (const name of ["Credential", "SignedHeaders", "Signature"]) {
    if (!fields.has(name)) return malformed(`Authorization header requires '${name}' parameter.`);
  }
  const timestamp = request.headers["x-amz-date"];
  if (timestamp === undefined) {
    return malformed("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
  }
  return parts(
    fields.get("Credential") ?? "",
    timestamp,
    fields.get("SignedHeaders") ?? "",
    fields.get("Signature") ?? "",
    request.headers["x-amz-security-token"],
  );
}

function presigned(query: ReadonlyMap<string, string>): Parsed {
  if (query.get("X-Amz-Algorithm") !== ALGORITHM) return malformed("Unsupported AWS 'algorithm'.");
  for (const name of [
    "X-Amz-Credential",
    "X-Amz-Date",
    "X-Amz-Expires",
    "X-Amz-SignedHeaders",
    "X-Amz-Signature",
  ]) {
    if (!query.get(name)) return malformed(`AWS query-string parameters must include '${name}'.`);
  }
  const seconds = Number(query.get("X-Amz-Expires"));
  // Seven days: the longest a presigned request may live (S3 user guide, query string authentication).
  if (!Number.isInteger(seconds) || seconds < 0 || seconds > 604_800) {
    return malformed("X-Amz-Expires must be less than a week (in seconds).");
  }
  return parts(
    query.get("X-Amz-Credential") ?? "",
    query.get("X-Amz-Date") ?? "",
    query.get("X-Amz-SignedHeaders") ?? "",
    query.get("X-Amz-Signature") ?? "",
    query.get("X-Amz-Security-Token"),
    seconds,
  );
}

function parts(
  credential: string,
  timestamp: string,
  signedHeaders: string,
  signature: string,
  sessionToken: string | undefined,
  presignedSeconds?: number,
): Parsed {
  const [accessKeyId, date, region, service, terminator, ...more] = credential.split("/");
  if (!accessKeyId || !date || !region || !service || terminator !== "aws4_request" || more.length > 0) {
    return malformed(
      "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term.",
    );
  }
  if (!/^\d{8}T\d{6}Z$/.test(timestamp)) {
    return malformed("Date must be in ISO-8601 'basic format', got an unreadable value.");
  }
  if (!timestamp.startsWith(date)) {
    return malformed(
      "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP.",
    );
  }
  return {
    kind: "parts",
    parts: {
      accessKeyId,
      scope: { timestamp, date, region, service },
      signedHeaders: signedHeaders.split(";"),
      signature,
      ...(sessionToken !== undefined && { sessionToken }),
      ...(presignedSeconds !== undefined && { presignedSeconds }),
    },
  };
}

function malformed(what: string): Parsed {
  return { kind: "malformed", what };
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + separator.length)];
}
