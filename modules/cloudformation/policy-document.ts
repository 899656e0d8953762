/** Statements as a policy document of a template. Parts that depend on inputs stand under Fn::If. */
import type { Condition, Statement, TrustStatement } from "../iam/statement";
import type { When } from "../iam/when";
import type { Node, NodeMap } from "./intrinsic";
import type { TemplateForm } from "./template-form";

/** A statement, and when it is part of the document; always, when absent. */
export interface Conditional {
  readonly statement: Statement | TrustStatement;
  readonly when?: When;
}

/** Both conditions, where there are two. */
export function both(a: When | undefined, b: When | undefined): When | undefined {
  return a && b ? { all: [a, b] } : (a ?? b);
}

/** The document. Throws when a statement names an operator and key twice: IAM would OR them. */
export function policyDocument(statements: readonly Conditional[], form: TemplateForm): NodeMap {
  return {
    Version: "2012-10-17",
    Statement: statements.flatMap(
      ({ statement, when }) =>
        form.given(both(when, statement.when), () => statementNode(statement, form)) ?? [],
    ),
  };
}

function statementNode(statement: Statement | TrustStatement, form: TemplateForm): Node {
  const condition = conditionBlock(statement, form);
  return {
    Sid: statement.sid,
    Effect: statement.effect ?? "Allow",
    ...("principals" in statement && {
      Principal: { [statement.principals.type]: form.oneOrMany(statement.principals.identifiers) },
    }),
    Action: form.oneOrMany(statement.actions),
    ...("resources" in statement && { Resource: form.oneOrMany(statement.resources) }),
    ...(condition !== undefined && { Condition: condition }),
  };
}

/** An entry of a map, and when it is there; always, when absent. */
interface Entry {
  readonly key: string;
  readonly value: () => Node;
  readonly when?: When | undefined;
}

function conditionBlock(statement: Statement | TrustStatement, form: TemplateForm): Node | undefined {
  const conditions = statement.conditions ?? [];
  const operators = new Map<string, Condition[]>();
  for (const condition of conditions) {
    const same = operators.get(condition.operator) ?? [];
    if (same.some(({ key }) => key === condition.key)) {
      throw new Error(
        `Statement ${statement.sid} names ${condition.operator} ${condition.key} twice; IAM would OR the two.`,
      );
    }
    operators.set(condition.operator, [...same, condition]);
  }
  const entries = [...operators].map(([operator, of]): Entry => {
    const keys = of.map(({ key, values, when }): Entry => {
      return { key, value: () => form.oneOrMany(values), when };
    });
    return { key: operator, value: () => mapOf(keys, form), when: anyOf(keys) };
  });
  const when = anyOf(entries);
  return conditions.length === 0 ? undefined : form.given(when, () => mapOf(entries, form));
}

/** When a map has an entry at all: IAM is not shown an empty one. */
function anyOf(entries: readonly Entry[]): When | undefined {
  const whens = entries.flatMap(({ when }) => when ?? []);
  if (whens.length < entries.length) return undefined;
  const [only] = whens;
  return whens.length === 1 ? only : { any: whens };
}

function mapOf(entries: readonly Entry[], form: TemplateForm): NodeMap {
  // The one entry of a map is there whenever the map is.
  const [only] = entries;
  if (only && entries.length === 1) return { [only.key]: only.value() };
  return Object.fromEntries(
    entries.flatMap(({ key, value, when }) => {
      const node = form.given(when, value);
      return node === undefined ? [] : [[key, node]];
    }),
  );
}
