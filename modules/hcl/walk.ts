import type { Expression, ObjectEntry, TemplatePart } from "./expression";

/** The expression with each of its direct parts replaced. */
export function mapParts(expression: Expression, change: (part: Expression) => Expression): Expression {
  switch (expression.kind) {
    case "number":
    case "boolean":
    case "null":
    case "name":
      return expression;
    case "template": {
      const parts = expression.parts.map((part) => (typeof part === "string" ? part : change(part)));
      return { ...expression, parts };
    }
    case "attribute":
    case "splat":
      return { ...expression, of: change(expression.of) };
    case "index":
      return { ...expression, of: change(expression.of), key: change(expression.key) };
    case "call":
      return { ...expression, arguments: expression.arguments.map(change) };
    case "list":
      return { ...expression, items: expression.items.map(change) };
    case "object":
      return { ...expression, entries: expression.entries.map((entry) => mapEntry(entry, change)) };
    case "for":
      return {
        ...expression,
        collection: change(expression.collection),
        value: change(expression.value),
        ...(expression.key && { key: change(expression.key) }),
        ...(expression.condition && { condition: change(expression.condition) }),
      };
    case "unary":
      return { ...expression, operand: change(expression.operand) };
    case "binary":
      return { ...expression, left: change(expression.left), right: change(expression.right) };
    case "conditional":
      return {
        ...expression,
        condition: change(expression.condition),
        yes: change(expression.yes),
        no: change(expression.no),
      };
    case "parentheses":
      return { ...expression, inner: change(expression.inner) };
  }
}

function mapEntry({ key, value }: ObjectEntry, change: (part: Expression) => Expression): ObjectEntry {
  return {
    key: key.kind === "text" ? key : { kind: "computed", expression: change(key.expression) },
    value: change(value),
  };
}

/** Visits the expression and everything in it, the whole before its parts. */
export function visit(expression: Expression, see: (part: Expression) => void): void {
  see(expression);
  mapParts(expression, (part) => {
    visit(part, see);
    return part;
  });
}

/** A template's parts with neighbouring texts joined and empty ones dropped. */
export function joinParts(parts: readonly TemplatePart[]): readonly TemplatePart[] {
  const joined: TemplatePart[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (typeof part === "string" && typeof last === "string") joined[joined.length - 1] = last + part;
    else if (part !== "") joined.push(part);
  }
  return joined;
}
