/** What may give a principal more than its own policies do. */
import { finding, some } from "./finding";
import type { CheckedPrincipal } from "./principal";
import type { Finding } from "./report";

/** A note of the policies of resources that stand in the same input. */
export function besidesFindings({ besides = [] }: CheckedPrincipal): readonly Finding[] {
  if (besides.length === 0) return [];
  const why = `${some(besides)}: a resource's own policy can give access as well, and is not judged here.`;
  return [finding("resource-policy", { why, remedy: "Read whom it names." })];
}
