/** Bodies that S3 clients send in signed chunks (`STREAMING-AWS4-HMAC-SHA256-PAYLOAD`, with or without trailer). */
import { createHmac } from "node:crypto";
import type { Scope } from "./canonical";
import { scopeText, sha256, signingKey } from "./canonical";

const EMPTY = sha256("");

/** True when every chunk, and the trailer where there is one, carries the signature it should. */
export function chunksHold(
  body: Buffer,
  secret: string,
  scope: Scope,
  seed: string,
  trailer: boolean,
): boolean {
  const key = signingKey(secret, scope);
  const sign = (kind: string, ...lines: readonly string[]): string =>
    createHmac("sha256", key)
      .update([`AWS4-HMAC-SHA256-${kind}`, scope.timestamp, scopeText(scope), ...lines].join("\n"))
      .digest("hex");
  let previous = seed;
  let offset = 0;
  for (;;) {
    const end = body.indexOf("\r\n", offset);
    const head = /^([0-9a-f]+);chunk-signature=([0-9a-f]{64})$/i.exec(
      body.toString("latin1", offset, end < 0 ? offset : end),
    );
    if (!head) return false;
    const size = parseInt(head[1] ?? "", 16);
    const data = body.subarray(end + 2, end + 2 + size);
    const expected = sign("PAYLOAD", previous, EMPTY, sha256(data));
    if (data.length !== size || expected !== head[2]) return false;
    previous = expected;
    offset = end + 2 + size + (size > 0 || !trailer ? 2 : 0);
    if (size === 0) break;
  }
  if (!trailer) return offset >= body.length;
  const lines = body.toString("utf8", offset).split("\r\n").filter(Boolean);
  const mark = lines.pop() ?? "";
  const signed = sha256(lines.map((line) => `${line}\n`).join(""));
  return mark === `x-amz-trailer-signature:${sign("TRAILER", previous, signed)}`;
}

/** True when an unsigned chunked body is framed as it says (`STREAMING-UNSIGNED-PAYLOAD-TRAILER`). */
export function chunksFramed(body: Buffer): boolean {
  let offset = 0;
  for (;;) {
    const end = body.indexOf("\r\n", offset);
    const size = /^[0-9a-f]+$/i.test(body.toString("latin1", offset, Math.max(end, offset)))
      ? parseInt(body.toString("latin1", offset, end), 16)
      : -1;
    if (size < 0 || end + 2 + size > body.length) return false;
    if (size === 0) return true;
    offset = end + 2 + size + 2;
  }
}
