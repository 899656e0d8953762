/** From described statements to the policy document that AWS stores, for values that are known. */
import type { ConditionBlock, PolicyDocument, PolicyStatement } from "./policy";
import type { Condition, Statement, TrustStatement } from "./statement";
import type { When } from "./when";

/** Whether a condition on inputs holds, for known values. */
export type Holds = (when: When) => boolean;

/** The document of all statements that hold. Throws when a statement names an operator and key twice: IAM would OR them. */
export function toPolicyDocument(
  statements: readonly (Statement | TrustStatement)[],
  holds: Holds,
): PolicyDocument {
  const kept = statements.filter((statement) => !statement.when || holds(statement.when));
  return { Version: "2012-10-17", Statement: kept.map((statement) => toStatement(statement, holds)) };
}

function toStatement(statement: Statement | TrustStatement, holds: Holds): PolicyStatement {
  const conditions = (statement.conditions ?? []).filter((c) => !c.when || holds(c.when));
  return {
    Sid: statement.sid,
    Effect: statement.effect ?? "Allow",
    ...("principals" in statement && {
      Principal: { [statement.principals.type]: oneOrMany(statement.principals.identifiers) },
    }),
    Action: oneOrMany(statement.actions),
    ...("resources" in statement && { Resource: oneOrMany(statement.resources) }),
    ...(conditions.length > 0 && { Condition: toConditionBlock(statement.sid, conditions) }),
  };
}

function toConditionBlock(sid: string, conditions: readonly Condition[]): ConditionBlock {
  const block: Record<string, Record<string, string | readonly string[]>> = {};
  for (const { operator, key, values } of conditions) {
    const keys = (block[operator] ??= {});
    if (key in keys)
      throw new Error(`Statement ${sid} names ${operator} ${key} twice; IAM would OR the two.`);
    keys[key] = oneOrMany(values);
  }
  return block;
}

function oneOrMany(values: readonly string[]): string | readonly string[] {
  return values.length === 1 ? (values[0] as string) : [...values];
}
