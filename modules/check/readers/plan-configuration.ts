/** The configuration inside a plan: what was written, as far as a plan repeats it. */
import { withoutIndex } from "./iam-resource";
import { isObject, objectsOf, stringOf, type JsonObject } from "./parse";

/** A module of the configuration, its address prefix with the instance (`module.a["x"].`), and who calls it. */
export interface ModuleScope {
  readonly module: JsonObject;
  readonly prefix: string;
  readonly call?: { readonly expressions: JsonObject; readonly from: ModuleScope };
}

/** The block of a resource or data source, and the module it stands in. */
export interface ConfiguredResource {
  readonly block: JsonObject;
  readonly expressions: JsonObject;
  readonly scope: ModuleScope;
}

/** Answers with the block behind an address (`module.a["x"].aws_iam_role.r[0]`), where the plan has it. */
export function planConfiguration(plan: JsonObject): (address: string) => ConfiguredResource | undefined {
  const configuration = objectAt(plan, "configuration");
  const root = objectAt(configuration, "root_module");
  return (address) => {
    const { modules, local } = splitAddress(address);
    let scope: ModuleScope | undefined = { module: root, prefix: "" };
    for (const part of modules) scope = scope && enterModule(scope, part);
    if (!scope) return undefined;
    const block = objectsOf(scope.module["resources"] ?? []).find(
      (candidate) => stringOf(candidate, "address") === withoutIndex(local),
    );
    return block && { block, expressions: objectAt(block, "expressions"), scope };
  };
}

/** The module that a call (`module.a["x"]`) leads to. */
export function enterModule(scope: ModuleScope, part: string): ModuleScope | undefined {
  const call = objectAt(scope.module, "module_calls")[withoutIndex(part).slice("module.".length)];
  if (!isObject(call) || !isObject(call["module"])) return undefined;
  const expressions = objectAt(call, "expressions");
  return { module: call["module"], prefix: `${scope.prefix}${part}.`, call: { expressions, from: scope } };
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

function objectAt(parent: JsonObject, key: string): JsonObject {
  const value = parent[key];
  return isObject(value) ? value : {};
}
