import { isObject, type JsonObject } from "../hcl/read-json";
import type { Flavor } from "./options";

const TOP_LEVEL = ["terraform", "provider", "variable", "locals", "data", "resource", "output"];

/**
 * The synthesized configuration as others vendor it: without CDKTF's metadata and without a backend, for the module
 * flavour also without a provider. Blocks that stand there as they are come before those that `dynamic` makes, as in the
 * HCL that is printed from it.
 * @param variables names in the order in which people fill them in
 */
export function moduleConfiguration(
  synthesized: JsonObject,
  flavor: Flavor,
  variables: readonly string[],
): JsonObject {
  const cleaned = clean(synthesized) as JsonObject;
  const terraform = without(cleaned["terraform"] as JsonObject, "backend");
  const declared = cleaned["variable"] as JsonObject;
  const all: JsonObject = {
    ...cleaned,
    terraform,
    variable: Object.fromEntries(
      [...variables, ...Object.keys(declared)].flatMap((name) =>
        name in declared ? [[name, declared[name]]] : [],
      ),
    ),
  };
  const kept = TOP_LEVEL.filter((name) => name in all && (flavor === "root" || name !== "provider"));
  const unknown = Object.keys(all).filter((name) => !TOP_LEVEL.includes(name));
  return Object.fromEntries([...kept, ...unknown].map((name) => [name, all[name]]));
}

function clean(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(clean);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).filter(([key, item]) => key !== "//" && !isEmptyBlockList(key, item));
  const [dynamic, fixed] = [
    entries.filter(([key]) => key === "dynamic"),
    entries.filter(([key]) => key !== "dynamic"),
  ];
  return Object.fromEntries([...fixed, ...dynamic].map(([key, item]) => [key, clean(item)]));
}

/** A variable without rules has an empty list of them. */
function isEmptyBlockList(key: string, value: unknown): boolean {
  return key === "validation" && Array.isArray(value) && value.length === 0;
}

function without(json: JsonObject, name: string): JsonObject {
  return Object.fromEntries(Object.entries(json).filter(([key]) => key !== name));
}
