/** Policy documents that arrive as text inside something else. */
import type { NamedPolicy, PolicyDocument } from "../../iam/policy";
import { repeatedKey } from "../../iam/repeated-key";
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
  return { policy: { name, document: documentOfText(text) } };
}

/**
 * The document of a text. One that is no JSON, or that repeats a key, stays text: it is a finding of the judgement, not
 * a fault of the input, and which of two equal keys counts would be a guess.
 */
export function documentOfText(text: string): PolicyDocument {
  const asItIs = text as unknown as PolicyDocument;
  try {
    const document = JSON.parse(text) as PolicyDocument;
    return repeatedKey(text) === undefined ? document : asItIs;
  } catch {
    return asItIs;
  }
}
