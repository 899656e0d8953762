/** Rules between inputs, as preconditions of the role: nothing is created while one is broken. */
import type { Precondition } from "cdktf";
import { ruleMessage, type CrossRule } from "../vendors/rule";
import type { Vendor } from "../vendors/vendor";
import { expression, whenExpression } from "./expression";
import { reference } from "./terraform-values";

/** One precondition for each rule. */
export function preconditions(vendor: Vendor): readonly Precondition[] {
  return vendor.crossRules.map((rule) => ({
    condition: expression(ruleExpression(rule, vendor)),
    errorMessage: ruleMessage(rule.field, rule),
  }));
}

function ruleExpression(rule: CrossRule, vendor: Vendor): string {
  const required = requirement(rule, vendor);
  if (!rule.when) return required;
  // Not "||": before 1.12 Terraform evaluates both sides of it, and the right one needs a value that is set.
  return `${whenExpression(rule.when, vendor.inputs)} ? ${required} : true`;
}

function requirement({ require }: CrossRule, vendor: Vendor): string {
  switch (require.kind) {
    case "holds":
      return whenExpression(require.that, vendor.inputs);
    case "differ": {
      const [a, b] = require.inputs.map((name) => reference(vendor, name));
      return anySensitive(vendor, require.inputs) ? `nonsensitive(${a} != ${b})` : `${a} != ${b}`;
    }
    case "in-account": {
      const arns = reference(vendor, require.arn);
      const isList = vendor.inputs.find((input) => input.name === require.arn)?.type === "list";
      const account = reference(vendor, require.account);
      return isList
        ? `alltrue([for arn in ${arns} : split(":", arn)[4] == ${account}])`
        : `split(":", ${arns})[4] == ${account}`;
    }
  }
}

function anySensitive(vendor: Vendor, names: readonly string[]): boolean {
  return vendor.inputs.some((input) => names.includes(input.name) && input.sensitive);
}
