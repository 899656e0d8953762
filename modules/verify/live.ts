/** What IAM has stored about a principal, as far as it may be read. */
import type { PolicyDocument } from "../iam/policy";
import type { Outcome } from "./classify";
import type { Reply } from "./reply";

/** Something that was to be read. */
export type Read<T> =
  | { readonly kind: "read"; readonly value: T; readonly reply?: Reply }
  | { readonly kind: "missing"; readonly reply: Reply }
  | { readonly kind: "not-readable"; readonly reply?: Reply }
  | { readonly kind: "failed"; readonly outcome: Outcome; readonly reply: Reply };

/** A managed policy that is attached. */
export interface AttachedPolicy {
  readonly arn: string;
  /** Only read where a document is described for it. */
  readonly document?: Read<PolicyDocument>;
}

/** The principal itself. */
export interface LiveBasics {
  /** Names are unique whatever the path, so this may be another than was asked for. */
  readonly arn?: string;
  /** For a role. */
  readonly trust?: PolicyDocument;
  /** For a role: seconds. */
  readonly maxSessionDuration?: number;
  /** `none` where there is none; absent where it could not be seen. */
  readonly boundaryArn?: string;
}

/** Everything that is compared. */
export interface LivePrincipal {
  readonly basics: Read<LiveBasics>;
  /** Inline policies by name. */
  readonly inline: Read<Readonly<Record<string, Read<PolicyDocument>>>>;
  readonly attached: Read<readonly AttachedPolicy[]>;
  /** Documents of described policies that are attached to nobody, by ARN. */
  readonly unattached: Readonly<Record<string, Read<PolicyDocument>>>;
  /** For a user: the names of its groups. */
  readonly groups?: Read<readonly string[]>;
}
