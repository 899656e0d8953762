/** The seam to AWS: what is sent and how it is answered, without the SDK. */
import type { ArmedFuse } from "./fuse";
import type { Reply } from "./reply";

/** Whose credentials sign a call: the caller's own, or a session of the role that is tested. */
export type Signer =
  | { readonly kind: "caller" }
  | {
      readonly kind: "session";
      readonly accessKeyId: string;
      readonly secretAccessKey: string;
      readonly sessionToken: string;
    };

/** One request. */
export interface SendRequest {
  readonly client: string;
  readonly operation: string;
  readonly region: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly signer: Signer;
  /** For write calls: the request is stopped unless it carries the marker. */
  readonly fuse?: ArmedFuse;
}

/** Sends one request once. Never throws: what went wrong is in the reply. */
export type Send = (request: SendRequest) => Promise<Reply>;
