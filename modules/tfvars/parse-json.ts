import type { Fault } from "../errors";
import { positionAt } from "../hcl/cursor";
import { composed } from "./composed";
import { numberFault, repeatedFault, syntaxFault } from "./errors";
import type { Tfvars, TfvarsPosition, TfvarsValue } from "./value";
import { walkJson, type JsonMember } from "./walk-json";

/**
 * Reads a value file in JSON. What is valid, and what it means, is decided by `JSON.parse`. Strings are literal here:
 * Terraform evaluates no `${` in such a file.
 */
export function parseTfvarsJson(source: string, file: string): Tfvars {
  const { members, fault } = walkJson(source);
  let parsed: unknown;
  try {
    parsed = JSON.parse(source);
  } catch {
    const { offset, problem } = fault ?? { offset: 0, problem: "this is not JSON" };
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
  const { positions, faults } = locate(source, file, members);
  const values = composed(parsed as TfvarsValue) as Record<string, TfvarsValue>;
  const inexact = Object.entries(values)
    .filter(([, value]) => !isExact(value))
    .map(([name]) => numberFault(file, positions[name]?.value ?? positionAt(source, 0), name));
  return { values, positions, faults: [...faults, ...inexact] };
}

function locate(
  source: string,
  file: string,
  members: readonly JsonMember[],
): Pick<Tfvars, "positions" | "faults"> {
  const positions = new Map<string, TfvarsPosition>();
  const faults: Fault[] = [];
  for (const { name, start, value, end } of members) {
    const { line, column } = positionAt(source, start);
    const earlier = positions.get(name);
    if (earlier !== undefined)
      faults.push(repeatedFault(file, positionAt(source, start), name, earlier.line));
    positions.set(name, { line, column, start, value: positionAt(source, value), end });
  }
  return { positions: Object.fromEntries(positions), faults };
}

function isExact(value: TfvarsValue): boolean {
  if (typeof value === "number")
    return Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
  if (typeof value !== "object" || value === null) return true;
  return Object.values(value).every(isExact);
}
