import { Cursor, HclSyntaxError } from "./cursor";
import type { Expression } from "./expression";
import { parseTemplateStep, Parts } from "./parse-template";

/**
 * A heredoc from `<<` on, up to but without the line break after its closing mark. Its text keeps the last line break.
 * With `<<-` the smallest indentation of all lines that are not blank is taken away (HCL specification, "Template
 * Expressions").
 */
export function parseHeredoc(cursor: Cursor, parseExpression: (cursor: Cursor) => Expression): Expression {
  const start = cursor.offset;
  cursor.expect("<<", "a heredoc");
  const flush = cursor.accept("-");
  const mark = cursor.identifier();
  if (mark === undefined || cursor.match(/\r?\n/y) === undefined) {
    cursor.fail("a heredoc begins with << or <<-, its closing mark and a line break", start);
  }
  const contentStart = cursor.offset;
  const lines: string[] = [];
  for (;;) {
    if (cursor.atEnd) cursor.fail(`a heredoc must end with its mark ${mark} alone on a line`, start);
    const line = cursor.match(/[^\n]*/y) ?? "";
    if (line.trim() === mark) {
      cursor.offset -= line.length - line.trimEnd().length;
      break;
    }
    lines.push(`${line}\n`);
    cursor.accept("\n");
  }
  const content = (flush ? withoutIndentation(lines) : lines).join("");
  return parseContent(cursor, content, contentStart, parseExpression);
}

function parseContent(
  cursor: Cursor,
  content: string,
  contentStart: number,
  parseExpression: (cursor: Cursor) => Expression,
): Expression {
  const inner = new Cursor(content);
  const parts = new Parts();
  try {
    while (!inner.atEnd) parseTemplateStep(inner, parts, parseExpression);
  } catch (error) {
    if (error instanceof HclSyntaxError) cursor.fail(error.problem, contentStart + error.position.offset);
    throw error;
  }
  return parts.template();
}

function withoutIndentation(lines: readonly string[]): readonly string[] {
  const indents = lines
    .filter((line) => line.trim() !== "")
    .map((line) => line.length - line.trimStart().length);
  const least = indents.length === 0 ? 0 : Math.min(...indents);
  return lines.map((line) => (line.trim() === "" ? line : line.slice(least)));
}
