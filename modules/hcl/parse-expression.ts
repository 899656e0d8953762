import { Cursor } from "./cursor";
import { BINARY_OPERATORS } from "./expression";
import type { BinaryOperator, Expression } from "./expression";
import { parseListOrFor, parseObjectOrFor } from "./parse-collection";
import { parseHeredoc } from "./parse-heredoc";
import { parseBareTemplate, parseQuoted } from "./parse-template";

/** Parses one expression at the cursor. Throws HclSyntaxError for what is not HCL and for what is not known here. */
export function parseExpression(cursor: Cursor): Expression {
  cursor.skipSpace();
  const condition = parseBinary(cursor, 0);
  cursor.skipSpace();
  if (!cursor.accept("?")) return condition;
  const yes = parseExpression(cursor);
  cursor.skipSpace();
  cursor.expect(":", "the : of a conditional");
  return { kind: "conditional", condition, yes, no: parseExpression(cursor) };
}

/** Parses a text that is one expression and nothing else. */
export function parseWholeExpression(source: string): Expression {
  const cursor = new Cursor(source);
  return cursor.within(true, () => {
    const expression = parseExpression(cursor);
    cursor.skipSpace();
    if (!cursor.atEnd) cursor.fail("unexpected text after the expression");
    return expression;
  });
}

/** Parses a string of Terraform's JSON syntax: a template without quotes. */
export function parseTemplate(source: string): Expression {
  return parseBareTemplate(new Cursor(source), parseExpression);
}

function parseBinary(cursor: Cursor, level: number): Expression {
  const operators: readonly BinaryOperator[] | undefined = BINARY_OPERATORS[level];
  if (operators === undefined) return parseUnary(cursor);
  let left = parseBinary(cursor, level + 1);
  for (;;) {
    cursor.skipSpace();
    const operator = operators.find((candidate) => cursor.accept(candidate));
    if (operator === undefined) return left;
    cursor.skipSpace();
    left = { kind: "binary", operator, left, right: parseBinary(cursor, level + 1) };
  }
}

function parseUnary(cursor: Cursor): Expression {
  cursor.skipSpace();
  for (const operator of ["!", "-"] as const) {
    if (cursor.accept(operator)) return { kind: "unary", operator, operand: parseUnary(cursor) };
  }
  return parseTraversal(cursor, parseTerm(cursor));
}

function parseTerm(cursor: Cursor): Expression {
  if (cursor.sees('"')) return parseQuoted(cursor, parseExpression);
  if (cursor.sees("<<")) return parseHeredoc(cursor, parseExpression);
  if (cursor.sees("[")) return parseListOrFor(cursor, parseExpression);
  if (cursor.sees("{")) return parseObjectOrFor(cursor, parseExpression);
  if (cursor.accept("(")) return parseParentheses(cursor);
  const number = cursor.match(/[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y);
  if (number !== undefined) return { kind: "number", text: number };
  const name = cursor.identifier();
  if (name === undefined) cursor.fail(cursor.atEnd ? "a value is missing at the end" : "expected a value");
  if (name === "true" || name === "false") return { kind: "boolean", value: name === "true" };
  if (name === "null") return { kind: "null" };
  if (cursor.sees("::")) cursor.fail("functions of providers are not understood here");
  return cursor.accept("(") ? parseCall(cursor, name) : { kind: "name", name };
}

function parseParentheses(cursor: Cursor): Expression {
  return cursor.within(true, () => {
    const inner = parseExpression(cursor);
    cursor.skipSpace();
    cursor.expect(")", "a closing parenthesis");
    return { kind: "parentheses", inner };
  });
}

function parseCall(cursor: Cursor, name: string): Expression {
  return cursor.within(true, () => {
    const given: Expression[] = [];
    let expandLast = false;
    cursor.skipSpace();
    while (!cursor.accept(")")) {
      if (expandLast) cursor.fail("only the last argument may be followed by ...");
      given.push(parseExpression(cursor));
      cursor.skipSpace();
      expandLast = cursor.accept("...");
      cursor.skipSpace();
      if (!cursor.accept(",") && !cursor.sees(")")) cursor.fail("expected a comma or a closing parenthesis");
      cursor.skipSpace();
    }
    return { kind: "call", name, arguments: given, expandLast };
  });
}

function parseTraversal(cursor: Cursor, start: Expression): Expression {
  let expression = start;
  for (;;) {
    if (cursor.sees("...")) return expression;
    if (cursor.accept("[*]")) expression = { kind: "splat", of: expression, style: "[*]" };
    else if (cursor.accept(".*")) expression = { kind: "splat", of: expression, style: ".*" };
    else if (cursor.accept("[")) expression = parseIndex(cursor, expression);
    else if (cursor.accept(".")) expression = parseAttribute(cursor, expression);
    else return expression;
  }
}

function parseIndex(cursor: Cursor, of: Expression): Expression {
  return cursor.within(true, () => {
    const key = parseExpression(cursor);
    cursor.skipSpace();
    cursor.expect("]", "the ] of an index");
    return { kind: "index", of, key };
  });
}

function parseAttribute(cursor: Cursor, of: Expression): Expression {
  const name = cursor.identifier();
  if (name !== undefined) return { kind: "attribute", of, name };
  return cursor.fail("expected a name after the dot");
}
