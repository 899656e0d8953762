import { text } from "./expression";
import type { Expression, ObjectEntry, ObjectKey, TemplatePart } from "./expression";
import { joinParts, mapParts } from "./walk";

/**
 * The same expression as a person would write it: no `"${x}"` for `x`, no template inside a template, no parentheses
 * that change nothing (the printer adds those that precedence asks for). The value stays the same: HCL hands a template
 * of one interpolation through unchanged.
 */
export function simplify(expression: Expression): Expression {
  const inner = mapParts(expression, simplify);
  if (inner.kind === "template") return simplifyTemplate(inner.parts);
  if (inner.kind === "parentheses") return endsSplat(inner.inner) ? inner : inner.inner;
  if (inner.kind === "object") return { ...inner, entries: inner.entries.map(simplifyEntry) };
  return inner;
}

function simplifyTemplate(parts: readonly TemplatePart[]): Expression {
  const flat = joinParts(parts.flatMap(inlined));
  const only = flat.length === 1 ? flat[0] : undefined;
  return typeof only === "object" ? only : { kind: "template", parts: flat };
}

/** A template among a template's parts gives its own parts; whatever else stays. */
function inlined(part: TemplatePart): readonly TemplatePart[] {
  return typeof part === "object" && part.kind === "template" ? part.parts : [part];
}

function simplifyEntry({ key, value }: ObjectEntry): ObjectEntry {
  return { key: simplifyKey(key), value };
}

function simplifyKey(key: ObjectKey): ObjectKey {
  if (key.kind === "text" || key.expression.kind !== "template") return key;
  const [only, ...rest] = key.expression.parts;
  if (only === undefined) return { kind: "text", text: "" };
  return typeof only === "string" && rest.length === 0 ? { kind: "text", text: only } : key;
}

/** After a splat, `.name` and `[key]` work on each element; parentheses end that. */
function endsSplat(expression: Expression): boolean {
  if (expression.kind === "attribute" || expression.kind === "index") return endsSplat(expression.of);
  return expression.kind === "splat";
}

/** A literal JSON value as an expression; `readText` says what a string, and a key, means. */
export function fromJson(value: unknown, readText: (value: string) => Expression): Expression {
  if (typeof value === "string") return readText(value);
  if (typeof value === "number") return fromNumber(value);
  if (typeof value === "boolean") return { kind: "boolean", value };
  if (Array.isArray(value)) return { kind: "list", items: value.map((item) => fromJson(item, readText)) };
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).map(([key, item]): ObjectEntry => {
      return { key: { kind: "computed", expression: readText(key) }, value: fromJson(item, readText) };
    });
    return { kind: "object", entries };
  }
  return { kind: "null" };
}

function fromNumber(value: number): Expression {
  const positive: Expression = { kind: "number", text: String(Math.abs(value)) };
  return value < 0 ? { kind: "unary", operator: "-", operand: positive } : positive;
}

/** Text in which `${` means nothing: Terraform reads descriptions, defaults and backends so. */
export function literalText(value: string): Expression {
  return text(value);
}
