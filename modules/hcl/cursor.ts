/** A place in a text: line and column count from 1, the column in characters. */
export interface Position {
  readonly line: number;
  readonly column: number;
  /** Index into the text, in UTF-16 units. */
  readonly offset: number;
}

/** A text that is not HCL, or HCL that is not known here. Carries where; never quotes the text, which may hold a secret. */
export class HclSyntaxError extends Error {
  override readonly name = "HclSyntaxError";

  constructor(
    /** What is wrong, without a full stop. */
    readonly problem: string,
    readonly position: Position,
  ) {
    super(`line ${position.line}, column ${position.column}: ${problem}`);
  }
}

/** Line and column of an index into a text. */
export function positionAt(source: string, offset: number): Position {
  const before = source.slice(0, offset);
  const lineStart = before.lastIndexOf("\n") + 1;
  const line = before.split("\n").length;
  return { line, column: [...before.slice(lineStart)].length + 1, offset };
}

const IDENTIFIER = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;

/** Where a parser stands in its text. */
export class Cursor {
  /** True inside brackets, where a line break is only white space. */
  private breaksAreSpace = false;
  private spaceStart = -1;
  private spaceEnd = -1;

  constructor(
    readonly source: string,
    public offset = 0,
  ) {}

  get atEnd(): boolean {
    return this.offset >= this.source.length;
  }

  /** The index behind what was last read, without the white space and the comments that were stepped over since. */
  get behindLastToken(): number {
    return this.offset === this.spaceEnd ? this.spaceStart : this.offset;
  }

  /** Throws a fault at the current place, or at the one given. */
  fail(problem: string, offset = this.offset): never {
    throw new HclSyntaxError(problem, positionAt(this.source, offset));
  }

  /** Does the rest begin with this text? */
  sees(expected: string): boolean {
    return this.source.startsWith(expected, this.offset);
  }

  /** Steps over this text when the rest begins with it. */
  accept(expected: string): boolean {
    if (!this.sees(expected)) return false;
    this.offset += expected.length;
    return true;
  }

  /** Steps over this text, or fails. */
  expect(expected: string, what: string): void {
    if (!this.accept(expected)) this.fail(this.atEnd ? `${what} is missing at the end` : `expected ${what}`);
  }

  /** Steps over what a sticky regular expression matches here. */
  match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.offset;
    const found = pattern.exec(this.source)?.[0];
    if (found !== undefined) this.offset += found.length;
    return found;
  }

  /** Steps over an identifier. */
  identifier(): string | undefined {
    return this.match(IDENTIFIER);
  }

  /** Steps over this word, not over one that only begins with it. */
  acceptWord(word: string): boolean {
    const start = this.offset;
    if (this.identifier() === word) return true;
    this.offset = start;
    return false;
  }

  /** Parses something between brackets (`true`: line breaks are white space) or as an item of an object (`false`). */
  within<T>(breaksAreSpace: boolean, parse: () => T): T {
    const outer = this.breaksAreSpace;
    this.breaksAreSpace = breaksAreSpace;
    try {
      return parse();
    } finally {
      this.breaksAreSpace = outer;
    }
  }

  /** Steps over white space and comments; over line breaks too where they mean nothing. */
  skipSpace(): void {
    this.skip(this.breaksAreSpace);
  }

  /** Steps over white space, comments and line breaks. */
  skipLines(): void {
    this.skip(true);
  }

  private skip(breaks: boolean): void {
    const start = this.offset;
    this.step(breaks);
    if (this.offset === start) return;
    if (start !== this.spaceEnd) this.spaceStart = start;
    this.spaceEnd = this.offset;
  }

  private step(breaks: boolean): void {
    for (;;) {
      const char = this.source[this.offset];
      if (char === " " || char === "\t") this.offset++;
      else if (breaks && (char === "\n" || this.sees("\r\n"))) this.offset += char === "\n" ? 1 : 2;
      else if (char === "#" || this.sees("//")) this.skipLineComment();
      else if (this.sees("/*")) this.skipBlockComment();
      else return;
    }
  }

  private skipLineComment(): void {
    const end = this.source.indexOf("\n", this.offset);
    this.offset = end === -1 ? this.source.length : end;
  }

  private skipBlockComment(): void {
    const end = this.source.indexOf("*/", this.offset + 2);
    if (end === -1) this.fail("a comment that begins with /* does not end");
    this.offset = end + 2;
  }
}
