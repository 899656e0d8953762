/** The switches of a template: conditions by name, and where `Fn::If` asks for them. */
import { isObject, type JsonObject } from "./parse";

/** Conditions of the template that are decided, by name. */
export type Switches = ReadonlyMap<string, boolean>;

/** Nothing is decided. */
export const NO_SWITCHES: Switches = new Map();

/** Whether the object is a call of a function: `{ Ref: ... }`, `{ "Fn::Sub": ... }`. */
export function isIntrinsic(value: JsonObject): boolean {
  const [key, ...others] = Object.keys(value);
  return key !== undefined && others.length === 0 && (key === "Ref" || key.startsWith("Fn::"));
}

/** Names of the conditions that any `Fn::If` in the value asks for. */
export function conditionNames(value: unknown): ReadonlySet<string> {
  if (Array.isArray(value)) return union(value);
  if (!isObject(value)) return new Set();
  const choice = value["Fn::If"];
  const [name] = Array.isArray(choice) ? (choice as readonly unknown[]) : [];
  return new Set([...(typeof name === "string" ? [name] : []), ...union(Object.values(value))]);
}

/** Whether any `Fn::If` stands in the value, in whatever form. */
export function dependsOnSwitch(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(dependsOnSwitch);
  return isObject(value) && ("Fn::If" in value || Object.values(value).some(dependsOnSwitch));
}

function union(values: readonly unknown[]): ReadonlySet<string> {
  return new Set(values.flatMap((value) => [...conditionNames(value)]));
}
