/** The canonical request and the signature of AWS Signature Version 4, from the received side. */
import { createHash, createHmac } from "node:crypto";
import type { ReceivedRequest } from "../call";

/** What a signature is made over, besides the request itself. */
export interface Scope {
  /** `20261121T103000Z` */
  readonly timestamp: string;
  /** `20261121` */
  readonly date: string;
  readonly region: string;
  readonly service: string;
}

/** Lower-case hex SHA-256. */
export function sha256(data: string | Buffer): string {
  return createHash("sha256").update(data).digest("hex");
}

function hmac(key: string | Buffer, data: string): Buffer {
  return createHmac("sha256", key).update(data, "utf8").digest();
}

/** The key that signs for one day, region and service. */
export function signingKey(secret: string, scope: Scope): Buffer {
  return hmac(hmac(hmac(hmac(`AWS4${secret}`, scope.date), scope.region), scope.service), "aws4_request");
}

/** `20261121/us-east-1/s3/aws4_request` */
export function scopeText(scope: Scope): string {
  return `${scope.date}/${scope.region}/${scope.service}/aws4_request`;
}

/** The signature of a canonical request, as lower-case hex. */
export function signature(secret: string, scope: Scope, canonical: string): string {
  const text = ["AWS4-HMAC-SHA256", scope.timestamp, scopeText(scope), sha256(canonical)].join("\n");
  return hmac(signingKey(secret, scope), text).toString("hex");
}

/** The canonical request: what both sides have to have seen alike. */
export function canonicalRequest(
  request: ReceivedRequest,
  service: string,
  signedHeaders: readonly string[],
  payloadHash: string,
): string {
  const query = request.query
    .filter(([name]) => name !== "X-Amz-Signature")
    .map(([name, value]) => [encode(name), encode(value)] as const)
    // By name, then by value: "a.1=" would stand behind "a.10=".
    .sort(([a, x], [b, y]) => byCodeUnit(a, b) || byCodeUnit(x, y))
    .map(([name, value]) => `${name}=${value}`);
  const headers = signedHeaders.map(
    (name) => `${name}:${(request.headers[name] ?? "").trim().replace(/ +/g, " ")}\n`,
  );
  return [
    request.method,
    canonicalPath(request.path, service),
    query.join("&"),
    headers.join(""),
    signedHeaders.join(";"),
    payloadHash,
  ].join("\n");
}

/** S3 signs the path encoded once; every other service signs it encoded a second time and normalised. */
function canonicalPath(path: string, service: string): string {
  if (service === "s3") return path.split("/").map(reencode).join("/");
  const segments: string[] = [];
  for (const segment of path.split("/")) {
    if (segment === "..") segments.pop();
    else if (segment !== "" && segment !== ".") segments.push(encode(segment));
  }
  const slash = segments.length > 0 && path.endsWith("/") ? "/" : "";
  return `/${segments.join("/")}${slash}`;
}

function reencode(segment: string): string {
  return encode(decodeURIComponent(segment));
}

/** RFC 3986: what `encodeURIComponent` leaves alone of the reserved characters is encoded too. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
