/** Statements as the body of an `aws_iam_policy_document`. Parts that depend on inputs become dynamic blocks. */
import type { Condition, Principals, Statement, TrustStatement } from "../iam/statement";
import type { Input } from "../vendors/input";
import { expression, whenExpression } from "./expression";

type Block = Readonly<Record<string, unknown>>;

/** The data source's body, in Terraform's own names. Throws when a statement names an operator and key twice. */
export function policyDocumentBody(
  statements: readonly (Statement | TrustStatement)[],
  inputs: readonly Input[],
): Block {
  const fixed = statements.filter((statement) => !statement.when);
  const conditional = statements.filter((statement) => statement.when);
  return {
    ...(fixed.length > 0 && { statement: fixed.map((statement) => statementBlock(statement, inputs)) }),
    ...dynamicBlocks("statement", conditional, inputs, (statement) => statementBlock(statement, inputs)),
  };
}

function statementBlock(statement: Statement | TrustStatement, inputs: readonly Input[]): Block {
  const conditions = statement.conditions ?? [];
  const pairs = new Set(conditions.map(({ operator, key }) => `${operator} ${key}`));
  if (pairs.size < conditions.length) {
    throw new Error(`Statement ${statement.sid} names an operator and key twice; IAM would OR the two.`);
  }
  const fixed = conditions.filter((condition) => !condition.when);
  return {
    sid: statement.sid,
    effect: statement.effect ?? "Allow",
    actions: statement.actions,
    ...("resources" in statement && { resources: statement.resources }),
    ...("principals" in statement && { principals: [principalsBlock(statement.principals)] }),
    ...(fixed.length > 0 && { condition: fixed.map(conditionBlock) }),
    ...dynamicBlocks(
      "condition",
      conditions.filter((condition) => condition.when),
      inputs,
      conditionBlock,
    ),
  };
}

function principalsBlock({ type, identifiers }: Principals): Block {
  return { type, identifiers };
}

function conditionBlock({ operator, key, values }: Condition): Block {
  return { test: operator, variable: key, values };
}

function dynamicBlocks<T extends Statement | TrustStatement | Condition>(
  name: string,
  parts: readonly T[],
  inputs: readonly Input[],
  content: (part: T) => Block,
): Block {
  if (parts.length === 0) return {};
  const blocks = parts.map((part) => ({
    for_each: expression(`${whenExpression(part.when!, inputs)} ? [1] : []`),
    content: content(part),
  }));
  return { dynamic: { [name]: blocks } };
}
