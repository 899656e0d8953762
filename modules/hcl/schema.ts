/** Tables of what blocks may hold. The order of a table is the order in which its members are printed. */

/**
 * How the text of an attribute is read in Terraform's JSON syntax.
 * - `template`: `${...}` is an expression (most attributes)
 * - `literal`: `${` means nothing (descriptions, defaults, backends, version constraints)
 * - `type`: a type constraint such as `list(string)`
 * - `reference`: one address, or a list of them, as plain text (`depends_on`, `provider`)
 */
export type TextMode = "template" | "literal" | "type" | "reference";

/** One attribute, and whether a blank line sets it apart from the others. */
export interface AttributeSchema {
  readonly kind: "attribute";
  readonly text: TextMode;
  readonly apart?: "before" | "after";
}

/** One kind of nested block, repeated or not. */
export interface BlockSchema {
  readonly kind: "block";
  readonly members: Members;
}

/** What may stand in a body. */
export type Members = Readonly<Record<string, AttributeSchema | BlockSchema>>;

/** Attributes in whose text `${...}` is an expression. */
export function attributes(...names: readonly string[]): Members {
  return Object.fromEntries(names.map((name) => [name, { kind: "attribute", text: "template" }]));
}

/** An attribute whose text is read in another way, or that is set apart. */
export function attribute(text: TextMode, apart?: "before" | "after"): AttributeSchema {
  return { kind: "attribute", text, ...(apart && { apart }) };
}

/** A nested block. */
export function block(...members: readonly Members[]): BlockSchema {
  return { kind: "block", members: merge(...members) };
}

/** Several tables as one, in this order. */
export function merge(...members: readonly Members[]): Members {
  return Object.assign({}, ...members) as Members;
}
