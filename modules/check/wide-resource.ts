/** A scope that is claimed and not kept: `*` beside the narrower resources that it makes pointless. */
import { finding } from "./finding";
import type { Grant } from "./grants";
import type { Finding } from "./report";
import { place } from "./shape";

/**
 * Looks at the grants of one policy. A `*` is a fault where the same policy names narrower resources for the same
 * action: the author means a scope, and IAM adds the two up. Statements with a condition are left out.
 */
export function claimedScopes(grants: readonly Grant[]): readonly Finding[] {
  const scoped = new Set<string>();
  for (const grant of grants) {
    if (grant.resources.some((resource) => resource !== "*")) scoped.add(grant.action.name);
  }
  const wide = new Map<string, Grant[]>();
  for (const grant of grants) {
    const open = grant.resources.includes("*") && Object.keys(grant.statement.condition).length === 0;
    if (!open || !scoped.has(grant.action.name) || grant.action.resources.length === 0) continue;
    const key = `${grant.statement.policy} ${grant.statement.at.index} ${grant.pattern ?? ""}`;
    wide.set(key, [...(wide.get(key) ?? []), grant]);
  }
  return [...wide.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    return [
      finding("wide-resource", {
        ...place(first.statement),
        ...(first.pattern !== undefined && { pattern: first.pattern }),
        actions: group.map(({ action }) => action.name),
        why: "The policy names resources for these actions, and allows them on every resource too.",
        remedy: "Remove the *, or the pointless narrower resources if every resource is meant.",
      }),
    ];
  });
}
