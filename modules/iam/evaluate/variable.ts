/** Policy variables: `${aws:username}`, `${aws:PrincipalTag/team, 'none'}`, and `${*}` `${?}` `${$}` as plain characters. */
import type { Truth, Unknown } from "./truth";
import { isNotKnownYet, isWhollyUnknown, unknown } from "./unknown";
import type { RequestKeys } from "./keys";
import { literalCodes, type PatternCode } from "../match";
import { codesMatchText, codesOf, UNKNOWN_RUN } from "./match-text";

/** A variable by its condition key in lower case, and what it stands for where the request lacks the key. */
interface VariableReference {
  readonly key: string;
  readonly fallback?: string;
}

/** Text of a policy, read once: codes where it is fixed, references where the request fills it in. */
export interface Template {
  readonly parts: readonly (readonly PatternCode[] | VariableReference)[];
  /** All codes, when no part waits for the request. */
  readonly fixed?: readonly PatternCode[];
  /** Set when the text holds a variable that is none. */
  readonly fault?: Unknown;
  readonly wildcards: boolean;
}

/** Version 2008-10-17 takes `${...}` as plain text; not every element has wildcards. */
interface TemplateOptions {
  readonly variables: boolean;
  readonly wildcards: boolean;
}

const VARIABLE = /\$\{([^{}]*)\}/g;
const KEY_AND_FALLBACK = /^\s*([^\s,'":]+:[^,']+?)\s*(?:,\s*'([^']*)'\s*)?$/;

/** Reads a text of a policy. */
export function readTemplate(text: string, options: TemplateOptions): Template {
  const { wildcards } = options;
  if (!options.variables || !/[${}]/.test(text)) {
    const fixed = codesOf(text, wildcards);
    return { parts: [fixed], fixed, wildcards };
  }
  if (couldBecomeVariable(text)) {
    return { parts: [], wildcards, fault: unknown("notKnownYet", "a policy variable") };
  }
  const parts: (readonly PatternCode[] | VariableReference)[] = [];
  let [end, fault]: [number, Unknown | undefined] = [0, undefined];
  const addText = (piece: string) => {
    if (piece.includes("${")) fault ??= unknown("variable", "${");
    parts.push(codesOf(piece, wildcards));
  };
  for (const found of text.matchAll(VARIABLE)) {
    addText(text.slice(end, found.index));
    end = found.index + found[0].length;
    const part = readVariable(found[1] ?? "");
    if (part === undefined) fault ??= unknown("variable", found[0]);
    else parts.push(part);
  }
  addText(text.slice(end));
  const fixed = parts.every(isCodes) ? parts.filter(isCodes).flat() : undefined;
  return { parts, wildcards, ...(fixed && { fixed }), ...(fault && { fault }) };
}

/** Beside a part that is not known, a dollar or a brace may belong to a variable that is not whole yet. */
function couldBecomeVariable(text: string): boolean {
  const rest = text.replaceAll(VARIABLE, (variable) => (isNotKnownYet(variable) ? variable : ""));
  return isNotKnownYet(rest) && /[${}]/.test(rest);
}

function readVariable(inner: string): readonly PatternCode[] | VariableReference | undefined {
  if (inner === "*" || inner === "?" || inner === "$") return literalCodes(inner);
  const [, key, fallback] = KEY_AND_FALLBACK.exec(inner) ?? [];
  if (key === undefined) return undefined;
  return { key: key.toLowerCase(), ...(fallback !== undefined && { fallback }) };
}

/** Whether a part of a template is fixed text. */
export function isCodes(part: readonly PatternCode[] | VariableReference): part is readonly PatternCode[] {
  return Array.isArray(part);
}

/** The codes for one request. Undefined when a variable has no value: then nothing is equal to it or like it. */
export function fillTemplate(
  template: Template,
  keys: RequestKeys,
): readonly PatternCode[] | Unknown | undefined {
  if (template.fault) return template.fault;
  if (template.fixed) return template.fixed;
  const codes: PatternCode[] = [];
  for (const part of template.parts) {
    if (isCodes(part)) {
      codes.push(...part);
      continue;
    }
    const values = keys.valuesOf(part.key);
    // A multivalued key cannot be a variable (IAM user guide, "Single-valued vs. multivalued context keys").
    if (values && values.length > 1) return unknown("severalValues", part.key);
    const value = values?.[0] ?? part.fallback;
    if (value === undefined) return undefined;
    if (isWhollyUnknown(value)) return unknown("notKnownYet", part.key);
    codes.push(...valueCodes(value, template.wildcards));
  }
  return codes;
}

/** AWS does not say whether a wildcard in a value is one, so where it matters it may be any text. */
function valueCodes(value: string, wildcards: boolean): readonly PatternCode[] {
  const codes = codesOf(value, false);
  if (!wildcards || !/[*?]/.test(value)) return codes;
  return codes.map((code) => (code === 0x2a || code === 0x3f ? UNKNOWN_RUN : code));
}

/** A text of a policy as a test of one text of the request. */
export type TextTest = (actual: string, keys: RequestKeys) => Truth;

/** Compiles a text of a policy: whole match, case-sensitive. `what` names it in a reason. */
export function textTest(text: string, options: TemplateOptions, what: string): TextTest {
  const template = readTemplate(text, options);
  if (template.fixed && !template.fault && template.fixed.every((code) => code >= 0)) {
    const literal = String.fromCharCode(...template.fixed);
    const codes = template.fixed;
    return (actual) => actual === literal || (isNotKnownYet(actual) && codesMatchText(codes, actual, what));
  }
  return (actual, keys) => {
    const codes = fillTemplate(template, keys);
    if (codes === undefined) return false;
    return "because" in codes ? codes : codesMatchText(codes, actual, what);
  };
}
