/** Policy documents that arrive as text inside something else. */
import type { NamedPolicy, PolicyDocument } from "../../iam/policy";
import { UNKNOWN_VALUE, type UnknownPart } from "../principal";

/** The document of a policy's text, or why there is none. Never throws: the text is part of a larger input. */
export function documentOf(
  name: string,
  text: unknown,
): { readonly policy: NamedPolicy } | { readonly unknown: UnknownPart } {
  if (typeof text === "object" && text !== null)
    return { policy: { name, document: text as PolicyDocument } };
  if (typeof text !== "string" || text === "" || text === UNKNOWN_VALUE) {
    return { unknown: { what: `policy ${name}`, why: "its text is known only after apply" } };
  }
  try {
    return { policy: { name, document: JSON.parse(text) as PolicyDocument } };
  } catch {
    // Judged as it is: a document that is no JSON is a finding of the judgement, not a fault of the input.
    return { policy: { name, document: text as unknown as PolicyDocument } };
  }
}
