/** Policy documents of a template: objects as a rule, JSON text now and then. */
import type { NamedPolicy } from "../../iam/policy";
import { hasUnknown, UNKNOWN_VALUE, type UnknownPart } from "../principal";
import { documentOf } from "./document-text";
import { isJson } from "./parse";

/** The document, or why there is none. */
export function templateDocument(
  name: string,
  value: unknown,
): { readonly policy: NamedPolicy } | { readonly unknown: UnknownPart } {
  const unknown = (why: string) => ({ unknown: { what: name, why } });
  if (value === undefined || value === null) return unknown("the template does not hold it");
  // A parameter that stands outside the text's own strings decides its structure.
  if (value === UNKNOWN_VALUE || (typeof value === "string" && hasUnknown(value) && !isJson(value)))
    return unknown("its text depends on parameters");
  return documentOf(name, value);
}
