/** Addresses in Terraform's state. They are contracts: a changed one replaces a resource in somebody's account. */
import { TerraformStack, type TerraformElement } from "cdktf";

const taken = new WeakMap<TerraformStack, Set<string>>();

/** Fixes the name of a resource, data source or output. Throws when the stack has it already: cdktf would drop one silently. */
export function fixName<T extends TerraformElement>(element: T, type: string, name: string): T {
  const stack = TerraformStack.of(element);
  const names = taken.get(stack) ?? new Set<string>();
  taken.set(stack, names);
  const address = `${type}.${name}`;
  if (names.has(address)) throw new Error(`${address} exists twice in ${stack.node.id}.`);
  names.add(address);
  // eslint-disable-next-line no-restricted-syntax -- the one place that may, because it refuses equal names
  element.overrideLogicalId(name);
  return element;
}

/** kebab-case to the snake_case of Terraform names. */
export function snakeCase(id: string): string {
  return id.replace(/-/g, "_");
}
