/** A vendor's inputs as Terraform variables with validations. */
import { TerraformVariable } from "cdktf";
import type { Construct } from "constructs";
import { isOptional, isRequired, TERRAFORM_TYPES, type Input } from "../vendors/input";
import { ruleMessage, type Rule } from "../vendors/rule";
import { expression, quoted } from "./expression";

/** Declares one variable for each input. */
export function declareInputs(scope: Construct, inputs: readonly Input[]): void {
  for (const input of inputs) {
    const variable = new TerraformVariable(scope, input.name, {
      type: TERRAFORM_TYPES[input.type],
      description: input.description,
      nullable: false,
      ...(input.sensitive && { sensitive: true }),
      validation: input.rules.map((rule) => ({
        condition: expression(validationCondition(input, rule)),
        errorMessage: ruleMessage(input.name, rule),
      })),
    });
    // cdktf rewrites the keys of a map given as default; an override is rendered as it is.
    if (!isRequired(input)) variable.addOverride("default", input.default);
  }
}

/** A rule in Terraform's language. An empty optional value satisfies every rule, an empty required list none. */
export function validationCondition(input: Input, rule: Rule): string {
  const name = `var.${input.name}`;
  if (input.type === "list") {
    const each = `alltrue([for value in ${name} : ${checkExpression("value", rule)}])`;
    return isRequired(input) ? `length(${name}) > 0 && ${each}` : each;
  }
  const check = checkExpression(name, rule);
  return isOptional(input) ? `${name} == "" || ${check.includes(" && ") ? `(${check})` : check}` : check;
}

function checkExpression(value: string, rule: Rule): string {
  switch (rule.kind) {
    case "pattern":
      return `can(regex(${pattern(rule.pattern)}, ${value}))`;
    case "not-pattern":
      return `!can(regex(${pattern(rule.pattern)}, ${value}))`;
    case "length":
      return `length(${value}) >= ${rule.min} && length(${value}) <= ${rule.max}`;
    case "range":
      return `${value} >= ${rule.min} && ${value} <= ${rule.max} && floor(${value}) == ${value}`;
    case "timestamp":
      return `can(regex(${pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$")}, ${value})) && can(timeadd(${value}, "0s"))`;
    case "tags":
      return `length(${value}) <= 50 && alltrue([for key, text in ${value} : length(key) >= 1 && length(key) <= 128 && length(text) <= 256 && !startswith(lower(key), "aws:")])`;
  }
}

/** A pattern as a quoted string. Backslashes, quotes and interpolations would change their meaning on the way. */
function pattern(text: string): string {
  if (/[\\"]|\$\{|%\{/.test(text))
    throw new Error(`Pattern ${text} holds what Terraform's strings would change.`);
  return quoted(text);
}
