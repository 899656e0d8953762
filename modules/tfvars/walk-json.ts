import { Cursor } from "../hcl/cursor";

const SPACE = /[ \t\r\n]*/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const SCALAR = /(?:true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)(?![\w.])/y;

/** Where a member of the outermost object stands: indices into the text, in UTF-16 units. */
export interface JsonMember {
  readonly name: string;
  /** Of the name's opening quote. */
  readonly start: number;
  /** Of the value's first character. */
  readonly value: number;
  /** Behind the value's last character. */
  readonly end: number;
}

/** What a walk through a text found. */
export interface JsonWalk {
  /** Every member of the outermost object, repeated names included. */
  readonly members: readonly JsonMember[];
  readonly fault?: { readonly offset: number; readonly problem: string };
}

/**
 * Where the values of a JSON text stand, and where the text stops being JSON. `JSON.parse` says nothing of the first, and
 * the second in words that differ between versions of Node, often lack the place, and quote the text, which may be a secret.
 */
export function walkJson(source: string): JsonWalk {
  const cursor = new Cursor(source);
  const members: JsonMember[] = [];
  cursor.match(SPACE);
  const problem =
    (cursor.accept("{") ? items(cursor, "}", (at) => member(at, members)) : value(cursor)) ?? end(cursor);
  if (problem === undefined) return { members };
  return {
    members,
    fault: { offset: cursor.offset, problem: cursor.atEnd ? `${problem}, but the file ends` : problem },
  };
}

/** Steps over a value; answers with what is wrong, if something is. */
function value(cursor: Cursor): string | undefined {
  cursor.match(SPACE);
  if (cursor.accept("{")) return items(cursor, "}", member);
  if (cursor.accept("[")) return items(cursor, "]", value);
  if (cursor.match(STRING) !== undefined || cursor.match(SCALAR) !== undefined) return undefined;
  return cursor.sees('"')
    ? "a string must be closed on its line and use only JSON's escapes"
    : "expected a value";
}

function member(cursor: Cursor, members?: JsonMember[]): string | undefined {
  const start = cursor.offset;
  const name = cursor.match(STRING);
  if (name === undefined) return "expected a name in double quotes";
  cursor.match(SPACE);
  if (!cursor.accept(":")) return "expected : after the name";
  cursor.match(SPACE);
  const at = cursor.offset;
  const problem = value(cursor);
  if (problem === undefined)
    members?.push({ name: JSON.parse(name) as string, start, value: at, end: cursor.offset });
  return problem;
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

function end(cursor: Cursor): string | undefined {
  cursor.match(SPACE);
  return cursor.atEnd ? undefined : "expected nothing after the value";
}
