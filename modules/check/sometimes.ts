/**
 * Statements that exist only sometimes: under a switch that the input does not decide. An Allow is judged as if it
 * were there. A Deny is not: what it would take away stays, because it may not be there.
 */
import { toList, type NamedPolicy, type PolicyDocument, type PolicyStatement } from "../iam/policy";
import { UNKNOWN_VALUE } from "./principal";

/**
 * The field by which a reader marks such a statement. It holds the marker of what is not known, which no real document
 * can, and goes through JSON text.
 */
export const SOMETIMES = `${UNKNOWN_VALUE} whether it exists`;

/** The statement, marked. */
export function onlySometimes<T extends object>(statement: T): T {
  return { ...statement, [SOMETIMES]: true };
}

/** Whether a reader marked it. */
export function isOnlySometimes(statement: object): boolean {
  return SOMETIMES in statement;
}

/** The document with every statement marked. One that is no document is left for the judgement to refuse. */
export function documentOnlySometimes(document: PolicyDocument): PolicyDocument {
  if (typeof document !== "object" || document === null || !("Statement" in document)) return document;
  const statements: readonly unknown[] = toList<PolicyStatement>(document.Statement);
  const marked = statements.map((one) =>
    typeof one === "object" && one !== null ? onlySometimes(one) : one,
  );
  return { ...document, Statement: marked as readonly PolicyStatement[] };
}

/** The document without the denials that may not be there, and where each statement that is left stood. */
export function withoutUncertainDenials({ name, document }: NamedPolicy): {
  readonly policy: NamedPolicy;
  readonly places: readonly number[];
} {
  const kept = [...toList<PolicyStatement>(document.Statement).entries()].filter(
    ([, one]) => typeof one !== "object" || one === null || one.Effect === "Allow" || !isOnlySometimes(one),
  );
  return {
    policy: { name, document: { ...document, Statement: kept.map(([, one]) => one) } },
    places: kept.map(([place]) => place),
  };
}
