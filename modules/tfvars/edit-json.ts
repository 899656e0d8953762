import type { TfvarsEdit } from "./edit";
import type { TfvarsPosition } from "./value";

/** Applies one change to a value file in JSON, keeping its layout: see `editTfvars`. */
export function editJson(
  source: string,
  edit: TfvarsEdit,
  positions: Readonly<Record<string, TfvarsPosition>>,
): string {
  const members = Object.values(positions).sort((a, b) => a.start - b.start);
  const at = Object.hasOwn(positions, edit.name) ? positions[edit.name] : undefined;
  switch (edit.kind) {
    case "remove":
      return at === undefined ? source : remove(source, members, at);
    case "set": {
      const value = JSON.stringify(edit.value);
      if (at !== undefined) return source.slice(0, at.value.offset) + value + source.slice(at.end);
      const anchor = edit.after === undefined ? members.at(-1) : (positions[edit.after] ?? members.at(-1));
      return insert(source, members, anchor, `${JSON.stringify(edit.name)}: ${value}`);
    }
  }
}

function insert(
  source: string,
  members: readonly TfvarsPosition[],
  anchor: TfvarsPosition | undefined,
  member: string,
): string {
  if (anchor === undefined) return source.replace(/\{\s*\}/, `{\n  ${member}\n}`);
  const previous = members[members.indexOf(anchor) - 1];
  const before = source.slice(previous?.end ?? source.indexOf("{") + 1, anchor.start);
  const space = /\s*$/.exec(before)?.[0] ?? "";
  return `${source.slice(0, anchor.end)},${space === "" ? " " : space}${member}${source.slice(anchor.end)}`;
}

function remove(source: string, members: readonly TfvarsPosition[], at: TfvarsPosition): string {
  const index = members.indexOf(at);
  const previous = members[index - 1];
  const next = members[index + 1];
  if (previous !== undefined) return source.slice(0, previous.end) + source.slice(at.end);
  return source.slice(0, at.start) + source.slice(next?.start ?? at.end);
}
