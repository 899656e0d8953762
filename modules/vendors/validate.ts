/** Checks given values against a vendor's inputs and rules. Every fault is reported, each once. */
import { nearest, type Fault } from "../errors";
import { isOptional, isRequired, type Input, type InputValue } from "./input";
import { literalForm, type Environment, type InputValues } from "./literal";
import type { CrossRule, Requirement } from "./rule";
import { satisfies } from "./satisfies";
import type { Vendor } from "./vendor";

/**
 * All faults of the values: unknown names, missing and mistyped values, broken rules, and, when each value is right by
 * itself, broken rules between them. Rules about the role's own account are left out while `environment` is not known.
 */
export function validateInputs(
  vendor: Vendor,
  given: InputValues,
  environment?: Environment,
): readonly Fault[] {
  const names = vendor.inputs.map((input) => input.name);
  const unknown = Object.keys(given)
    .filter((name) => !names.includes(name))
    .map((name) => unknownInput(name, vendor, nearest(name, names)));
  const faults = [...unknown, ...vendor.inputs.flatMap((input) => inputFaults(input, given[input.name]))];
  return faults.length > 0 ? faults : crossFaults(vendor, given, environment);
}

function unknownInput(name: string, vendor: Vendor, suggestion: string | undefined): Fault {
  const remedy = suggestion ? `Did you mean ${suggestion}?` : "Remove it.";
  return { field: name, rule: `be an input of ${vendor.id}`, remedy };
}

function inputFaults(input: Input, value: InputValue | undefined): readonly Fault[] {
  const { name: field } = input;
  // A required list without an element is as good as not given.
  if (value === undefined || (isRequired(input) && Array.isArray(value) && value.length === 0)) {
    return isRequired(input) ? [{ field, rule: "be given", remedy: input.description }] : [];
  }
  if (!hasType(input, value)) {
    return [
      {
        field,
        rule: `be a ${TYPE_NAMES[input.type]}`,
        remedy: `For example: ${JSON.stringify(input.example)}.`,
      },
    ];
  }
  if (isOptional(input) && value === "") return [];
  return input.rules
    .filter((rule) => !satisfies(rule, value))
    .map((rule) => ({
      field,
      rule: rule.must,
      ...(!input.sensitive && { value: typeof value === "object" ? JSON.stringify(value) : String(value) }),
      remedy: rule.remedy,
    }));
}

const TYPE_NAMES = {
  string: "string",
  number: "number",
  bool: "bool (true or false)",
  list: "list of strings",
  map: "map of strings",
} as const;

function hasType(input: Input, value: InputValue): boolean {
  switch (input.type) {
    case "string":
      return typeof value === "string";
    case "number":
      return typeof value === "number";
    case "bool":
      return typeof value === "boolean";
    case "list":
      return Array.isArray(value) && value.every((element) => typeof element === "string");
    case "map":
      return (
        typeof value === "object" &&
        !Array.isArray(value) &&
        Object.values(value).every((element) => typeof element === "string")
      );
  }
}

function crossFaults(vendor: Vendor, given: InputValues, environment?: Environment): readonly Fault[] {
  const known = environment ?? { partition: "aws", accountId: "", dnsSuffix: "amazonaws.com" };
  const form = literalForm(vendor, given, known);
  const sensitive = new Set(vendor.inputs.filter((input) => input.sensitive).map((input) => input.name));
  const broken = (rule: CrossRule): boolean => {
    if (rule.when && !form.holds(rule.when)) return false;
    return !isMet(rule.require, form.holds, form.input);
  };
  return vendor.crossRules.filter(broken).map((rule) => ({
    field: rule.field,
    rule: rule.must,
    ...(!sensitive.has(rule.field) && { value: showValue(form.input(rule.field)) }),
    remedy: rule.remedy,
  }));
}

function isMet(
  requirement: Requirement,
  holds: (when: Extract<Requirement, { kind: "holds" }>["that"]) => boolean,
  input: (name: string) => InputValue,
): boolean {
  switch (requirement.kind) {
    case "holds":
      return holds(requirement.that);
    case "differ":
      return input(requirement.inputs[0]) !== input(requirement.inputs[1]);
    case "in-account": {
      const account = input(requirement.account);
      const arns = [input(requirement.arn)].flat() as readonly string[];
      return account === "" || arns.every((arn) => arn.split(":")[4] === account);
    }
  }
}

function showValue(value: InputValue): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
