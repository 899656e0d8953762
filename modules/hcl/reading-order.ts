import type { Block, BodyItem } from "./body";
import { circularReference } from "./errors";
import type { Expression } from "./expression";
import { visit } from "./walk";

/** A block that others can refer to. */
export interface Addressed {
  readonly address: string;
  readonly block: Block;
}

/**
 * Data sources and resources in reading order: each one behind what it refers to, directly before the first that needs
 * it, otherwise in the order given.
 * @param locals what stands behind the names of `locals`, through which references pass
 */
export function readingOrder(
  blocks: readonly Addressed[],
  locals: ReadonlyMap<string, Expression>,
): readonly Addressed[] {
  const byAddress = new Map(blocks.map((entry) => [entry.address, entry]));
  const ordered = new Set<Addressed>();
  const open = new Set<Addressed>();
  const place = (entry: Addressed): void => {
    if (ordered.has(entry)) return;
    if (open.has(entry)) throw circularReference(entry.address);
    open.add(entry);
    for (const address of referencesOf(entry.block.body, locals)) {
      const needed = byAddress.get(address);
      if (needed && needed !== entry) place(needed);
    }
    ordered.add(entry);
  };
  const isResource = ({ block }: Addressed): boolean => block.type === "resource";
  for (const entry of blocks.filter(isResource)) place(entry);
  const unused = blocks.filter((entry) => !ordered.has(entry));
  for (const entry of unused) place(entry);
  return [...ordered];
}

/** The addresses that a body refers to, also through locals, in the order in which they are read. */
function referencesOf(
  body: readonly BodyItem[],
  locals: ReadonlyMap<string, Expression>,
): ReadonlySet<string> {
  const found = new Set<string>();
  const seen = new Set<string>();
  const see = (part: Expression): void => {
    if (part.kind !== "attribute") return;
    const path = pathOf(part);
    if (path?.[0] === "local" && path.length === 2) {
      const local = locals.get(path[1] ?? "");
      if (local && !seen.has(path.join("."))) {
        seen.add(path.join("."));
        visit(local, see);
      }
    } else if (path?.length === (path?.[0] === "data" ? 3 : 2)) found.add(path?.join(".") ?? "");
  };
  const walk = (items: readonly BodyItem[]): void => {
    for (const item of items) {
      if (item.kind === "block") walk(item.body);
      else visit(item.value, see);
    }
  };
  walk(body);
  return found;
}

/** `a.b.c` as its names; undefined when anything else is in it. */
function pathOf(expression: Expression): readonly string[] | undefined {
  if (expression.kind === "name") return [expression.name];
  if (expression.kind !== "attribute") return undefined;
  const start = pathOf(expression.of);
  return start && [...start, expression.name];
}
