/** Decides whose request this is: AWS Signature Version 4, in the order in which AWS checks. */
import { timingSafeEqual } from "node:crypto";
import type { ReceivedRequest, Service } from "../call";
import type { Credential, Principal } from "../principal";
import type { State } from "../state";
import { canonicalRequest, sha256, signature } from "./canonical";
import { chunksFramed, chunksHold } from "./chunks";
import type { SignatureParts } from "./parts";
import { parseSignature } from "./parts";
import { regionFault } from "./regions";

/** Why a request is not believed: a closed list; `errors.ts` has each service family's words for it. */
export type AuthenticationProblem =
  | "missing"
  | "malformed"
  | "unknown-key"
  | "bad-token"
  | "expired-token"
  | "too-old"
  | "too-new"
  | "presign-expired"
  | "wrong-region"
  | "wrong-service"
  | "unsigned-headers"
  | "no-payload-hash"
  | "payload-hash"
  | "signature";

/** A principal, nobody at all, or a reason; `detail` is what AWS would add to its text. */
type Authentication =
  | { readonly kind: "verified"; readonly principal: Principal; readonly region: string }
  | { readonly kind: "anonymous" }
  | { readonly kind: "refused"; readonly problem: AuthenticationProblem; readonly detail: string };

/** Milliseconds a signature may be off: 5 minutes, and 15 for S3 (AWS: Signature Version 4; S3 API: REST auth). */
const window = (service: string): number => (service === "s3" ? 15 : 5) * 60_000;

/** Verifies the signature of a request for one service. */
export function authenticate(request: ReceivedRequest, service: Service, state: State): Authentication {
  const parsed = parseSignature(request);
  if (parsed.kind === "absent") return { kind: "anonymous" };
  if (parsed.kind === "malformed") return refused("malformed", parsed.what);
  const { parts } = parsed;
  const credential = state.credentials.find(parts.accessKeyId);
  if (!credential) return refused("unknown-key", parts.accessKeyId);
  if (credential.sessionToken !== parts.sessionToken) return refused("bad-token", "");
  if (credential.expires !== undefined && credential.expires <= state.now()) {
    return refused("expired-token", "");
  }
  return (
    clockFault(parts, state.now()) ??
    scopeFault(parts, service) ??
    headerFault(request, parts) ??
    signatureFault(request, parts, credential) ?? {
      kind: "verified",
      principal: credential.principal,
      region: parts.scope.region,
    }
  );
}

function clockFault(parts: SignatureParts, now: number): Authentication | undefined {
  const signed = Date.parse(
    parts.scope.timestamp.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, "$1-$2-$3T$4:$5:$6Z"),
  );
  const limit = window(parts.scope.service);
  if (Number.isNaN(signed)) return refused("malformed", "Date must be in ISO-8601 'basic format'.");
  if (signed > now + limit) {
    return refused("too-new", `${parts.scope.timestamp} is still later than ${basic(now + limit)}`);
  }
  if (parts.presignedSeconds !== undefined) {
    return signed + parts.presignedSeconds * 1000 < now
      ? refused(
          "presign-expired",
          `${basic(signed + parts.presignedSeconds * 1000)} is now earlier than ${basic(now)}`,
        )
      : undefined;
  }
  if (signed < now - limit) {
    return refused("too-old", `${parts.scope.timestamp} is now earlier than ${basic(now - limit)}`);
  }
  return undefined;
}

function basic(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/[-:]|\.\d{3}/g, "");
}

function scopeFault({ scope }: SignatureParts, service: Service): Authentication | undefined {
  if (scope.service !== service.signingName) return refused("wrong-service", service.signingName);
  return regionFault(scope.region, service) ? refused("wrong-region", scope.region) : undefined;
}

/** `host` and every `x-amz-*` header sent have to be signed: otherwise a proxy could add or change one. */
function headerFault(request: ReceivedRequest, parts: SignatureParts): Authentication | undefined {
  const signed = new Set(parts.signedHeaders);
  const open = Object.keys(request.headers).filter(
    (name) => (name === "host" || name.startsWith("x-amz-")) && !signed.has(name),
  );
  if (!signed.has("host") || open.length > 0) return refused("unsigned-headers", open.join(", "));
  return undefined;
}

function signatureFault(
  request: ReceivedRequest,
  parts: SignatureParts,
  credential: Credential,
): Authentication | undefined {
  const { scope } = parts;
  const declared = request.headers["x-amz-content-sha256"];
  const s3 = scope.service === "s3";
  const presigned = parts.presignedSeconds !== undefined;
  if (s3 && !presigned && declared === undefined) return refused("no-payload-hash", "");
  const payload = s3 ? (declared ?? "UNSIGNED-PAYLOAD") : sha256(request.body);
  const canonical = canonicalRequest(request, scope.service, parts.signedHeaders, payload);
  const expected = Buffer.from(signature(credential.secretAccessKey, scope, canonical));
  const received = Buffer.from(parts.signature);
  if (expected.length !== received.length || !timingSafeEqual(expected, received)) {
    return refused("signature", "");
  }
  return s3 && !payloadHolds(request.body, payload, parts, credential)
    ? refused("payload-hash", "")
    : undefined;
}

function payloadHolds(body: Buffer, payload: string, parts: SignatureParts, credential: Credential): boolean {
  switch (payload) {
    case "UNSIGNED-PAYLOAD":
      return true;
    case "STREAMING-UNSIGNED-PAYLOAD-TRAILER":
      return chunksFramed(body);
    case "STREAMING-AWS4-HMAC-SHA256-PAYLOAD":
    case "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER":
      return chunksHold(
        body,
        credential.secretAccessKey,
        parts.scope,
        parts.signature,
        payload.endsWith("TRAILER"),
      );
    default:
      return payload === sha256(body);
  }
}

function refused(problem: AuthenticationProblem, detail: string): Authentication {
  return { kind: "refused", problem, detail };
}
