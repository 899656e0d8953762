/** Who a verified signature belongs to. */
import type { RequestContext } from "../iam/decision";
import type { NamedPolicy } from "../iam/policy";

/** The owner of a key pair, with every policy that limits what it may do. */
export interface Principal {
  readonly kind: "root" | "user" | "session" | "anonymous";
  /** As `GetCallerIdentity` shows it. */
  readonly arn: string;
  readonly accountId: string;
  readonly userId: string;
  /** For a session: ARN of its role. */
  readonly roleArn?: string;
  readonly identity: readonly NamedPolicy[];
  readonly boundary?: NamedPolicy;
  readonly session?: readonly NamedPolicy[];
  /** Condition keys that come with the principal: `aws:username`, `aws:PrincipalTag/...`. */
  readonly context: RequestContext;
}

/** A key pair that is valid now or was once. */
export interface Credential {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  /** Milliseconds since the epoch; absent for long-term keys. */
  readonly expires?: number;
  readonly principal: Principal;
}

/** Whoever sends no signature at all. */
export const ANONYMOUS: Principal = {
  kind: "anonymous",
  arn: "anonymous",
  accountId: "anonymous",
  userId: "anonymous",
  identity: [],
  context: {},
};
