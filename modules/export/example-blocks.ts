import type { Attribute, Block, BodyItem } from "../hcl/body";
import { parseTemplate } from "../hcl/parse-expression";
import { fromJson, simplify } from "../hcl/simplify";
import { exampleValues } from "../vendors/example-values";
import { isRequired } from "../vendors/input";
import type { Vendor } from "../vendors/vendor";
import { snakeCase } from "./module-text";
import type { Flavor } from "./options";

/** Pieces of the examples, as blocks that the printer formats. */

/** `name = value`; `${...}` in text is an expression. */
export function attribute(name: string, value: unknown): Attribute {
  return { kind: "attribute", name, value: simplify(fromJson(value, parseTemplate)) };
}

/** A block with attributes and blocks. */
export function block(
  type: string,
  labels: readonly string[],
  body: readonly BodyItem[],
  comment?: string,
): Block {
  return { kind: "block", type, labels, body, ...(comment !== undefined && { comment }) };
}

/** Several attributes from a record. */
export function attributes(values: Readonly<Record<string, unknown>>): readonly Attribute[] {
  return Object.entries(values).map(([name, value]) => attribute(name, value));
}

/** The provider, where the module does not bring its own. */
export function providerBlocks(flavor: Flavor, body: readonly BodyItem[] = []): readonly Block[] {
  if (flavor === "root") return [];
  return [block("provider", ["aws"], [attribute("region", "us-east-1"), ...body])];
}

/** A variable for each required secret: a secret has no place in the code. */
export function secretVariables(vendor: Vendor): readonly Block[] {
  return vendor.inputs
    .filter((input) => isRequired(input) && input.sensitive)
    .map((input) => secretVariable(input));
}

/** A variable that keeps a secret out of the code and of plans. */
export function secretVariable(input: { readonly name: string; readonly description: string }): Block {
  const body = [
    attribute("description", input.description),
    attribute("type", "${string}"),
    attribute("sensitive", true),
  ];
  return block("variable", [input.name], body);
}

/** The call of the module with what is required, and with these values as well. */
export function moduleBlock(
  vendor: Vendor,
  more: Readonly<Record<string, unknown>>,
  comment?: string,
): Block {
  const secrets = new Set(vendor.inputs.filter((input) => input.sensitive).map(({ name }) => name));
  const required = Object.entries(exampleValues(vendor)).map(
    ([name, value]) => [name, secrets.has(name) ? `\${var.${name}}` : value] as const,
  );
  const source: Attribute = { ...attribute("source", "../.."), apart: "before" };
  const body = [source, ...attributes({ ...Object.fromEntries(required), ...more })];
  return block("module", [snakeCase(vendor.id)], body, comment);
}

/** What the module tells, handed on. */
export function outputBlocks(vendor: Vendor): readonly Block[] {
  const names = [vendor.principal === "role" ? "role_arn" : "user_arn", "granted_permissions"];
  return names.map((name) =>
    block("output", [name], [attribute("value", `\${module.${snakeCase(vendor.id)}.${name}}`)]),
  );
}
