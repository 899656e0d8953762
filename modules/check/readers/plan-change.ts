/** One entry of a plan's `resource_changes`: which objects there are after it. */
import { UNKNOWN_VALUE } from "../principal";
import { isObject, stringOf, stringsOf, type JsonObject } from "./parse";

export interface PlanChange {
  readonly address: string;
  readonly type: string;
  /** What exists after the plan: nothing, one object, or a new one beside one that is only forgotten. */
  readonly objects: readonly JsonObject[];
  /** What existed and is deleted, also where another object takes its place. */
  readonly removed?: JsonObject;
  /** Whether an object is made, so that what the provider computes is not known yet. */
  readonly isNew: boolean;
  /** Why the entry cannot be read. */
  readonly fault?: string;
}

/** Reads the entry. What is only forgotten stays in AWS: it is as it was. */
export function planChange(entry: unknown, index: number): PlanChange {
  const nameless = `resource_changes[${index}]`;
  const none = { address: nameless, type: "", objects: [], isNew: false };
  if (!isObject(entry)) return { ...none, fault: "it is not written as a plan writes it" };
  if (entry["mode"] === "data" || entry["mode"] === "ephemeral") return none;
  const [address, type] = [stringOf(entry, "address") ?? nameless, stringOf(entry, "type")];
  const change = entry["change"];
  if (type === undefined || !isObject(change) || !Array.isArray(change["actions"]))
    return { ...none, address, fault: "it is not written as a plan writes it" };
  const actions = stringsOf(change, "actions");
  const [before, after] = [change["before"], change["after"]];
  const isForgotten = actions.includes("forget");
  const planned = isObject(after) ? [withUnknown(after, change["after_unknown"]) as JsonObject] : [];
  return {
    address,
    type,
    objects: [...planned, ...(isForgotten && isObject(before) ? [before] : [])],
    ...(actions.includes("delete") && isObject(before) && { removed: before }),
    isNew: actions.includes("create"),
  };
}

/** Puts the marker wherever the plan says "known after apply". */
function withUnknown(after: unknown, unknown: unknown): unknown {
  if (unknown === true) return UNKNOWN_VALUE;
  if (Array.isArray(after) || Array.isArray(unknown)) {
    const values = Array.isArray(after) ? (after as readonly unknown[]) : [];
    const marks = Array.isArray(unknown) ? (unknown as readonly unknown[]) : [];
    return Array.from({ length: Math.max(values.length, marks.length) }, (_, i) =>
      withUnknown(values[i], marks[i]),
    );
  }
  if (isObject(after) || isObject(unknown)) {
    const values = isObject(after) ? after : {};
    const marks = isObject(unknown) ? unknown : {};
    const keys = new Set([...Object.keys(values), ...Object.keys(marks)]);
    return Object.fromEntries([...keys].map((key) => [key, withUnknown(values[key], marks[key])]));
  }
  return after;
}
