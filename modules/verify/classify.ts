/** What a reply means, before it is judged against what was expected. Pure, and total: any reply has an outcome. */
import type { NoticedError } from "../grants/probe";
import type { NoticeKey } from "../grants/notice";
import {
  BARE_DENIAL_CODES,
  CALLER_CODES,
  CLOCK_TEXT,
  CONNECTION_CODES,
  DENIAL_CODES,
  INVALID_CODES,
  NO_HOST_CODES,
  NO_OPERATION_CODES,
  OWN_THROTTLE_CODES,
  REGION_TEXT,
  THROTTLE_CODES,
  TIMEOUT_CODES,
  type CallerFault,
} from "./codes";
import { readDenial, type Denial } from "./denial";
import type { Failure, Reply } from "./reply";

/** What a reply means. */
export type Outcome =
  | { readonly kind: "answered" }
  | { readonly kind: "nothing-there" }
  | { readonly kind: "noticed"; readonly notice: NoticeKey }
  | { readonly kind: "denied"; readonly denial: Denial }
  | { readonly kind: "denied-other"; readonly action: string; readonly denial: Denial }
  | { readonly kind: "gated" }
  | { readonly kind: "caller"; readonly fault: CallerFault }
  | { readonly kind: "throttled" }
  | { readonly kind: "no-bucket" }
  | { readonly kind: "redirected"; readonly region: string }
  | { readonly kind: "no-endpoint" }
  | { readonly kind: "invalid" }
  | { readonly kind: "connection-failed" }
  | { readonly kind: "timed-out" }
  | { readonly kind: "server-error" }
  | { readonly kind: "interrupted" }
  | { readonly kind: "stopped" }
  | { readonly kind: "unknown" };

/** The name of the error with which a fuse stops a call. */
export const FUSE_ERROR = "FuseError";
/** The name of the error of a call that the user ended. */
export const ABORT_ERROR = "AbortError";

/** What of the call matters for the meaning. */
export interface Asked {
  readonly client: string;
  readonly action: string;
  /** Codes of "authorised, and nothing there". */
  readonly nothingThere?: readonly string[];
  readonly noticedErrors?: readonly NoticedError[];
  /** Whether the service is known to be absent from some regions: a host that has no name means that, and no fault. */
  readonly mayBeAbsent?: boolean;
}

/**
 * Classifies in the order that AWS's ambiguities force: whose fault it is before what was refused, throttling before
 * refusals (SQS throttles with 403), IAM's wording before a service's own refusal, known codes before anything else.
 */
export function classify(reply: Reply, asked: Asked): Outcome {
  // AWS numbers every answer. One without a number came from something in between: a proxy, a login page.
  if (reply.ok) return { kind: reply.requestId === undefined ? "unknown" : "answered" };
  const { failure } = reply;
  return (
    ownOutcome(failure) ??
    callerOutcome(failure) ??
    throttleOutcome(failure, asked) ??
    redirectOutcome(failure, asked) ??
    denialOutcome(failure, asked) ??
    knownOutcome(failure, asked) ??
    lastOutcome(failure, asked)
  );
}

function has(failure: Failure, codes: ReadonlySet<string>): boolean {
  return failure.names.some((name) => codes.has(name));
}

/** Errors that this program raised itself. */
function ownOutcome({ names }: Failure): Outcome | undefined {
  if (names.includes(FUSE_ERROR)) return { kind: "stopped" };
  return names.includes(ABORT_ERROR) ? { kind: "interrupted" } : undefined;
}

function callerOutcome({ names, message }: Failure): Outcome | undefined {
  const code = names.find((name) => Object.hasOwn(CALLER_CODES, name));
  const fault = code === undefined ? undefined : CALLER_CODES[code];
  if (fault === undefined) return undefined;
  if (fault !== "caller-signature") return { kind: "caller", fault };
  if (CLOCK_TEXT.test(message)) return { kind: "caller", fault: "caller-clock" };
  return { kind: "caller", fault: REGION_TEXT.test(message) ? "caller-region" : fault };
}

function throttleOutcome(failure: Failure, { client }: Asked): Outcome | undefined {
  const own = OWN_THROTTLE_CODES[client];
  const throttled =
    failure.status === 429 ||
    has(failure, THROTTLE_CODES) ||
    (own !== undefined && failure.names.includes(own));
  return throttled ? { kind: "throttled" } : undefined;
}

/** S3 answers 301, or 400 to a HEAD, with the right region, before it looks at permissions. */
function redirectOutcome(failure: Failure, { client }: Asked): Outcome | undefined {
  if (client !== "s3") return undefined;
  if (failure.names.includes("NoSuchBucket")) return { kind: "no-bucket" };
  const redirects = new Set([
    "PermanentRedirect",
    "AuthorizationHeaderMalformed",
    "IllegalLocationConstraintException",
  ]);
  if (failure.bucketRegion === undefined) return undefined;
  return failure.status === 301 || has(failure, redirects)
    ? { kind: "redirected", region: failure.bucketRegion }
    : undefined;
}

function denialOutcome(failure: Failure, asked: Asked): Outcome | undefined {
  const bareS3 = asked.client === "s3" && failure.status === 403;
  if (!has(failure, DENIAL_CODES) && !(bareS3 && failure.names.includes("Unknown"))) return undefined;
  const denial = readDenial(failure.message);
  if (denial !== undefined) {
    if (denial.action === asked.action.toLowerCase()) return { kind: "denied", denial };
    return { kind: "denied-other", action: denial.action ?? "", denial };
  }
  const bare: Denial = { layer: "unsaid", explicit: false };
  if (asked.client === "ec2" && has(failure, BARE_DENIAL_CODES)) return { kind: "denied", denial: bare };
  // S3's older wording, and the HEAD without a body. Its other texts speak of signatures and time limits.
  if (bareS3 && /^(|access denied\.?|unknown|unknownerror|forbidden)$/i.test(failure.message.trim()))
    return { kind: "denied", denial: bare };
  return noticedOutcome(failure, asked) ?? { kind: "gated" };
}

function noticedOutcome(failure: Failure, { noticedErrors }: Asked): Outcome | undefined {
  const message = failure.message.toLowerCase();
  const found = noticedErrors?.find(
    ({ code, text }) =>
      failure.names.includes(code) && (text === undefined || message.includes(text.toLowerCase())),
  );
  return found && { kind: "noticed", notice: found.notice };
}

function knownOutcome(failure: Failure, asked: Asked): Outcome | undefined {
  const noticed = noticedOutcome(failure, asked);
  if (noticed) return noticed;
  if (asked.nothingThere?.some((code) => failure.names.includes(code))) return { kind: "nothing-there" };
  if (has(failure, NO_OPERATION_CODES)) return { kind: "no-endpoint" };
  return failure.names.some((name) => INVALID_CODES.test(name)) ? { kind: "invalid" } : undefined;
}

function lastOutcome(failure: Failure, { mayBeAbsent = false }: Asked): Outcome {
  if (has(failure, NO_HOST_CODES)) return { kind: mayBeAbsent ? "no-endpoint" : "connection-failed" };
  if (has(failure, CONNECTION_CODES)) return { kind: "connection-failed" };
  if (has(failure, TIMEOUT_CODES)) return { kind: "timed-out" };
  if (failure.status !== undefined && failure.status >= 500) return { kind: "server-error" };
  return { kind: "unknown" };
}
