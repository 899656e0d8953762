/** Rules about how a statement is written, whatever its actions turn out to be. */
import { actionParts, hasWildcard, isEveryAction, isWholeService } from "../iam/actions";
import type { Catalogue } from "../iam/catalogue";
import { toList } from "../iam/policy";
import { finding } from "./finding";
import { hasUnknown } from "./principal";
import type { Finding } from "./report";
import type { ReadStatement } from "./statement";

/** Where a finding points, spread into its parts. */
export function place(
  statement: ReadStatement,
): Pick<Finding, "policy"> & Required<Pick<Finding, "statement">> {
  return { policy: statement.policy, statement: statement.at };
}

/** Values that are not known yet, one finding a field. */
export function unknownValues(statement: ReadStatement): readonly Finding[] {
  const conditionTexts = Object.entries(statement.condition).flatMap(([operator, keys]) =>
    Object.entries(keys ?? {}).flatMap(([key, values]) => [operator, key, ...toList(values).map(String)]),
  );
  const fields: Readonly<Record<string, readonly string[] | undefined>> = {
    Action: statement.actions,
    NotAction: statement.notActions,
    Resource: statement.resources,
    NotResource: statement.notResources,
    Principal: [...principalTexts(statement.principal), ...principalTexts(statement.notPrincipal)],
    Condition: conditionTexts,
  };
  return Object.entries(fields)
    .filter(([, texts]) => texts?.some(hasUnknown))
    .map(([field]) =>
      finding("value-not-known", {
        ...place(statement),
        why: `${field} holds a value that the input does not tell.`,
        remedy: "Judge again where the value is known: the plan after apply, or the live role.",
      }),
    );
}

/** The identifiers of a principal block, whatever their type. */
function principalTexts(block: ReadStatement["principal"]): readonly string[] {
  if (block === undefined) return [];
  if (typeof block === "string") return [block];
  return Object.values(block).flatMap((ids) => toList(ids).map(String));
}

/** `NotAction`, `NotResource`, `*`, `service:*` and wildcards in the service, for a statement that allows. */
export function wideShapes(statement: ReadStatement, patterns: readonly string[]): readonly Finding[] {
  const at = place(statement);
  const findings: Finding[] = [];
  if (statement.notActions !== undefined) {
    findings.push(
      finding("not-action", {
        ...at,
        why: "It allows every action except the named ones, also those that AWS adds tomorrow.",
        remedy: "Name the actions that are needed in Action.",
      }),
    );
  }
  if (statement.notResources !== undefined) {
    findings.push(
      finding("not-resource", {
        ...at,
        why: "It allows every resource except the named ones.",
        remedy: "Name the resources that are needed in Resource.",
      }),
    );
  }
  for (const pattern of patterns) {
    const shape = { ...at, pattern, remedy: "Name the actions that are needed." };
    if (isEveryAction(pattern)) {
      findings.push(finding("any-action", { ...shape, why: "It gives every action of every service." }));
    } else if (isWholeService(pattern)) {
      const why = "It gives every action of the service, also those that AWS adds tomorrow.";
      findings.push(finding("whole-service", { ...shape, why }));
    } else if (hasWildcard(actionParts(pattern).service)) {
      const why = "The wildcard in the service prefix reaches services that nobody thought of.";
      findings.push(finding("service-wildcard", { ...shape, why }));
    }
  }
  return findings;
}

/** A pattern that matches nothing in the catalogue: a typo, or newer than the data. */
export function unmatchedPattern(
  statement: ReadStatement,
  pattern: string,
  catalogue: Catalogue,
): Finding | undefined {
  if (hasUnknown(pattern) || actionParts(pattern).name === "" || catalogue.expand(pattern).length > 0)
    return undefined;
  const reason = catalogue.explain(pattern);
  const guess = reason.nearest === undefined ? "" : ` The nearest name is ${reason.nearest}.`;
  const remedy = "Correct the name, or update the action data if AWS has added it since.";
  const what =
    reason.kind === "service" ? `no service "${reason.service}"` : `no action that matches "${pattern}"`;
  return finding(reason.kind === "service" ? "unknown-service" : "unknown-action", {
    ...place(statement),
    pattern,
    why: `The action data ${catalogue.version} has ${what}.${guess}`,
    remedy,
  });
}
