/** Whether declared actions keep to the resources and the conditions that they are declared with. */
import { isEveryAction } from "../iam/actions";
import { isWrite } from "../iam/access-level";
import type { Catalogue, CatalogueAction } from "../iam/catalogue";
import { reviewedReads } from "../iam/classification-index";
import type { PolicyDocument } from "../iam/policy";
import { clausesOf, type Clause } from "./condition";
import type { Declaration } from "./declaration";
import { finding } from "./finding";
import type { Grant } from "./grants";
import type { Finding } from "./report";
import { lies } from "./scope";
import { place } from "./shape";
import { readPolicy, type ReadStatement } from "./statement";

/** One finding for each pattern that reaches further than it is declared. What is not declared at all is found elsewhere. */
export function judgeDeclaredScope(
  grants: readonly Grant[],
  { within }: Declaration,
  catalogue: Catalogue,
): readonly Finding[] {
  if (within === undefined) return [];
  const declared = scopesByAction(within, catalogue);
  const groups = new Map<string, Grant[]>();
  for (const grant of grants) {
    if (grant.pattern === undefined || isEveryAction(grant.pattern) || !needsScope(grant, catalogue))
      continue;
    const scopes = declared.get(grant.action) ?? [];
    if (scopes.length === 0 || scopes.some((scope) => keepsTo(grant, scope))) continue;
    const key = `${grant.statement.policy} ${grant.statement.at.index} ${grant.pattern}`;
    groups.set(key, [...(groups.get(key) ?? []), grant]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first?.pattern === undefined) return [];
    return [
      finding("wide-resource", {
        ...place(first.statement),
        pattern: first.pattern,
        actions: group.map(({ action }) => action.name),
        why: "The declaration has narrower resources for it, or a condition that is missing here.",
        remedy: "Keep to what is declared, or declare it wider, so that the reviewer sees it.",
      }),
    ];
  });
}

/** The statements of the declaration that speak of each action. */
function scopesByAction(
  within: PolicyDocument,
  catalogue: Catalogue,
): ReadonlyMap<CatalogueAction, readonly ReadStatement[]> {
  const scopes = new Map<CatalogueAction, ReadStatement[]>();
  for (const statement of readPolicy({ name: "declaration", document: within }, "identity").statements) {
    for (const action of (statement.actions ?? []).flatMap((pattern) => catalogue.expand(pattern))) {
      const known = scopes.get(action);
      if (known === undefined) scopes.set(action, [statement]);
      else known.push(statement);
    }
  }
  return scopes;
}

/** Writes, and reads that show or do more than names and settings. */
function needsScope({ action }: Grant, catalogue: Catalogue): boolean {
  if (isWrite(action.accessLevel)) return true;
  const kind = reviewedReads(catalogue).classify(action)?.kind;
  return kind !== undefined && kind !== "personal-data" && kind !== "security";
}

function keepsTo(grant: Grant, scope: ReadStatement): boolean {
  const resources = scope.resources ?? [];
  if (!grant.resources.every((resource) => resources.some((outer) => lies(resource, outer)))) return false;
  const clauses = clausesOf(grant.statement.condition);
  return clausesOf(scope.condition).every((wanted) => clauses.some((clause) => isSame(clause, wanted)));
}

function isSame(a: Clause, b: Clause): boolean {
  const sameName = a.operator === b.operator && a.key.toLowerCase() === b.key.toLowerCase();
  return sameName && [...a.values].sort().join("\u0001") === [...b.values].sort().join("\u0001");
}
