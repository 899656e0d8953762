/** What the attributes of a planned resource refer to: the part of a plan that is known when a value is not. */
import type { References } from "./iam-resource";
import { isObject, stringsOf } from "./parse";
import { enterModule, type ConfiguredResource, type ModuleScope } from "./plan-configuration";

/** Where a reference leads: to IAM resources, and perhaps to something that cannot be followed as well. */
const NOWHERE: References = { addresses: [], exact: false };
/** Known at the time of the plan: it chooses between the other references, and adds none. */
const CONSTANT: References = { addresses: [], exact: true };

/** The IAM resources that the attribute's expression refers to. */
export function planReferences(resource: ConfiguredResource | undefined, attribute: string): References {
  if (!resource) return NOWHERE;
  const direct = referencesIn(resource.expressions[attribute]);
  // each.value stands for an element of what for_each refers to.
  const each = direct.some((name) => name.startsWith("each."))
    ? referencesIn(resource.block["for_each_expression"])
    : [];
  return follow([...direct, ...each], resource.scope, 0);
}

function referencesIn(expression: unknown): readonly string[] {
  if (Array.isArray(expression)) return expression.flatMap(referencesIn);
  return isObject(expression) ? stringsOf(expression, "references") : [];
}

/** Terraform lists `a.b.c` and `a.b` for one expression: the longest says it all. */
export function longest(names: readonly string[]): readonly string[] {
  return names.filter(
    (name) => !names.some((other) => other.startsWith(`${name}.`) || other.startsWith(`${name}[`)),
  );
}

function follow(names: readonly string[], scope: ModuleScope, depth: number): References {
  const found = longest(names).map((name) => resolve(name, scope, depth));
  return {
    addresses: [...new Set(found.flatMap(({ addresses }) => addresses))],
    exact: found.every(({ exact }) => exact),
  };
}

/** Follows variables up to the caller and outputs down into the module. Locals are not in a plan: they lead nowhere. */
function resolve(name: string, scope: ModuleScope, depth: number): References {
  if (depth > 16) return NOWHERE;
  const resource = /^aws_iam_[a-z_]+\.[A-Za-z0-9_-]+(\[("(?:[^"\\]|\\.)*"|\d+)\])?/.exec(name);
  if (resource) return { addresses: [scope.prefix + resource[0]], exact: true };
  if (/^(each|count|path|terraform)\./.test(name)) return CONSTANT;
  const variable = /^var\.([A-Za-z0-9_-]+)/.exec(name)?.[1];
  if (variable !== undefined) {
    if (!scope.call) return CONSTANT;
    return follow(referencesIn(scope.call.expressions[variable]), scope.call.from, depth + 1);
  }
  const output = /^(module\.[A-Za-z0-9_-]+(?:\[[^\]]*\])?)\.([A-Za-z0-9_-]+)/.exec(name);
  if (!output?.[1] || !output[2]) return NOWHERE;
  const inner = enterModule(scope, output[1]);
  if (!inner || !isObject(inner.module["outputs"])) return NOWHERE;
  const declared = inner.module["outputs"][output[2]];
  return isObject(declared) ? follow(referencesIn(declared["expression"]), inner, depth + 1) : NOWHERE;
}
