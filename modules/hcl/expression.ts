/** What an HCL expression is: the part of the language that our modules and customers' value files use. */

/** A piece of a template: text as it is meant (nothing escaped), or what stands between `${` and `}`. */
export type TemplatePart = string | Expression;

/** The key of an object entry: a word or quoted text, or an expression in parentheses. */
export type ObjectKey =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "computed"; readonly expression: Expression };

/** One `key = value` of an object expression. */
export interface ObjectEntry {
  readonly key: ObjectKey;
  readonly value: Expression;
}

/** Binary operators by how tightly they bind, loosest first (the HCL specification, "Operations"). */
export const BINARY_OPERATORS = [
  ["||"],
  ["&&"],
  ["==", "!="],
  [">=", "<=", ">", "<"],
  ["+", "-"],
  ["*", "/", "%"],
] as const;

/** An operator between two operands. */
export type BinaryOperator = (typeof BINARY_OPERATORS)[number][number];

/** One HCL expression. Numbers stay text, so that none loses a digit. */
export type Expression =
  | { readonly kind: "number"; readonly text: string }
  | { readonly kind: "boolean"; readonly value: boolean }
  | { readonly kind: "null" }
  | { readonly kind: "template"; readonly parts: readonly TemplatePart[] }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "attribute"; readonly of: Expression; readonly name: string }
  | { readonly kind: "index"; readonly of: Expression; readonly key: Expression }
  | { readonly kind: "splat"; readonly of: Expression; readonly style: "[*]" | ".*" }
  | {
      readonly kind: "call";
      readonly name: string;
      readonly arguments: readonly Expression[];
      readonly expandLast: boolean;
    }
  | { readonly kind: "list"; readonly items: readonly Expression[] }
  | { readonly kind: "object"; readonly entries: readonly ObjectEntry[] }
  | {
      readonly kind: "for";
      readonly names: readonly string[];
      readonly collection: Expression;
      readonly key?: Expression;
      readonly value: Expression;
      readonly group: boolean;
      readonly condition?: Expression;
    }
  | { readonly kind: "unary"; readonly operator: "!" | "-"; readonly operand: Expression }
  | {
      readonly kind: "binary";
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: "conditional";
      readonly condition: Expression;
      readonly yes: Expression;
      readonly no: Expression;
    }
  | { readonly kind: "parentheses"; readonly inner: Expression };

/** A quoted string without interpolation, as an expression. */
export function text(value: string): Expression {
  return { kind: "template", parts: value === "" ? [] : [value] };
}

/** The text of a template without interpolation; undefined for everything else. */
export function plainText(expression: Expression): string | undefined {
  if (expression.kind !== "template") return undefined;
  let joined = "";
  for (const part of expression.parts) {
    if (typeof part !== "string") return undefined;
    joined += part;
  }
  return joined;
}
