import { isMap, isScalar, LineCounter, parseDocument } from "yaml";
import type { Fault } from "../errors";
import { positionAt } from "../hcl/cursor";
import { composed } from "./composed";
import { numberFault, repeatedFault, syntaxFault } from "./errors";
import { jsonFault } from "./json-fault";
import type { Tfvars, TfvarsPosition, TfvarsValue } from "./value";

/**
 * Reads a value file in JSON. What is valid is decided by `JSON.parse`; where things stand comes from the YAML parser,
 * whose language contains JSON. Strings are literal here: Terraform evaluates no `${` in such a file.
 */
export function parseTfvarsJson(source: string, file: string): Tfvars {
  let parsed: unknown;
  try {
    parsed = JSON.parse(source);
  } catch {
    const { offset, problem } = jsonFault(source);
    return {
      values: {},
      positions: {},
      faults: [syntaxFault(file, positionAt(source, offset), problem, "JSON")],
    };
  }
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) {
    const problem = "expected one object with a value for each name";
    return { values: {}, positions: {}, faults: [syntaxFault(file, positionAt(source, 0), problem, "JSON")] };
  }
  const { positions, faults } = locate(source, file);
  const values = composed(parsed as TfvarsValue) as Record<string, TfvarsValue>;
  const inexact = Object.entries(values)
    .filter(([, value]) => !isExact(value))
    .map(([name]) => numberFault(file, positions[name]?.value ?? positionAt(source, 0), name));
  return { values, positions, faults: [...faults, ...inexact] };
}

function locate(source: string, file: string): Pick<Tfvars, "positions" | "faults"> {
  const lineCounter = new LineCounter();
  const document = parseDocument(source, { lineCounter, uniqueKeys: false, schema: "json" });
  const positions = new Map<string, TfvarsPosition>();
  const faults: Fault[] = [];
  const items = isMap(document.contents) ? document.contents.items : [];
  for (const { key, value } of items) {
    if (!isScalar(key) || !key.range) continue;
    const name = String(key.value);
    const start = positionAt(source, key.range[0]);
    const earlier = positions.get(name);
    if (earlier !== undefined) faults.push(repeatedFault(file, start, name, earlier.line));
    const range = (value as { range?: readonly number[] } | null)?.range ?? key.range;
    const at = positionAt(source, range[0] ?? 0);
    positions.set(name, {
      line: start.line,
      column: start.column,
      start: start.offset,
      value: at,
      end: range[1] ?? at.offset,
    });
  }
  return { positions: Object.fromEntries(positions), faults };
}

function isExact(value: TfvarsValue): boolean {
  if (typeof value === "number")
    return Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
  if (typeof value !== "object" || value === null) return true;
  return Object.values(value).every(isExact);
}
