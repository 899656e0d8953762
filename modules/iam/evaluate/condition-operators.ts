/** The condition operators that IAM documents, each as a comparison of one policy value with one request value. */
import { readDate } from "./condition-date";
import { ipInRange, readIpRange } from "./condition-ip";
import type { Truth } from "./truth";
import { isNotKnownYet, unknown } from "./unknown";
import { arnTest } from "./match-arn";
import { textTest, type TextTest } from "./variable";

/** What a comparison is compiled with: whether variables count, and the words for a reason. */
interface ComparisonOptions {
  readonly variables: boolean;
  readonly operator: string;
  readonly key: string;
}

/** An operator: its comparison, and whether it asks for the opposite of a match. */
export interface ConditionOperator {
  readonly negated: boolean;
  readonly compile: (policyValue: string, options: ComparisonOptions) => TextTest;
}

type Compile = ConditionOperator["compile"];
const matching = (compile: Compile): ConditionOperator => ({ negated: false, compile });
const negated = (compile: Compile): ConditionOperator => ({ negated: true, compile });

const equals: Compile = (value, { variables, key }) => textTest(value, { variables, wildcards: false }, key);
const like: Compile = (value, { variables, key }) => textTest(value, { variables, wildcards: true }, key);
const arnLike: Compile = (value, { variables }) => arnTest(value, "Condition", { variables });

/** Variables keep their keys: those are read in lower case anyway, and values are folded as they are filled in. */
const equalsIgnoringCase: Compile = (value, { variables, key }) => {
  const test = textTest(value.toLowerCase(), { variables, wildcards: false }, key);
  return (actual, keys) => test(actual.toLowerCase(), keys.inLowerCase());
};

/** Operators whose values are not text: both sides are read first, and what cannot be read is unknown. */
function reading<T>(
  read: (text: string) => T | undefined,
  compare: (actual: T, wanted: T, key: string) => Truth,
): Compile {
  return (value, { operator, key }) => {
    const wanted = read(value);
    return (actual: string): Truth => {
      if (isNotKnownYet(value) || isNotKnownYet(actual)) return unknown("notKnownYet", key);
      const readActual = read(actual);
      if (wanted === undefined || readActual === undefined) return unknown("unreadable", operator, key);
      return compare(readActual, wanted, key);
    };
  };
}

const number = (compare: (actual: number, wanted: number) => boolean) => reading(readNumber, compare);
const date = (compare: (actual: number, wanted: number) => boolean) => reading(readDate, compare);
const same = <T>(actual: T, wanted: T) => actual === wanted;
/** The guide gives every bare address the prefix /32, which fits IPv4 alone: between /32 and /128 it is unknown. */
const inRange = reading(readIpRange, (actual, wanted, key) => {
  if (ipInRange(actual, wanted) || wanted.width === 32 || !wanted.bare) return ipInRange(actual, wanted);
  return ipInRange(actual, { ...wanted, prefix: 32 }) && unknown("bareIpV6", key);
});

/** Integers and decimals; JavaScript's other spellings of numbers are not IAM's. */
function readNumber(text: string): number | undefined {
  return /^[+-]?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
}

/** Shared with `Null`, whose value says whether the key is to be absent. */
export function readBoolean(text: string): boolean | undefined {
  return { true: true, false: false }[text.toLowerCase()];
}

/** Base64 of the same bytes is the same text. */
function readBase64(text: string): string | undefined {
  return /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text) ? text : undefined;
}

/** By name, as in the IAM user guide, "Condition operators". `Null` is apart: it looks at presence alone. */
export const CONDITION_OPERATORS: ReadonlyMap<string, ConditionOperator> = new Map([
  ["StringEquals", matching(equals)],
  ["StringNotEquals", negated(equals)],
  ["StringEqualsIgnoreCase", matching(equalsIgnoringCase)],
  ["StringNotEqualsIgnoreCase", negated(equalsIgnoringCase)],
  ["StringLike", matching(like)],
  ["StringNotLike", negated(like)],
  ["ArnEquals", matching(arnLike)],
  ["ArnNotEquals", negated(arnLike)],
  ["ArnLike", matching(arnLike)],
  ["ArnNotLike", negated(arnLike)],
  ["NumericEquals", matching(number(same))],
  ["NumericNotEquals", negated(number(same))],
  ["NumericLessThan", matching(number((actual, wanted) => actual < wanted))],
  ["NumericLessThanEquals", matching(number((actual, wanted) => actual <= wanted))],
  ["NumericGreaterThan", matching(number((actual, wanted) => actual > wanted))],
  ["NumericGreaterThanEquals", matching(number((actual, wanted) => actual >= wanted))],
  ["DateEquals", matching(date(same))],
  ["DateNotEquals", negated(date(same))],
  ["DateLessThan", matching(date((actual, wanted) => actual < wanted))],
  ["DateLessThanEquals", matching(date((actual, wanted) => actual <= wanted))],
  ["DateGreaterThan", matching(date((actual, wanted) => actual > wanted))],
  ["DateGreaterThanEquals", matching(date((actual, wanted) => actual >= wanted))],
  ["Bool", matching(reading(readBoolean, same))],
  ["BinaryEquals", matching(reading(readBase64, same))],
  ["IpAddress", matching(inRange)],
  ["NotIpAddress", negated(inRange)],
]);
