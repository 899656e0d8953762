import type { Fault } from "../errors";
import type { Expression } from "../hcl/expression";
import { Cursor, HclSyntaxError, positionAt } from "../hcl/cursor";
import { parseExpression } from "../hcl/parse-expression";
import { blockFault, notLiteralFault, numberFault, repeatedFault, syntaxFault } from "./errors";
import { literal } from "./literal";
import { parseTfvarsJson } from "./parse-json";
import { composed } from "./composed";
import type { Tfvars, TfvarsPosition, TfvarsValue } from "./value";

/**
 * Reads a value file: HCL, or JSON when the name of the file ends in `.json`. Never throws: what is wrong is in
 * `faults`, all of it where reading can go on (it goes on at the next line that begins with `name =`).
 * @param file the name that faults show
 */
export function parseTfvars(source: string, file: string): Tfvars {
  return file.endsWith(".json") ? parseTfvarsJson(source, file) : new HclReader(source, file).read();
}

class HclReader {
  private readonly values = new Map<string, TfvarsValue>();
  private readonly positions = new Map<string, TfvarsPosition>();
  private readonly faults: Fault[] = [];
  private readonly cursor: Cursor;

  constructor(
    private readonly source: string,
    private readonly file: string,
  ) {
    this.cursor = new Cursor(source, source.startsWith("\uFEFF") ? 1 : 0);
  }

  read(): Tfvars {
    for (;;) {
      let start = this.cursor.offset;
      try {
        this.cursor.skipLines();
        if (this.cursor.atEnd) break;
        start = this.cursor.offset;
        this.readAssignment();
      } catch (error) {
        if (!(error instanceof HclSyntaxError)) throw error;
        this.faults.push(syntaxFault(this.file, error.position, error.problem, "HCL"));
        // From the line the fault began on, not from where it was noticed: an unclosed bracket swallows many lines.
        this.skipToNextAssignment(start);
      }
    }
    return {
      values: Object.fromEntries(this.values),
      positions: Object.fromEntries(this.positions),
      faults: this.faults,
    };
  }

  private readAssignment(): void {
    const { cursor } = this;
    const start = positionAt(this.source, cursor.offset);
    const name = cursor.identifier() ?? cursor.fail("expected a line such as name = value");
    cursor.skipSpace();
    if (cursor.sees("{") || cursor.sees('"')) return this.refuseBlock(name, start.offset);
    if (cursor.sees("==")) cursor.fail("expected one = after the name");
    cursor.expect("=", "= after the name");
    cursor.skipSpace();
    const value = positionAt(this.source, cursor.offset);
    const expression = parseExpression(cursor);
    const end = cursor.behindLastToken;
    cursor.skipSpace();
    if (!cursor.atEnd && cursor.match(/\r?\n/y) === undefined) {
      cursor.fail("expected the end of the line after the value");
    }
    this.keep(name, expression, { line: start.line, column: start.column, start: start.offset, value, end });
  }

  private keep(name: string, expression: Expression, position: TfvarsPosition): void {
    const earlier = this.positions.get(name);
    if (earlier !== undefined) {
      const here = positionAt(this.source, position.start);
      this.faults.push(repeatedFault(this.file, here, name, earlier.line));
      return;
    }
    this.positions.set(name, position);
    const read = literal(expression);
    if (read.kind === "value") this.values.set(name, composed(read.value));
    else if (read.kind === "inexact") this.faults.push(numberFault(this.file, position.value, name));
    else this.faults.push(notLiteralFault(this.file, position.value, name, read.what));
  }

  private refuseBlock(name: string, offset: number): void {
    this.faults.push(blockFault(this.file, positionAt(this.source, offset), name));
    this.skipToNextAssignment(offset);
  }

  private skipToNextAssignment(offset: number): void {
    const next = /^[\p{ID_Start}_][\p{ID_Continue}-]*[ \t]*=(?!=)/gmu;
    const lineEnd = this.source.indexOf("\n", offset);
    next.lastIndex = lineEnd === -1 ? this.source.length : lineEnd + 1;
    this.cursor.offset = next.exec(this.source)?.index ?? this.source.length;
  }
}
