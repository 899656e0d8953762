/** Rules of an input as the one pattern that a CloudFormation parameter can have. */
import { isOptional, type Input } from "../vendors/input";
import type { Rule } from "../vendors/rule";

const TIME = "T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z";
const MONTHS_OF_31 = "(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])";
const MONTHS_OF_30 = "(0[469]|11)-(0[1-9]|[12][0-9]|30)";
const FEBRUARY = "02-(0[1-9]|1[0-9]|2[0-8])";
const LEAP_YEAR = "([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)";

/** Real dates alone, leap years included: no function of CloudFormation could check them later. */
const TIMESTAMP = `^([0-9]{4}-(${MONTHS_OF_31}|${MONTHS_OF_30}|${FEBRUARY})|${LEAP_YEAR}-02-29)${TIME}$`;

/**
 * The pattern, or nothing when there is no rule about characters. CloudFormation matches it, as Java does, against the
 * whole value, or against each element of a list; look-aheads hold what the last pattern does not say.
 */
export function allowedPattern(input: Input): string | undefined {
  const isList = input.type === "list";
  // A parameter that may be empty, and a list, cannot have MinLength and MaxLength.
  const inPattern = (rule: Rule) => rule.kind !== "length" || isOptional(input) || isList;
  const patterns = input.rules.filter(inPattern).flatMap(patternOf);
  if (patterns.length === 0) return undefined;
  const whole = patterns.filter((part) => part.startsWith("^"));
  const main = whole.at(-1) ?? "^.*$";
  const ahead = patterns
    .filter((part) => part !== main)
    .map((part) => (whole.includes(part) ? `(?=${part})` : part));
  const pattern = ahead.length === 0 ? main : `^${ahead.join("")}${grouped(main)}$`;
  return isOptional(input) ? `^$|${pattern}` : pattern;
}

/** An anchored pattern as it is, or a look-ahead. */
function patternOf(rule: Rule): readonly string[] {
  switch (rule.kind) {
    case "pattern":
      return [rule.pattern];
    case "not-pattern":
      return [`(?!.*(${rule.pattern}))`];
    case "length":
      return [`(?=.{${rule.min},${rule.max}}$)`];
    case "timestamp":
      return [TIMESTAMP];
    case "range":
    case "tags":
      return [];
  }
}

function grouped(anchored: string): string {
  const inner = anchored.slice(1, -1);
  return /\|/.test(inner) ? `(${inner})` : inner;
}
