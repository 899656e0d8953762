import type { Expression } from "../hcl/expression";
import { plainText } from "../hcl/expression";
import type { TfvarsValue } from "./value";

/** The literal value of an expression, or in words what makes it none. */
type Literal =
  | { readonly kind: "value"; readonly value: TfvarsValue }
  | { readonly kind: "calculated"; readonly what: string }
  | { readonly kind: "inexact" };

/** Reads an expression as a literal. */
export function literal(expression: Expression): Literal {
  switch (expression.kind) {
    case "boolean":
      return { kind: "value", value: expression.value };
    case "null":
      return { kind: "value", value: null };
    case "number":
      return exactNumber(expression.text, 1);
    case "unary":
      if (expression.operator === "-" && expression.operand.kind === "number") {
        return exactNumber(expression.operand.text, -1);
      }
      return { kind: "calculated", what: `the operator ${expression.operator}` };
    case "template": {
      const value = plainText(expression);
      return value === undefined
        ? { kind: "calculated", what: "an interpolation" }
        : { kind: "value", value };
    }
    case "parentheses":
      return literal(expression.inner);
    case "list":
      return collect(expression.items.map(literal), (values) => values);
    case "object":
      return object(expression);
    case "name":
    case "attribute":
    case "index":
    case "splat":
      return { kind: "calculated", what: "a reference (text needs quotes)" };
    case "call":
      return { kind: "calculated", what: "a function call" };
    case "for":
      return { kind: "calculated", what: "a for expression" };
    case "binary":
    case "conditional":
      return { kind: "calculated", what: "a calculation" };
  }
}

function object(expression: Extract<Expression, { kind: "object" }>): Literal {
  const keys: string[] = [];
  for (const { key } of expression.entries) {
    if (key.kind === "computed") return { kind: "calculated", what: "a calculated key" };
    keys.push(key.text);
  }
  const values = expression.entries.map((entry) => literal(entry.value));
  return collect(values, (found) =>
    Object.fromEntries(found.map((value, i) => [keys[i] ?? "", value] as const)),
  );
}

function collect(items: readonly Literal[], build: (values: readonly TfvarsValue[]) => TfvarsValue): Literal {
  const values: TfvarsValue[] = [];
  for (const item of items) {
    if (item.kind !== "value") return item;
    values.push(item.value);
  }
  return { kind: "value", value: build(values) };
}

function exactNumber(text: string, sign: 1 | -1): Literal {
  const value = Number(text);
  const kept = Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
  // The sign of zero would be lost in JSON, and Terraform knows no negative zero.
  return kept ? { kind: "value", value: value === 0 ? 0 : sign * value } : { kind: "inexact" };
}
