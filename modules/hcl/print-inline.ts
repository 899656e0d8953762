import { BINARY_OPERATORS } from "./expression";
import type { BinaryOperator, Expression, ObjectEntry, ObjectKey, TemplatePart } from "./expression";
import { escapeLiteral, quoted } from "./quote";

/** Binding strength: a part that binds less than its place asks for gets parentheses. */
const CONDITIONAL = 0;
const UNARY = BINARY_OPERATORS.length + 1;
const TERM = UNARY + 1;

/** An expression on one line, spaced as `terraform fmt` spaces it. */
export function printInline(expression: Expression): string {
  switch (expression.kind) {
    case "number":
      return expression.text;
    case "boolean":
      return String(expression.value);
    case "null":
      return "null";
    case "name":
      return expression.name;
    case "template":
      return printTemplate(expression.parts);
    case "attribute":
      return `${term(expression.of)}.${expression.name}`;
    case "index":
      return `${term(expression.of)}[${printInline(expression.key)}]`;
    case "splat":
      return `${term(expression.of)}${expression.style}`;
    case "call":
      return `${expression.name}(${expression.arguments.map(printInline).join(", ")}${expression.expandLast ? "..." : ""})`;
    case "list":
      return `[${expression.items.map(printInline).join(", ")}]`;
    case "object":
      return expression.entries.length === 0 ? "{}" : `{ ${expression.entries.map(printEntry).join(", ")} }`;
    case "for":
      return expression.key ? `{ ${printFor(expression).join(" ")} }` : `[${printFor(expression).join(" ")}]`;
    case "unary":
      return `${expression.operator}${within(expression.operand, expression.operand.kind === "unary" ? TERM : UNARY)}`;
    case "binary":
      return printOperands(expression).join(` ${expression.operator} `);
    case "conditional":
      return printBranches(expression).join(" ");
    case "parentheses":
      return `(${printInline(expression.inner)})`;
  }
}

/** Both sides of an operator, the left one without the parentheses that a chain of the same operator does not need. */
export function printOperands(
  expression: Extract<Expression, { kind: "binary" }>,
): readonly [string, string] {
  const { operator, left, right } = expression;
  const level = bindingOf(operator);
  return [operand(left, level, operator), operand(right, level + 1, operator)];
}

/** The three lines of a conditional: the condition, `? yes` and `: no`. */
export function printBranches(expression: Extract<Expression, { kind: "conditional" }>): readonly string[] {
  const { condition, yes, no } = expression;
  return [within(condition, 1), `? ${within(yes, 1)}`, `: ${within(no, CONDITIONAL)}`];
}

/** The lines of a for expression between its brackets. */
export function printFor(expression: Extract<Expression, { kind: "for" }>): readonly string[] {
  const { names, collection, key, value, group, condition } = expression;
  const element = key
    ? `${printInline(key)} => ${behindWord(value)}${group ? "..." : ""}`
    : printInline(value);
  const head = `for ${names.join(", ")} in${apart(behindWord(collection), "(")} : ${element}`;
  return condition ? [head, `if${apart(behindWord(condition), "([")}`] : [head];
}

/** Where `terraform fmt` does not see that a minus belongs to what follows, parentheses show it. */
function behindWord(expression: Expression): string {
  const printed = printInline(expression);
  return printed.startsWith("-") ? `(${printed})` : printed;
}

/** With a space before it, unless it begins with a bracket for which `terraform fmt` takes the word for a name. */
function apart(printed: string, brackets: string): string {
  return brackets.includes(printed.charAt(0)) ? printed : ` ${printed}`;
}

/** A key as it stands before the `=` of an object's entry. */
export function printKey(key: ObjectKey): string {
  if (key.kind === "text") return isWord(key.text) ? key.text : quoted(key.text);
  return key.expression.kind === "template"
    ? printInline(key.expression)
    : `(${printInline(key.expression)})`;
}

function printEntry(entry: ObjectEntry): string {
  return `${printKey(entry.key)} = ${printInline(entry.value)}`;
}

function isWord(key: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_-]*$/.test(key) && !["for", "true", "false", "null"].includes(key);
}

function printTemplate(parts: readonly TemplatePart[]): string {
  const printed = parts.map((part, i) =>
    typeof part === "string"
      ? escapeLiteral(part, typeof parts[i + 1] === "object")
      : `\${${apartFromBraces(behindWord(part))}}`,
  );
  return `"${printed.join("")}"`;
}

/** `terraform fmt` keeps the braces of an object apart from those of the interpolation around it. */
function apartFromBraces(printed: string): string {
  return `${printed.startsWith("{") ? " " : ""}${printed}${printed.endsWith("}") ? " " : ""}`;
}

/** What names and keys may follow. A literal gets parentheses, as a person would give it. */
function term(expression: Expression): string {
  const literal = ["number", "boolean", "null", "template"].includes(expression.kind);
  return literal ? `(${printInline(expression)})` : within(expression, TERM);
}

function operand(expression: Expression, level: number, outer: BinaryOperator): string {
  // Nobody should have to know that && binds tighter than ||.
  const mixed = expression.kind === "binary" && expression.operator === "&&" && outer === "||";
  return mixed ? `(${printInline(expression)})` : within(expression, level);
}

function within(expression: Expression, level: number): string {
  const printed = printInline(expression);
  return strength(expression) < level ? `(${printed})` : printed;
}

function strength(expression: Expression): number {
  if (expression.kind === "conditional") return CONDITIONAL;
  if (expression.kind === "binary") return bindingOf(expression.operator);
  return expression.kind === "unary" ? UNARY : TERM;
}

function bindingOf(operator: BinaryOperator): number {
  return BINARY_OPERATORS.findIndex((level) => (level as readonly BinaryOperator[]).includes(operator)) + 1;
}
