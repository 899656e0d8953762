import type { Cursor } from "./cursor";
import type { Expression, TemplatePart } from "./expression";

/** How the parser of templates calls the one of expressions, which calls it in turn. */
type ParseExpression = (cursor: Cursor) => Expression;

const SIMPLE_ESCAPES: Readonly<Record<string, string>> = {
  n: "\n",
  r: "\r",
  t: "\t",
  '"': '"',
  "\\": "\\",
};

/** A quoted string from its opening quote on: escapes are read, `$${` and `%%{` stand for `${` and `%{`. */
export function parseQuoted(cursor: Cursor, parseExpression: ParseExpression): Expression {
  const start = cursor.offset;
  cursor.expect('"', "a quoted string");
  const parts = new Parts();
  while (!cursor.accept('"')) {
    if (cursor.atEnd || cursor.sees("\n") || cursor.sees("\r")) {
      cursor.fail("a quoted string must end on the line it begins on", start);
    }
    if (cursor.accept("\\")) parts.add(parseEscape(cursor));
    else parseTemplateStep(cursor, parts, parseExpression);
  }
  return parts.template();
}

/** A template without quotes and escapes, as Terraform reads strings in its JSON syntax: the whole text of the cursor. */
export function parseBareTemplate(cursor: Cursor, parseExpression: ParseExpression): Expression {
  const parts = new Parts();
  while (!cursor.atEnd) parseTemplateStep(cursor, parts, parseExpression);
  return parts.template();
}

/** Collects the pieces of a template, joining neighbouring text. */
export class Parts {
  private readonly collected: TemplatePart[] = [];

  add(part: TemplatePart): void {
    const last = this.collected.at(-1);
    if (typeof part === "string" && typeof last === "string") {
      this.collected[this.collected.length - 1] = last + part;
    } else if (part !== "") {
      this.collected.push(part);
    }
  }

  template(): Expression {
    return { kind: "template", parts: this.collected };
  }
}

/** Reads a run of text, one doubled mark or one interpolation. */
export function parseTemplateStep(cursor: Cursor, parts: Parts, parseExpression: ParseExpression): void {
  const plain = cursor.match(/[^$%"\\\r\n]+/y);
  if (plain !== undefined) return parts.add(plain);
  const marks = cursor.match(/\$+\{|%+\{/y);
  if (marks === undefined) {
    parts.add(cursor.source.charAt(cursor.offset++));
  } else if (marks.length > 2) {
    // However many marks stand before a brace, the last pair is the escape (tried with Terraform 1.11).
    parts.add(marks.slice(1));
  } else if (marks === "%{") {
    cursor.fail("template directives such as %{ if } are not understood here", cursor.offset - 2);
  } else {
    if (cursor.sees("~")) cursor.fail("the strip marker ~ is not understood here");
    parts.add(cursor.within(true, () => parseInterpolated(cursor, parseExpression)));
  }
}

function parseInterpolated(cursor: Cursor, parseExpression: ParseExpression): Expression {
  const expression = parseExpression(cursor);
  cursor.skipSpace();
  if (cursor.sees("~")) cursor.fail("the strip marker ~ is not understood here");
  cursor.expect("}", "} at the end of an interpolation");
  return expression;
}

function parseEscape(cursor: Cursor): string {
  const start = cursor.offset - 1;
  const letter = cursor.match(/./suy) ?? "";
  const simple = SIMPLE_ESCAPES[letter];
  if (simple !== undefined) return simple;
  const digits = letter === "u" ? cursor.match(/[0-9a-fA-F]{4}/y) : cursor.match(/[0-9a-fA-F]{8}/y);
  const code = Number.parseInt(digits ?? "", 16);
  const known = (letter === "u" || letter === "U") && code <= 0x10ffff;
  if (!known)
    cursor.fail('an unknown escape: there are \\n, \\r, \\t, \\", \\\\, \\uNNNN and \\UNNNNNNNN', start);
  return String.fromCodePoint(code);
}
