/** Which names a part of a template refers to. */
import type { Node } from "./intrinsic";

/** Every name in a `Ref` or in the placeholders of an `Fn::Sub`, each once. */
export function references(node: Node): ReadonlySet<string> {
  const found = new Set<string>();
  collect(node, found);
  return found;
}

function collect(node: Node, found: Set<string>): void {
  if (typeof node !== "object") return;
  if (isList(node)) {
    for (const element of node) collect(element, found);
    return;
  }
  const { Ref: name, "Fn::Sub": sub } = node;
  if (typeof name === "string") found.add(name);
  const template = sub !== undefined && isList(sub) ? sub[0] : sub;
  if (typeof template === "string") {
    for (const match of template.matchAll(/\$\{([A-Za-z0-9:]+)\}/g)) found.add(match[1] as string);
  }
  for (const value of Object.values(node)) collect(value, found);
}

function isList(node: Node): node is readonly Node[] {
  return Array.isArray(node);
}
