/** What the evaluator cannot know, and how a caller says so. */
import type { Unknown } from "./truth";
import type { PolicyDocument } from "../policy";

/**
 * Stands in a document, an ARN or a context value for text that is not known yet, alone or within other text:
 * `arn:aws:s3:::${NOT_KNOWN_YET}/*`. It may turn out to be any text, none included. A context value that is
 * nothing else may turn out to be absent too. IAM documents hold no characters above U+00FF (IAM API reference,
 * the pattern of `policyDocument`), so no real document contains it.
 */
export const NOT_KNOWN_YET = "\u27E8not known yet\u27E9";

/** Whether a text has a part that is not known yet. */
export function isNotKnownYet(text: string): boolean {
  return text.includes(NOT_KNOWN_YET);
}

/** Whether nothing is known of a text, not even that it is not empty. */
export function isWhollyUnknown(text: string): boolean {
  return text !== "" && text.replaceAll(NOT_KNOWN_YET, "") === "";
}

/** A document of which nothing is known: it may allow anything and deny anything, to anyone. */
export function unknownDocument(kind: "identity" | "resource"): PolicyDocument {
  const whole = { Action: NOT_KNOWN_YET, Resource: NOT_KNOWN_YET };
  const whom = kind === "resource" ? { Principal: { AWS: NOT_KNOWN_YET } } : {};
  return {
    Version: "2012-10-17",
    Statement: [
      { Effect: "Allow", ...whom, ...whole },
      { Effect: "Deny", ...whom, ...whole },
    ],
  };
}

/** Why an answer is unknown. Closed; none of them quotes a value, which could be an external ID. */
export const UNKNOWN_BECAUSE = {
  notKnownYet: (what: string) => `${what} is not known yet`,
  operator: (name: string) => `the condition operator ${name} is not one that IAM documents`,
  variable: (text: string) => `the policy variable ${text} is not one that IAM documents`,
  severalValues: (key: string) => `${key} has several values and the operator no ForAllValues or ForAnyValue`,
  absentInSet: (name: string, key: string) => `IAM does not say what ${name} answers without ${key}`,
  bareIpV6: (key: string) => `${key} is compared with an IPv6 address without a prefix length`,
  emptyValue: (key: string) => `${key} is empty, and IAM does not say whether that counts as absent`,
  unreadable: (operator: string, key: string) => `${operator} cannot read a value of ${key}`,
  pattern: (element: string) => `IAM does not define how the wildcards of ${element} match here`,
  statement: (fault: string) => `IAM accepts no statement ${fault}`,
  principal: (type: string) => `whether the ${type} principal of the policy is the caller cannot be told`,
  notPrincipal: () => "NotPrincipal names some of the caller's account, role and session, but not all",
  notGiven: (policy: string) => `${policy} was not given`,
} as const;

/** An unknown with its reason spelt out. */
export function unknown<R extends keyof typeof UNKNOWN_BECAUSE>(
  reason: R,
  ...about: Parameters<(typeof UNKNOWN_BECAUSE)[R]>
): Unknown {
  const text: (...words: string[]) => string = UNKNOWN_BECAUSE[reason];
  return { because: text(...about) };
}
