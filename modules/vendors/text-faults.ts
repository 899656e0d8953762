/** A text from elsewhere than a vendor's inputs, held against the rules that inputs have. */
import type { Fault } from "../errors";
import type { Rule } from "./rule";

/** What is wrong with it: one fault for each pattern that it breaks. Rules of other kinds are for inputs alone. */
export function textFaults(field: string, value: string, rules: readonly Rule[]): readonly Fault[] {
  return rules
    .filter((rule) => breaks(rule, value))
    .map(({ must, remedy }) => ({ field, rule: must, value, remedy }));
}

function breaks(rule: Rule, value: string): boolean {
  switch (rule.kind) {
    case "pattern":
      return !new RegExp(rule.pattern).test(value);
    case "not-pattern":
      return new RegExp(rule.pattern).test(value);
    case "length":
    case "range":
    case "timestamp":
    case "tags":
      return false;
  }
}
