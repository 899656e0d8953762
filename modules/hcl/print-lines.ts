import type { Expression, ObjectEntry } from "./expression";
import { align } from "./align";
import { printBranches, printFor, printInline, printKey, printOperands } from "./print-inline";

type Binary = Extract<Expression, { kind: "binary" }>;

/** Longer expressions are broken over lines where that can be done. Strings never are. */
const WIDTH = 100;

/** A list at the top of a value stands on one line up to this many items. */
const ITEMS_ON_ONE_LINE = 3;

/**
 * An expression as lines without indentation from outside.
 * @param column where its first line begins, for the decision whether it fits
 */
export function printLines(expression: Expression, column: number): readonly string[] {
  const inline = printInline(expression);
  const long = column + inline.length > WIDTH;
  if (expression.kind === "call") return callLines(expression, inline, column);
  const several =
    (expression.kind === "list" && expression.items.length > ITEMS_ON_ONE_LINE) ||
    (expression.kind === "object" && expression.entries.length > 1);
  return long || several ? broken(expression, column) : [inline];
}

function broken(expression: Expression, column: number): readonly string[] {
  if (expression.kind === "list") return listLines(expression.items, column);
  if (expression.kind === "object") return objectLines(expression.entries, column);
  if (expression.kind === "for") return forLines(expression);
  if (expression.kind === "binary") return chainLines(expression, column);
  if (expression.kind === "conditional") return ["(", ...indented(printBranches(expression)), ")"];
  return [printInline(expression)];
}

/** Lines moved right by one step. */
export function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => (line === "" ? line : `  ${line}`));
}

function listLines(items: readonly Expression[], column: number): readonly string[] {
  if (items.length === 0) return ["[]"];
  return ["[", ...items.flatMap((item) => indented(withComma(itemLines(item, column)))), "]"];
}

/** An item of a list: broken only when too long, since the list around it is broken already. */
function itemLines(item: Expression, column: number): readonly string[] {
  const inline = printInline(item);
  return column + inline.length > WIDTH || item.kind === "object" ? printLines(item, column) : [inline];
}

function objectLines(entries: readonly ObjectEntry[], column: number): readonly string[] {
  if (entries.length === 0) return ["{}"];
  const pairs = entries.map(({ key, value }) => {
    const name = printKey(key);
    return { name, lines: printLines(value, column + name.length + 3) };
  });
  return ["{", ...indented(align(pairs)), "}"];
}

function callLines(
  call: Extract<Expression, { kind: "call" }>,
  inline: string,
  column: number,
): readonly string[] {
  const [only, ...others] = call.arguments;
  const long = column + inline.length > WIDTH;
  if (only === undefined || call.expandLast) return [inline];
  if (others.length > 0) {
    if (!long) return [inline];
    const given = call.arguments.map((argument) => printInline(argument));
    const lines = given.map((argument, i) => (i < given.length - 1 ? `${argument},` : argument));
    return [`${call.name}(`, ...indented(lines), ")"];
  }
  if (!isBracketed(only) || (!long && only.kind !== "list")) return [inline];
  const inner = printLines(only, column);
  if (inner.length === 1) return [inline];
  return [`${call.name}(${inner[0]}`, ...inner.slice(1, -1), `${inner.at(-1)})`];
}

function isBracketed(expression: Expression): boolean {
  return expression.kind === "list" || expression.kind === "object" || expression.kind === "for";
}

function forLines(expression: Extract<Expression, { kind: "for" }>): readonly string[] {
  const [open, close] = expression.key ? ["{", "}"] : ["[", "]"];
  return [open, ...indented(printFor(expression)), close];
}

/** `a && b && c` in parentheses, one operand on each line. */
function chainLines(expression: Binary, column: number): readonly string[] {
  const { operator } = expression;
  if (operator !== "&&" && operator !== "||") return [printInline(expression)];
  const operands: (readonly string[])[] = [];
  let rest = expression;
  for (;;) {
    operands.unshift(operandLines(rest.right, printOperands(rest)[1], column));
    const { left } = rest;
    if (left.kind === "binary" && left.operator === operator) rest = left;
    else {
      operands.unshift(operandLines(left, printOperands(rest)[0], column));
      break;
    }
  }
  const lines = operands.flatMap((operand, i) =>
    i < operands.length - 1 ? [...operand.slice(0, -1), `${operand.at(-1)} ${operator}`] : operand,
  );
  return ["(", ...indented(lines), ")"];
}

/** A chain inside a chain is broken as well when it is too long: its own parentheses keep it together. */
function operandLines(operand: Expression, inline: string, column: number): readonly string[] {
  const long = column + inline.length > WIDTH;
  return long && operand.kind === "binary" ? chainLines(operand, column) : [inline];
}

function withComma(lines: readonly string[]): readonly string[] {
  return [...lines.slice(0, -1), `${lines.at(-1)},`];
}
