/**
 * Whether something that a plan does not show uses a value that is not known. A plan's configuration leaves `dynamic`
 * blocks out: a new role whose `inline_policy` blocks depend on such a value looks like a role without any. The list of
 * relevant attributes gives them away, unless a local value, which a plan leaves out as well, accounts for the use.
 */
import { isObject, objectsOf, stringOf, stringsOf, type JsonObject } from "./parse";
import { longest } from "./plan-references";

/** Whether a use of an unknown value is hidden in the plan. */
export function hidesUses(plan: JsonObject): boolean {
  const configuration = isObject(plan["configuration"]) ? plan["configuration"] : {};
  const shown = referencesIn(configuration["root_module"]).map(withoutIndices);
  const unknowns = new Map(
    objectsOf(plan["resource_changes"]).map((change) => [
      stringOf(change, "address") ?? "",
      isObject(change["change"]) ? change["change"]["after_unknown"] : undefined,
    ]),
  );
  const hidden = objectsOf(plan["relevant_attributes"] ?? []).some((relevant) => {
    const [address, attribute] = [stringOf(relevant, "resource") ?? "", stringsOf(relevant, "attribute")[0]];
    if (attribute === undefined || !isUnknown(unknowns, address, attribute)) return false;
    // A reference to the whole resource is one to each of its attributes.
    const uses = [localPart(address), `${localPart(address)}.${attribute}`];
    return !shown.some((reference) => uses.includes(reference) || reference.startsWith(`${uses[1]}.`));
  });
  return hidden && !usesLocals(configuration["root_module"], "", unknowns);
}

/** Whether a value that is not known may come by way of a local value. */
function usesLocals(module: unknown, prefix: string, unknowns: ReadonlyMap<string, unknown>): boolean {
  if (!isObject(module)) return false;
  const inResources = objectsOf(module["resources"] ?? []).some((resource) => {
    const address = prefix + (stringOf(resource, "address") ?? "");
    const expressions = isObject(resource["expressions"]) ? resource["expressions"] : {};
    return Object.entries(expressions).some(
      ([attribute, expression]) => hasLocal(expression) && isUnknown(unknowns, address, attribute),
    );
  });
  const calls = isObject(module["module_calls"]) ? Object.entries(module["module_calls"]) : [];
  return (
    inResources ||
    calls.some(([name, call]) => {
      if (!isObject(call)) return false;
      return (
        hasLocal(call["expressions"]) || usesLocals(call["module"], `${prefix}module.${name}.`, unknowns)
      );
    })
  );
}

function isUnknown(unknowns: ReadonlyMap<string, unknown>, address: string, attribute: string): boolean {
  return [...unknowns].some(([changed, unknown]) => {
    const isSame = withoutIndices(changed) === withoutIndices(address);
    return isSame && isObject(unknown) && JSON.stringify(unknown[attribute] ?? false).includes("true");
  });
}

function hasLocal(expression: unknown): boolean {
  return referencesIn(expression).some((reference) => reference.startsWith("local."));
}

/** Every reference anywhere below. */
function referencesIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (!isObject(value)) return [];
  return [...longest(stringsOf(value, "references")), ...Object.values(value).flatMap(referencesIn)];
}

function withoutIndices(address: string): string {
  return address.replace(/\[("(?:[^"\\]|\\.)*"|\d+)\]/g, "");
}

/** The address inside its module, as an expression writes it. */
function localPart(address: string): string {
  return withoutIndices(address).replace(/^(module\.[^.]+\.)+/, "");
}
