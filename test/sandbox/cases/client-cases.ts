/** One call of the real SDK client: its input, and what an allowed caller gets: `ok`, or the name or code of an error. */
export type OperationCase = readonly [input: Readonly<Record<string, unknown>>, allowed: string];

/** Every operation of one SDK client. */
export interface ClientCases {
  /** The package's name without `@aws-sdk/client-`. */
  readonly client: string;
  /** Prefix of the service's IAM actions. */
  readonly prefix: string;
  /** What a caller without any permission gets; `code` is the error's name or wire code. */
  readonly denied: { readonly code: string; readonly status: number };
  readonly operations: Readonly<Record<string, OperationCase>>;
}
