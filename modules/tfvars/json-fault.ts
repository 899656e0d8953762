import { Cursor } from "../hcl/cursor";

const SPACE = /[ \t\r\n]*/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const SCALAR = /(?:true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)(?![\w.])/y;

/**
 * Where a text stops being JSON, and what was expected there. `JSON.parse` says it in words that differ between versions
 * of Node, that often lack the place, and that quote the text, which may be a secret.
 */
export function jsonFault(source: string): { readonly offset: number; readonly problem: string } {
  const cursor = new Cursor(source);
  const problem = value(cursor) ?? end(cursor);
  return { offset: cursor.offset, problem: cursor.atEnd ? `${problem}, but the file ends` : problem };
}

function value(cursor: Cursor): string | undefined {
  cursor.match(SPACE);
  if (cursor.accept("{")) return items(cursor, "}", member);
  if (cursor.accept("[")) return items(cursor, "]", value);
  if (cursor.match(STRING) !== undefined || cursor.match(SCALAR) !== undefined) return undefined;
  return cursor.sees('"')
    ? "a string must be closed on its line and use only JSON's escapes"
    : "expected a value";
}

function member(cursor: Cursor): string | undefined {
  if (cursor.match(STRING) === undefined) return "expected a name in double quotes";
  cursor.match(SPACE);
  return cursor.accept(":") ? value(cursor) : "expected : after the name";
}

function items(
  cursor: Cursor,
  close: string,
  item: (cursor: Cursor) => string | undefined,
): string | undefined {
  cursor.match(SPACE);
  if (cursor.accept(close)) return undefined;
  for (;;) {
    cursor.match(SPACE);
    const problem = item(cursor);
    if (problem !== undefined) return problem;
    cursor.match(SPACE);
    if (cursor.accept(close)) return undefined;
    if (!cursor.accept(",")) return `expected a comma or ${close}`;
  }
}

function end(cursor: Cursor): string {
  cursor.match(SPACE);
  return "expected nothing after the value";
}
