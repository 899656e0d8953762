import type { Attribute, Block, BodyItem } from "./body";
import { HclSyntaxError } from "./cursor";
import { unknownMember, unreadableExpression, wrongShape } from "./errors";
import type { Expression } from "./expression";
import { parseTemplate, parseWholeExpression } from "./parse-expression";
import type { AttributeSchema, BlockSchema, Members, TextMode } from "./schema";
import { fromJson, literalText, simplify } from "./simplify";

/** An object of Terraform's JSON syntax. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Is it an object, and neither null nor a list? */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A value's members without `//`, under which JSON configurations keep comments. */
export function members(
  value: unknown,
  address: string,
  name: string,
): readonly (readonly [string, unknown])[] {
  if (!isObject(value)) throw wrongShape(address, name, "an object");
  return Object.entries(value).filter(([key]) => key !== "//");
}

/**
 * The body of a block, in the order of its table. Blocks that stand there as they are come before those that `dynamic`
 * makes, in both syntaxes alike.
 * @throws PrintError for what the table does not hold
 */
export function readBody(json: unknown, table: Members, address: string): readonly BodyItem[] {
  const given = new Map(members(json, address, "the block"));
  const dynamic = new Map(given.has("dynamic") ? members(given.get("dynamic"), address, "dynamic") : []);
  for (const name of given.keys()) {
    if (name !== "dynamic" && !Object.hasOwn(table, name)) throw unknownMember(address, name);
  }
  for (const name of dynamic.keys()) {
    if (table[name]?.kind !== "block") throw unknownMember(address, `dynamic.${name}`);
  }
  return Object.entries(table).flatMap(([name, schema]): readonly BodyItem[] => {
    if (schema.kind === "attribute") {
      return given.has(name) ? [readAttribute(name, given.get(name), schema, address)] : [];
    }
    const fixed = listed(given.get(name), name, address).map((body) =>
      readBlock(name, body, schema, address),
    );
    return [
      ...fixed,
      ...listed(dynamic.get(name), name, address).map((body) => readDynamic(name, body, schema, address)),
    ];
  });
}

/** One attribute, read as its table says. */
export function readAttribute(
  name: string,
  value: unknown,
  schema: AttributeSchema,
  address: string,
): Attribute {
  const read = readText(schema.text, address, name);
  const checked = schema.text === "reference" ? references(value, address, name) : value;
  const expression = simplify(fromJson(checked, read));
  return { kind: "attribute", name, value: expression, ...(schema.apart && { apart: schema.apart }) };
}

/** How a string is read, with the address in what can go wrong. */
function readText(mode: TextMode, address: string, name: string): (text: string) => Expression {
  return (text) => {
    try {
      if (mode === "literal") return literalText(text);
      return mode === "template" ? parseTemplate(text) : parseWholeExpression(text);
    } catch (error) {
      if (error instanceof HclSyntaxError) throw unreadableExpression(address, name, error.message);
      throw error;
    }
  };
}

function references(value: unknown, address: string, name: string): unknown {
  const plain = (text: unknown): boolean =>
    typeof text === "string" && /^[A-Za-z_][\w-]*([.][\w-]+|\[\d+\])*$/.test(text);
  const ok = Array.isArray(value) ? value.every(plain) : plain(value);
  if (!ok) throw wrongShape(address, name, "plain addresses, without ${ }");
  return value;
}

function readBlock(type: string, json: unknown, schema: BlockSchema, address: string): Block {
  return { kind: "block", type, labels: [], body: readBody(json, schema.members, `${address}.${type}`) };
}

function readDynamic(type: string, json: unknown, schema: BlockSchema, address: string): Block {
  const place = `${address}.dynamic.${type}`;
  const table: Members = {
    for_each: { kind: "attribute", text: "template" },
    iterator: { kind: "attribute", text: "reference" },
    content: schema,
  };
  return { kind: "block", type: "dynamic", labels: [type], body: readBody(json, table, place) };
}

function listed(value: unknown, name: string, address: string): readonly unknown[] {
  if (value === undefined || value === null) return [];
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (!list.every(isObject))
    throw wrongShape(address, name, "a block or a list of blocks, not an expression");
  return list;
}
