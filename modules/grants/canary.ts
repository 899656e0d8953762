/** Write calls that must be refused, and that could change nothing if they were not. */
import type { Call } from "./probe";

/** A write call that is safe by construction. */
export interface Canary extends Call {
  /** Unique within its grant. */
  readonly id: string;
}
