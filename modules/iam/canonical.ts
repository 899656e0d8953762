/** One spelling for policy documents that mean the same, so that they can be compared and hashed. */
import {
  toList,
  type OneOrMany,
  type PolicyDocument,
  type PolicyStatement,
  type PrincipalBlock,
} from "./policy";

/**
 * The document with lists for all values, values sorted and each once, keys in order, statements in order of their text.
 * Two documents that differ only in order, in one-or-many or in repetition become equal. Meaning is never changed:
 * an account's twelve digits as a principal become the ARN of its root only when `partition` is given.
 */
export function canonicalPolicy(document: PolicyDocument, partition?: string): PolicyDocument {
  const statements = toList<PolicyStatement>(document.Statement).map((s) => canonicalStatement(s, partition));
  const sorted = statements
    .map((statement) => ({ statement, text: JSON.stringify(statement) }))
    .sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
  return { Version: document.Version ?? "2008-10-17", Statement: sorted.map((s) => s.statement) };
}

/** Whether two documents are the same but for order and spelling. */
export function samePolicy(a: PolicyDocument, b: PolicyDocument): boolean {
  return JSON.stringify(canonicalPolicy(a)) === JSON.stringify(canonicalPolicy(b));
}

function canonicalStatement(statement: PolicyStatement, partition: string | undefined): PolicyStatement {
  const { Sid, Effect, Principal, NotPrincipal, Action, NotAction, Resource, NotResource, Condition } =
    statement;
  return {
    ...(Sid !== undefined && { Sid }),
    Effect,
    ...(Principal !== undefined && { Principal: canonicalPrincipal(Principal, partition) }),
    ...(NotPrincipal !== undefined && { NotPrincipal: canonicalPrincipal(NotPrincipal, partition) }),
    ...(Action !== undefined && { Action: sortedList(Action) }),
    ...(NotAction !== undefined && { NotAction: sortedList(NotAction) }),
    ...(Resource !== undefined && { Resource: sortedList(Resource) }),
    ...(NotResource !== undefined && { NotResource: sortedList(NotResource) }),
    ...(Condition !== undefined && {
      Condition: sortedRecord(Condition, (keys) => sortedRecord(keys, sortedList)),
    }),
  };
}

function canonicalPrincipal(principal: PrincipalBlock, partition: string | undefined): PrincipalBlock {
  if (typeof principal === "string") return principal;
  return sortedRecord(principal, (identifiers) =>
    sortedList(
      toList<string>(identifiers).map((id) =>
        partition !== undefined && /^\d{12}$/.test(id) ? `arn:${partition}:iam::${id}:root` : id,
      ),
    ),
  );
}

function sortedList(value: OneOrMany): readonly string[] {
  // Booleans and numbers are legal JSON in conditions; IAM compares their text.
  return [...new Set(toList<string>(value).map(String))].sort();
}

function sortedRecord<T, U>(record: Readonly<Record<string, T>>, change: (value: T) => U): Record<string, U> {
  return Object.fromEntries(
    Object.keys(record)
      .sort()
      .map((key) => [key, change(record[key] as T)]),
  );
}
