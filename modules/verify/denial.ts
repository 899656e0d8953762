/** What a refusal in IAM's own words says (IAM User Guide, "Troubleshoot access denied error messages"). */
import type { ReasonKey } from "./reasons";

/**
 * The policy layer that refused. `unsaid`: the message gives no ground, which many services and all older ones do.
 * `other`: it gives one that is none of the known layers, such as a key that is not there.
 */
export type DenyingLayer =
  | "identity"
  | "serviceControl"
  | "resourceControl"
  | "boundary"
  | "session"
  | "resource"
  | "endpoint"
  | "other"
  | "unsaid";

/** A refusal by IAM. */
export interface Denial {
  /** The action in the message, lower-cased; absent for a bare refusal. */
  readonly action?: string;
  readonly layer: DenyingLayer;
  readonly explicit: boolean;
}

const WORDING = /not authorized to perform:? *([a-z0-9-]+:[a-z0-9]+)/i;

const LAYER_WORDS: readonly (readonly [RegExp, DenyingLayer])[] = [
  [/service control polic/i, "serviceControl"],
  [/resource control polic/i, "resourceControl"],
  [/permissions? boundar/i, "boundary"],
  [/session polic/i, "session"],
  [/vpc endpoint polic/i, "endpoint"],
  [/resource-based polic|role trust polic/i, "resource"],
  [/identity-based polic/i, "identity"],
];

/** Reads the message; nothing when it is not in IAM's words. */
export function readDenial(message: string): Denial | undefined {
  const action = WORDING.exec(message)?.[1]?.toLowerCase();
  if (action === undefined) return undefined;
  // Resource names in the message are the customer's: only what follows "because" or "with an" names a layer.
  const tail = /\b(because|with an explicit deny)\b.*$/is.exec(message)?.[0];
  if (tail === undefined) return { action, layer: "unsaid", explicit: false };
  const layer = LAYER_WORDS.find(([words]) => words.test(tail))?.[1] ?? "other";
  return { action, layer, explicit: /explicit deny/i.test(tail) };
}

/** The reason for a refusal of what had to be allowed. */
export function gapReason(denial: Denial): ReasonKey {
  switch (denial.layer) {
    case "serviceControl":
      return "blocked-by-service-control-policy";
    case "resourceControl":
      return "blocked-by-resource-control-policy";
    case "boundary":
      return "blocked-by-permissions-boundary";
    case "session":
    case "resource":
    case "endpoint":
    case "other":
      return "blocked-by-another-policy";
    case "identity":
    case "unsaid":
      return denial.explicit ? "explicitly-denied" : "not-granted";
  }
}

/** Whether the refusal comes from the principal's own policies, as far as the message tells. */
export function isOwn(denial: Denial): boolean {
  return denial.layer === "identity" || denial.layer === "unsaid";
}
