/** What came back from a call, without anything of the SDK. */
import type { Answer } from "../grants/probe";

/** What is known of every call that was tried. */
export interface ReplyMeta {
  readonly requestId?: string;
  /** Milliseconds of the last attempt. */
  readonly milliseconds: number;
  /** 1 for a call that was not repeated. */
  readonly attempts: number;
}

/** An error as it reached the program. Match on any of `names`: the SDK's class name and the wire code differ at times. */
export interface Failure {
  /** HTTP status; absent when there was no response. */
  readonly status?: number;
  readonly names: readonly string[];
  readonly message: string;
  /** `x-amz-bucket-region`, which S3 sends with a redirect and even with a refusal. */
  readonly bucketRegion?: string;
}

/** An answer or a failure. */
export type Reply = ReplyMeta &
  (
    | { readonly ok: true; readonly answer: Answer; readonly bucketRegion?: string }
    | { readonly ok: false; readonly failure: Failure }
  );

/** The first name: what a line shows as the error code. */
export function errorCode(reply: Reply): string | undefined {
  if (reply.ok) return undefined;
  // "Unknown" is what the SDK makes of a HEAD without body.
  const [first, second] = reply.failure.names;
  return first === "Unknown" ? (second ?? String(reply.failure.status ?? first)) : first;
}
