import type { Cursor } from "./cursor";
import { plainText } from "./expression";
import type { Expression, ObjectEntry, ObjectKey } from "./expression";

type ParseExpression = (cursor: Cursor) => Expression;

/** `[a, b]` or `[for x in y : z]` from its bracket on. */
export function parseListOrFor(cursor: Cursor, parseExpression: ParseExpression): Expression {
  cursor.expect("[", "a list");
  return cursor.within(true, () => {
    cursor.skipSpace();
    if (cursor.acceptWord("for")) return parseFor(cursor, "]", parseExpression);
    const items: Expression[] = [];
    while (!cursor.accept("]")) {
      items.push(parseExpression(cursor));
      cursor.skipSpace();
      if (!cursor.accept(",") && !cursor.sees("]")) cursor.fail("expected a comma or the ] of the list");
      cursor.skipSpace();
    }
    return { kind: "list", items };
  });
}

/** `{ a = b }` or `{for k, v in x : k => v}` from its brace on. */
export function parseObjectOrFor(cursor: Cursor, parseExpression: ParseExpression): Expression {
  cursor.expect("{", "an object");
  const begin = cursor.offset;
  cursor.skipLines();
  if (cursor.acceptWord("for")) {
    cursor.skipSpace();
    if (!cursor.sees("=") && !cursor.sees(":")) {
      return cursor.within(true, () => parseFor(cursor, "}", parseExpression));
    }
  }
  cursor.offset = begin;
  return cursor.within(false, () => parseEntries(cursor, parseExpression));
}

function parseEntries(cursor: Cursor, parseExpression: ParseExpression): Expression {
  const entries: ObjectEntry[] = [];
  cursor.skipLines();
  while (!cursor.accept("}")) {
    const key = parseKey(cursor, parseExpression);
    cursor.skipSpace();
    if (!cursor.accept("=") && !cursor.accept(":")) cursor.fail("expected = after the key of an object");
    entries.push({ key, value: parseExpression(cursor) });
    cursor.skipSpace();
    const separated = cursor.accept(",") || cursor.sees("\n") || cursor.sees("\r\n") || cursor.sees("}");
    if (!separated) cursor.fail("expected a comma, a line break or the } of the object");
    cursor.skipLines();
  }
  return { kind: "object", entries };
}

function parseKey(cursor: Cursor, parseExpression: ParseExpression): ObjectKey {
  if (cursor.atEnd) cursor.fail("the } of an object is missing at the end");
  const word = cursor.match(/[\p{ID_Start}_][\p{ID_Continue}-]*(?=[ \t]*[=:])/uy);
  if (word !== undefined) return { kind: "text", text: word };
  const expression = parseExpression(cursor);
  const fixed = expression.kind === "number" ? expression.text : plainText(expression);
  if (fixed !== undefined) return { kind: "text", text: fixed };
  if (expression.kind === "parentheses") return { kind: "computed", expression: expression.inner };
  if (expression.kind === "template") return { kind: "computed", expression };
  return cursor.fail("the key of an object must be a word, a string or an expression in parentheses");
}

function parseFor(cursor: Cursor, close: "]" | "}", parseExpression: ParseExpression): Expression {
  const names: string[] = [];
  do {
    cursor.skipSpace();
    names.push(cursor.identifier() ?? cursor.fail("expected the name of a loop variable"));
    cursor.skipSpace();
  } while (cursor.accept(","));
  if (!cursor.acceptWord("in")) cursor.fail("expected the word in");
  const collection = parseExpression(cursor);
  cursor.skipSpace();
  cursor.expect(":", "the : of a for expression");
  const first = parseExpression(cursor);
  cursor.skipSpace();
  const keyed = close === "}";
  if (keyed) cursor.expect("=>", "the => of a for expression");
  const value = keyed ? parseExpression(cursor) : first;
  cursor.skipSpace();
  const group = keyed && cursor.accept("...");
  cursor.skipSpace();
  const condition = cursor.acceptWord("if") ? parseExpression(cursor) : undefined;
  cursor.skipSpace();
  cursor.expect(close, `the ${close} of a for expression`);
  return {
    kind: "for",
    names,
    collection,
    value,
    group,
    ...(keyed ? { key: first } : {}),
    ...(condition === undefined ? {} : { condition }),
  };
}
