/** What the attributes of a planned resource refer to: the part of a plan that is known when a value is not. */
import { withoutIndex } from "./iam-resource";
import { isObject, objectsOf, stringOf, stringsOf, type JsonObject } from "./parse";

/** A module of the configuration, its address prefix with the instance (`module.a["x"].`), and who calls it. */
interface Scope {
  readonly module: JsonObject;
  readonly prefix: string;
  readonly call?: { readonly expressions: JsonObject; readonly from: Scope };
}

/** Answers with the addresses, without index, of the resources that an attribute of a planned resource refers to. */
export function planReferences(plan: JsonObject): (address: string, attribute: string) => readonly string[] {
  const configuration = isObject(plan["configuration"]) ? plan["configuration"] : {};
  const root = isObject(configuration["root_module"]) ? configuration["root_module"] : {};
  return (address, attribute) => {
    const { modules, local } = splitAddress(address);
    let scope: Scope | undefined = { module: root, prefix: "" };
    for (const part of modules) scope = scope && enter(scope, part);
    if (!scope) return [];
    const resource = objectsOf(scope.module["resources"] ?? []).find(
      (candidate) => stringOf(candidate, "address") === withoutIndex(local),
    );
    if (!resource) return [];
    const expressions = isObject(resource["expressions"]) ? resource["expressions"] : {};
    const direct = referencesIn(expressions[attribute]);
    // each.value stands for an element of what for_each refers to.
    const each = direct.some((name) => name.startsWith("each."))
      ? referencesIn(resource["for_each_expression"])
      : [];
    return [...new Set([...direct, ...each].flatMap((name) => resolve(name, scope, 0)))];
  };
}

/** `module.a["x"].module.b.aws_iam_role.r[0]` in its parts. */
function splitAddress(address: string): { readonly modules: readonly string[]; readonly local: string } {
  const modules: string[] = [];
  let local = address;
  for (;;) {
    const found = /^module\.[^.[\]]+(\[("(?:[^"\\]|\\.)*"|\d+)\])?\./.exec(local);
    if (!found) return { modules, local };
    modules.push(found[0].slice(0, -1));
    local = local.slice(found[0].length);
  }
}

function enter(scope: Scope, part: string): Scope | undefined {
  const name = withoutIndex(part).slice("module.".length);
  const calls = isObject(scope.module["module_calls"]) ? scope.module["module_calls"] : {};
  const call = calls[name];
  if (!isObject(call) || !isObject(call["module"])) return undefined;
  const expressions = isObject(call["expressions"]) ? call["expressions"] : {};
  return { module: call["module"], prefix: `${scope.prefix}${part}.`, call: { expressions, from: scope } };
}

function referencesIn(expression: unknown): readonly string[] {
  if (Array.isArray(expression)) return expression.flatMap(referencesIn);
  if (!isObject(expression)) return [];
  return stringsOf(expression, "references");
}

/** Follows variables up to the caller and outputs down into the module. Locals are not in a plan: they lead nowhere. */
function resolve(name: string, scope: Scope, depth: number): readonly string[] {
  if (depth > 16) return [];
  const further = (names: readonly string[], next: Scope) =>
    names.flatMap((n) => resolve(n, next, depth + 1));
  const resource = /^aws_iam_[a-z_]+\.[A-Za-z0-9_-]+/.exec(name);
  if (resource) return [scope.prefix + resource[0]];
  const variable = /^var\.([A-Za-z0-9_-]+)/.exec(name)?.[1];
  if (variable && scope.call) return further(referencesIn(scope.call.expressions[variable]), scope.call.from);
  const output = /^(module\.[A-Za-z0-9_-]+(?:\[[^\]]*\])?)\.([A-Za-z0-9_-]+)/.exec(name);
  if (!output?.[1] || !output[2]) return [];
  const inner = enter(scope, output[1]);
  if (!inner || !isObject(inner.module["outputs"])) return [];
  const declared = inner.module["outputs"][output[2]];
  return isObject(declared) ? further(referencesIn(declared["expression"]), inner) : [];
}
