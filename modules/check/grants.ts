/** What a set of statements really gives: expanded, minus what is certainly denied, inside the boundary. */
import { actionMatches } from "../iam/match";
import type { Catalogue, CatalogueAction } from "../iam/catalogue";
import { hasUnknown } from "./principal";
import { lies, reachesAll } from "./scope";
import type { ReadStatement } from "./statement";

/** One action that one pattern of one statement gives. */
export interface Grant {
  readonly action: CatalogueAction;
  readonly statement: ReadStatement;
  /** The pattern as it is written; absent when the statement allows by `NotAction`. */
  readonly pattern?: string;
  /** Resource patterns that remain after denials and boundary; never empty. */
  readonly resources: readonly string[];
  readonly scope: "all" | "scoped";
}

/** Statements that take away: those of the policies themselves, and the boundary's. */
export interface Limits {
  readonly statements: readonly ReadStatement[];
  readonly boundary?: readonly ReadStatement[];
}

/** Every grant of the allowing statements, in their order. */
export function grantsOf(
  allows: readonly ReadStatement[],
  limits: Limits,
  catalogue: Catalogue,
): readonly Grant[] {
  const narrow = narrowing(limits, catalogue);
  return allows.flatMap((statement) => {
    const resources = statement.resources ?? ["*"];
    const patterns = statement.actions ?? [undefined];
    return patterns.flatMap((pattern) =>
      given(statement, pattern, catalogue).flatMap((action): readonly Grant[] => {
        const remaining = narrow(action, resources);
        if (remaining.length === 0) return [];
        const all = remaining.some((resource) => resource === "*" || reachesAll(resource, action));
        return [
          {
            action,
            statement,
            ...(pattern !== undefined && { pattern }),
            resources: remaining,
            scope: all ? "all" : "scoped",
          },
        ];
      }),
    );
  });
}

function given(
  statement: ReadStatement,
  pattern: string | undefined,
  catalogue: Catalogue,
): readonly CatalogueAction[] {
  if (pattern !== undefined) return hasUnknown(pattern) ? [] : catalogue.expand(pattern);
  return catalogue.expand("*").filter((action) => covers(statement, action.name));
}

type Narrow = (action: CatalogueAction, resources: readonly string[]) => readonly string[];

function narrowing(limits: Limits, catalogue: Catalogue): Narrow {
  const boundary = limits.boundary;
  const denies = [...limits.statements, ...(boundary ?? [])]
    .filter((one) => one.effect === "Deny" && isCertain(one))
    .map((one) => ({ one, covered: coverage(one, catalogue) }));
  const bounds = boundary
    ?.filter((one) => one.effect === "Allow")
    .map((one) => ({ one, covered: coverage(one, catalogue) }));
  return (action, resources) => {
    let remaining = resources;
    for (const { one, covered } of denies) if (covered(action)) remaining = without(remaining, one);
    if (bounds === undefined) return remaining;
    const inside = bounds
      .filter(({ covered }) => covered(action))
      .flatMap(({ one }) => one.resources ?? ["*"]);
    return within(remaining, inside);
  };
}

/** Whether the statement is there in any case and asks for nothing. */
function isCertain(statement: ReadStatement): boolean {
  return statement.sometimes !== true && Object.keys(statement.condition).length === 0;
}

/** What of the resources a denial leaves. Keeps a resource whole when it cannot tell. */
function without(resources: readonly string[], denial: ReadStatement): readonly string[] {
  if (denial.notResources !== undefined) return within(resources, denial.notResources);
  return resources.filter((resource) => !denial.resources?.some((outer) => lies(resource, outer)));
}

/** What of the resources lies inside the limits: nothing without limits. Keeps a resource whole when it cannot tell. */
function within(resources: readonly string[], limits: readonly string[]): readonly string[] {
  return resources.flatMap((resource) => {
    if (limits.some((limit) => lies(resource, limit))) return [resource];
    return limits.every((limit) => lies(limit, resource)) ? limits : [resource];
  });
}

/** Which actions the statement speaks about. A pattern that is not known denies nothing, and bounds nothing. */
function coverage(statement: ReadStatement, catalogue: Catalogue): (action: CatalogueAction) => boolean {
  const patterns = statement.actions ?? statement.notActions ?? [];
  if (patterns.some(hasUnknown)) {
    const positive = statement.effect === "Allow";
    return (action) => positive || (statement.actions !== undefined && covers(statement, action.name));
  }
  const named = new Set(patterns.flatMap((pattern) => catalogue.expand(pattern)));
  return statement.actions === undefined ? (action) => !named.has(action) : (action) => named.has(action);
}

function covers(statement: ReadStatement, action: string): boolean {
  const matches = (pattern: string): boolean => !hasUnknown(pattern) && actionMatches(pattern, action);
  if (statement.actions !== undefined) return statement.actions.some(matches);
  return statement.notActions !== undefined && !statement.notActions.some(matches);
}
