/** Which policy of the principal holds which grants. */
import type { Grant } from "../grants/grant";
import type { ManagedPolicy, Vendor } from "./vendor";

/** One policy: an inline policy for one grant, or a customer managed policy for one or several. */
export type PlannedPolicy =
  | { readonly form: "inline"; readonly grant: Grant }
  | { readonly form: "managed"; readonly policy: ManagedPolicy; readonly grants: readonly Grant[] };

/**
 * All policies in the order of the grants. Throws for a managed policy whose grant does not exist or stands twice, and
 * for a user's grant in none: a user's inline policies hold 2,048 characters in all.
 */
export function planPolicies(
  vendor: Pick<Vendor, "id" | "grants" | "managedPolicies" | "principal">,
): readonly PlannedPolicy[] {
  const managed = vendor.managedPolicies ?? [];
  const held = managed.flatMap((policy) => policy.grants);
  const strange = held.filter(
    (id, index) => held.indexOf(id) !== index || !vendor.grants.some((grant) => grant.id === id),
  );
  if (strange.length > 0)
    throw new Error(`${vendor.id} puts no single grant ${strange.join(", ")} into a policy.`);
  return vendor.grants.flatMap((grant): readonly PlannedPolicy[] => {
    const policy = managed.find((candidate) => candidate.grants.includes(grant.id));
    if (!policy) {
      if (vendor.principal === "user") throw new Error(`${vendor.id} has no managed policy for ${grant.id}.`);
      return [{ form: "inline", grant }];
    }
    if (policy.grants[0] !== grant.id) return [];
    const grants = policy.grants.map((id) => vendor.grants.find((one) => one.id === id) as Grant);
    return [{ form: "managed", policy, grants }];
  });
}

/** One customer managed policy for each grant: for users, whose inline policies hold 2,048 characters in all. */
export function eachManaged(grants: readonly Grant[]): readonly ManagedPolicy[] {
  return grants.map(({ id, title }) => ({ id, title, grants: [id] }));
}
