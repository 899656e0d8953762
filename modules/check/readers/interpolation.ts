/** Terraform interpolations in a configuration whose values are not known. */
import { UNKNOWN_VALUE } from "../principal";
import { isObject } from "./parse";

/** Every interpolation is a value that is not known; text around it is kept, unless a directive decides about it. */
export function known(value: unknown): unknown {
  if (typeof value === "string") return hasDirective(value) ? UNKNOWN_VALUE : withoutInterpolations(value);
  if (Array.isArray(value)) return value.map(known);
  if (isObject(value))
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, known(inner)]));
  return value;
}

/** `%{ if ... }` says which parts of the text there are; `%%{` is how Terraform writes `%{` itself. */
function hasDirective(text: string): boolean {
  return /(?<!%)%\{/.test(text);
}

function withoutInterpolations(text: string): string {
  let result = "";
  for (let i = 0; i < text.length; i++) {
    // "$${" is how Terraform writes "${" itself: an IAM policy variable.
    if (text.startsWith("$${", i) || text.startsWith("%%{", i)) {
      result += text.slice(i + 1, i + 3);
      i += 2;
    } else if (text.startsWith("${", i)) {
      let depth = 1;
      for (i += 2; i < text.length && depth > 0; i++) depth += text[i] === "{" ? 1 : text[i] === "}" ? -1 : 0;
      i--;
      result += UNKNOWN_VALUE;
    } else {
      result += text[i];
    }
  }
  return result;
}
