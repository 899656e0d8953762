/** A text from elsewhere than a vendor's inputs, held against the rules that inputs of text have. */
import type { Fault } from "../errors";
import type { Rule } from "./rule";
import { satisfies } from "./satisfies";

/** What is wrong with it: one fault for each rule that it breaks. */
export function textFaults(field: string, value: string, rules: readonly Rule[]): readonly Fault[] {
  return rules
    .filter((rule) => !satisfies(rule, value))
    .map(({ must, remedy }) => ({ field, rule: must, value, remedy }));
}
