/** Condition blocks: all keys must hold, one value of each is enough; negated operators take none of the values. */
import { CONDITION_OPERATORS, readBoolean, type ConditionOperator } from "./condition-operators";
import { anyOf, everyOf, not, type Truth } from "./truth";
import { isNotKnownYet, isWhollyUnknown, unknown } from "./unknown";
import type { RequestKeys } from "./keys";
import { toList, type ConditionBlock } from "../policy";
import type { TextTest } from "./variable";

/** One operator on one key, ready to be asked. */
export type ConditionTest = (keys: RequestKeys) => Truth;

/** The values of a key in the request; undefined when the request does not have it. */
type PresenceTest = (values: readonly string[] | undefined, keys: RequestKeys) => Truth;

const OPERATOR = /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/;

/** Compiles a condition block into tests that must all hold. */
export function compileConditions(block: ConditionBlock, variables: boolean): readonly ConditionTest[] {
  return Object.entries(block).flatMap(([operator, byKey]) =>
    Object.entries(byKey).map(([key, values]): ConditionTest => {
      if (isNotKnownYet(key)) return () => unknown("notKnownYet", "a condition key");
      // Numbers and booleans stand unquoted in many documents; IAM takes them for their text.
      const test = compileOperator(operator, key, toList(values).map(String), variables);
      const lowerKey = key.toLowerCase();
      return (keys) => testPresence(test, keys.valuesOf(lowerKey), keys, key);
    }),
  );
}

/** A value of which nothing is known may turn out to be absent as well. */
function testPresence(
  test: PresenceTest,
  values: readonly string[] | undefined,
  keys: RequestKeys,
  key: string,
): Truth {
  const present = test(values, keys);
  if (values?.length !== 1 || !isWhollyUnknown(values[0] ?? "")) return present;
  return test(undefined, keys) === present ? present : unknown("notKnownYet", key);
}

function compileOperator(
  name: string,
  key: string,
  values: readonly string[],
  variables: boolean,
): PresenceTest {
  if (name === "Null") return compileNull(key, values);
  const [, set, base = "", ifExists] = OPERATOR.exec(name) ?? [];
  const operator = CONDITION_OPERATORS.get(base);
  if (!operator) return () => unknown("operator", name);
  const options = { variables, operator: name, key };
  const test = oneOf(
    operator,
    values.map((value) => operator.compile(value, options)),
  );
  const whenAbsent = ifExists !== undefined || operator.negated;
  switch (set) {
    case "ForAllValues":
      return (actual, keys) => everyOf(dataSet(actual), (value) => test(value, keys));
    case "ForAnyValue":
      return (actual, keys) => {
        // ForAnyValue says no to an absent key and IfExists says yes; the guide does not say which one wins.
        if (actual === undefined && ifExists) return unknown("absentInSet", name, key);
        return anyOf(dataSet(actual), (value) => test(value, keys));
      };
    case undefined:
    default:
      return (actual, keys) => {
        if (actual === undefined) return whenAbsent;
        const all = everyOf(actual, (value) => test(value, keys));
        if (actual.length === 1 || typeof all !== "boolean") return all;
        return anyOf(actual, (value) => test(value, keys)) === all ? all : unknown("severalValues", key);
      };
  }
}

/** Whether one request value satisfies the operator: it matches one policy value, or for a negated one none. */
function oneOf(operator: ConditionOperator, tests: readonly TextTest[]): TextTest {
  return (actual, keys) => {
    const matches = anyOf(tests, (test) => test(actual, keys));
    return operator.negated ? not(matches) : matches;
  };
}

/** To set operators an empty string is no value (IAM user guide, "Set operators for multivalued context keys"). */
function dataSet(values: readonly string[] = []): readonly string[] {
  return values.length === 1 && values[0] === "" ? [] : values;
}

function compileNull(key: string, values: readonly string[]): PresenceTest {
  return (actual) => {
    if (actual?.length === 1 && actual[0] === "") return unknown("emptyValue", key);
    return anyOf(values, (value) => {
      const wantsAbsent = readBoolean(value);
      return wantsAbsent === undefined
        ? unknown("unreadable", "Null", key)
        : wantsAbsent === (actual === undefined);
    });
  };
}
