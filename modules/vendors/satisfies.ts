/** Whether a value keeps a rule. */
import type { InputValue } from "./input";
import type { RuleCheck } from "./rule";

/** Whether the value, or every element of the list, keeps the rule. The value has the type that the rule is for. */
export function satisfies(rule: RuleCheck, value: InputValue): boolean {
  if (Array.isArray(value)) return value.every((element: string) => satisfiesOne(rule, element));
  return satisfiesOne(rule, value);
}

function satisfiesOne(rule: RuleCheck, value: InputValue): boolean {
  switch (rule.kind) {
    case "pattern":
      return new RegExp(rule.pattern).test(value as string);
    case "not-pattern":
      return !new RegExp(rule.pattern).test(value as string);
    case "length":
      return (value as string).length >= rule.min && (value as string).length <= rule.max;
    case "range":
      return Number.isInteger(value) && (value as number) >= rule.min && (value as number) <= rule.max;
    case "timestamp":
      return isTimestamp(value as string);
    case "tags":
      return areTags(Object.entries(value as Readonly<Record<string, string>>));
  }
}

function isTimestamp(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text)) return false;
  const time = new Date(text);
  // Date rolls 2027-02-30 over to March; a real date comes back as it was written.
  return !Number.isNaN(time.getTime()) && time.toISOString().slice(0, 19) === text.slice(0, 19);
}

function areTags(tags: readonly (readonly [string, string])[]): boolean {
  return (
    tags.length <= 50 &&
    tags.every(
      ([key, value]) =>
        key.length >= 1 && key.length <= 128 && value.length <= 256 && !key.toLowerCase().startsWith("aws:"),
    )
  );
}
