/** JSON texts from files and standard input. */
import { InputError, type Fault } from "../../errors";
import { checkFaults } from "../errors";

/** An object as JSON has it. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Parses JSON; the fault names the field. A byte order mark, as Windows tools write it, is left out. */
export function parseJson(text: string, field: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    // JSON.parse quotes the text, which may hold secrets: only the position is kept.
    const position = /position \d+/.exec(String(error))?.[0] ?? "it is no JSON, or ends too early";
    throw new InputError([checkFaults.notJson(field, position)]);
  }
}

/** Whether a text is JSON. */
export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The objects of a list, or the object itself where a list is expected. */
export function objectsOf(value: unknown): readonly JsonObject[] {
  return (Array.isArray(value) ? value : [value]).filter(isObject);
}

/** The string of that key, when it is one. */
export function stringOf(object: JsonObject, key: string): string | undefined {
  const value = object[key];
  return typeof value === "string" ? value : undefined;
}

/** The strings of that key's list. */
export function stringsOf(object: JsonObject, key: string): readonly string[] {
  const value = object[key];
  return (Array.isArray(value) ? value : []).filter(
    (element): element is string => typeof element === "string",
  );
}

/** Ends with one fault. */
export function refuse(fault: Fault): never {
  throw new InputError([fault]);
}
