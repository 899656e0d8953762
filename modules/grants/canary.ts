/** Write calls that must be refused, and that could change nothing if they were not. */
import type { Call, CallContext } from "./probe";

/**
 * What makes a canary harmless, as it must be found in the request that is about to leave. Without it the call is stopped:
 * the SDK drops what it does not know, and `AbortMultipartUpload` without `uploadId` is a `DeleteObject`.
 */
export interface Fuse {
  /** `body`: a member of the JSON body or a form parameter. `query`: a query parameter. `path`: a segment of the path. */
  readonly in: "body" | "query" | "path";
  /** The member's or parameter's name on the wire: `uploadId`, `DryRun`. Not for `path`. */
  readonly name?: string;
  /** The exact value on the wire: random digits or a name or ARN that contains them; or `true` of `DryRun`. */
  readonly marker: (values: Parameters<Call["input"]>[0], context: CallContext) => string;
}

/** A write call that is safe by construction: it names something that does not exist, or asks for a dry run. */
export interface Canary extends Call {
  /** Why it changes nothing even where it is allowed: one clause for the reviewer. */
  readonly harmless: string;
  readonly fuse: Fuse;
  /** Codes (name or wire code) of a call that was authorised and then found nothing. Success always counts as allowed. */
  readonly allowed: readonly string[];
  /** Elsewhere the service refuses everybody in the same words, which proves nothing. */
  readonly onlyIn?: "management-account";
}
