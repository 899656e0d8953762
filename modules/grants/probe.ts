/** Read calls that must be allowed, as data: one file of `modules/verify` turns them into SDK calls. */
import type { Values } from "../iam/values";

/** A call of an AWS API that needs one IAM action on one resource. */
export interface Call {
  /** The SDK client's package name without scope and `client-`: `cost-explorer`. */
  readonly client: string;
  /** The API operation: `GetCostAndUsage`. */
  readonly operation: string;
  /** The IAM action that it needs: `ce:GetCostAndUsage`. Names of operations and actions differ at times. */
  readonly action: string;
  /** The request's parameters. */
  readonly input: (values: Values) => Readonly<Record<string, unknown>>;
}

/** A read call that must be allowed while its grant is on, and refused while it is off. */
export interface Probe extends Call {
  /** Unique within its grant. */
  readonly id: string;
}
