/** Condition keys without which the simulator's answer to one question is not certain. */
import { conditionKeys } from "../iam/condition-keys";
import { actionMatches, matchesPattern } from "../iam/match";
import { toList, type PolicyDocument, type PolicyStatement } from "../iam/policy";

/** What the simulator was asked. */
export interface SimulatedQuestion {
  readonly action: string;
  /** An ARN, or `*`. */
  readonly resource: string;
}

/**
 * Those of the missing keys on which the answer may depend. The simulator names every key that any policy of the principal
 * looks at, in statements about other actions too (github.com/aws/aws-sdk-java-v2/issues/1751,
 * github.com/boto/boto3/issues/3111), so a key counts only if a statement that may speak of the question looks at it. A key
 * that no document explains counts, and so do all while the documents are not known.
 */
export function unjudgedKeys(
  missing: readonly string[],
  documents: readonly PolicyDocument[] | undefined,
  question: SimulatedQuestion,
): readonly string[] {
  const statements = (documents ?? []).flatMap((document) => toList<PolicyStatement>(document.Statement));
  const all = keysOf(statements);
  const relevant = keysOf(statements.filter((statement) => maySpeakOf(statement, question)));
  return missing.filter((key) => relevant.has(key.toLowerCase()) || !all.has(key.toLowerCase()));
}

function keysOf(statements: readonly PolicyStatement[]): ReadonlySet<string> {
  return new Set(statements.flatMap(conditionKeys).map((key) => key.toLowerCase()));
}

/** Errs towards yes: a policy variable may stand for anything, and what NotResource leaves out is not worked out. */
function maySpeakOf(statement: PolicyStatement, { action, resource }: SimulatedQuestion): boolean {
  const { Action, NotAction, Resource } = statement;
  const names = (patterns: typeof Action) =>
    toList<string>(patterns).some((pattern) => actionMatches(pattern, action));
  if (NotAction === undefined ? !names(Action) : names(NotAction)) return false;
  return (
    Resource === undefined ||
    toList<string>(Resource).some((pattern) =>
      matchesPattern(pattern.replaceAll(/\$\{[^}]*\}/g, "*"), resource, { caseSensitive: true }),
    )
  );
}
