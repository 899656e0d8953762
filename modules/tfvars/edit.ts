import { InputError } from "../errors";
import { Cursor } from "../hcl/cursor";
import { editJson } from "./edit-json";
import { formatValue } from "./format-value";
import { parseTfvars } from "./parse";
import type { TfvarsPosition, TfvarsValue } from "./value";

/** One change of a value file. */
export type TfvarsEdit =
  | {
      readonly kind: "set";
      readonly name: string;
      readonly value: TfvarsValue;
      /** A new assignment goes on the line after this one; at the end of the file without it. */
      readonly after?: string;
    }
  | { readonly kind: "remove"; readonly name: string };

/**
 * Changes assignments of a value file (HCL or, by its name, JSON) and leaves every other byte as it is: comments, blank lines, alignment, line
 * ends. A value that is set keeps its place and the comment behind it; a removed one takes the comment behind it along.
 * @throws InputError with the faults of the file when it cannot be read
 */
export function editTfvars(source: string, file: string, edits: readonly TfvarsEdit[]): string {
  return edits.reduce((edited, edit) => applyEdit(edited, file, edit), source);
}

function applyEdit(source: string, file: string, edit: TfvarsEdit): string {
  const { positions, faults } = parseTfvars(source, file);
  if (faults.length > 0) throw new InputError(faults);
  if (file.endsWith(".json")) return editJson(source, edit, positions);
  const at = Object.hasOwn(positions, edit.name) ? positions[edit.name] : undefined;
  switch (edit.kind) {
    case "set":
      return at === undefined ? insert(source, edit, positions) : replaceValue(source, at, edit.value);
    case "remove":
      return at === undefined ? source : removeLines(source, at);
  }
}

function replaceValue(source: string, at: TfvarsPosition, value: TfvarsValue): string {
  return source.slice(0, at.value.offset) + formatValue(value) + source.slice(at.end);
}

function removeLines(source: string, at: TfvarsPosition): string {
  const start = source.lastIndexOf("\n", at.start - 1) + 1;
  return source.slice(0, start) + source.slice(behindLine(source, at.end));
}

function insert(
  source: string,
  edit: Extract<TfvarsEdit, { kind: "set" }>,
  positions: Readonly<Record<string, TfvarsPosition>>,
): string {
  const anchor = edit.after === undefined ? undefined : positions[edit.after];
  const lineBreak = source.includes("\r\n") ? "\r\n" : "\n";
  const place = anchor === undefined ? source.length : behindLine(source, anchor.end);
  const before = source.slice(0, place);
  const separator = before === "" || before.endsWith("\n") ? "" : lineBreak;
  const name = anchor === undefined ? edit.name : edit.name.padEnd(equalsColumn(source, anchor));
  return `${before}${separator}${name} = ${formatValue(edit.value)}${lineBreak}${source.slice(place)}`;
}

/** How wide names are in the block of lines around the anchor, so that a new line stands in the same column. */
function equalsColumn(source: string, anchor: TfvarsPosition): number {
  const untilValue = source.slice(anchor.start, anchor.value.offset);
  return Math.max(0, untilValue.lastIndexOf("=") - 1);
}

/** The index behind the line that `offset` stands on; a comment between them belongs to the line. */
function behindLine(source: string, offset: number): number {
  const cursor = new Cursor(source, offset);
  cursor.skipSpace();
  cursor.match(/\r?\n/y);
  return cursor.offset;
}
