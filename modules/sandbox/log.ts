/** What the sandbox remembers of each request. No parameter, no header, no token: nothing secret can be in it. */

/** One request and its answer. */
export interface LogEntry {
  readonly service: string;
  readonly operation: string;
  readonly region: string;
  /** ARN of the caller; empty when it could not be told. */
  readonly principal: string;
  /** The action and resource that IAM was last asked about; empty when it was not asked. */
  readonly action: string;
  readonly resource: string;
  readonly status: number;
  /** Error code; empty for a success. */
  readonly code: string;
  readonly requestId: string;
  /** Kinds of the faults that were put on this request. */
  readonly faults: readonly string[];
}
