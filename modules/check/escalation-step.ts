/** What a way to more permissions is made of. */

/**
 * What makes a step harmless:
 * - `path`: every resource lies under the declared IAM path, and the writer itself does not;
 * - `boundary`: `StringEquals iam:PermissionsBoundary` fixes the declared boundary;
 * - `scope`: every resource is named, at least by a prefix or a path, and belongs to nobody else by declaration;
 * - `never`: nothing; the action itself is the way out.
 */
export type Guard = "path" | "boundary" | "scope" | "never";

/** One step of a path: an action, and the guard that closes it. */
export interface EscalationStep {
  readonly action: string;
  readonly guard: Guard;
}

/** A path is open when every one of its steps is. */
export interface EscalationPath {
  readonly steps: readonly EscalationStep[];
  readonly why: string;
}

/** A path of one step. */
export function alone(action: string, guard: Guard, why: string): EscalationPath {
  return { steps: [{ action, guard }], why };
}
