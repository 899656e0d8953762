/** Random values of a vendor's inputs that the model accepts. */
import fc from "fast-check";
import { isRequired, type Input, type InputValue } from "../../modules/vendors/input";
import type { Environment, InputValues } from "../../modules/vendors/literal";
import { validateInputs } from "../../modules/vendors/validate";
import { AWS_VALUES } from "../../modules/iam/values";
import { inputsOf } from "../../modules/iam/when";
import type { Vendor } from "../../modules/vendors/vendor";

/** Any values that the model takes for the vendor in that account. Inputs may be absent. */
export function validValues(vendor: Vendor, environment: Environment): fc.Arbitrary<InputValues> {
  const record = Object.fromEntries(
    vendor.inputs.map((input) => [input.name, fc.option(valueOf(input), { nil: undefined })]),
  );
  return fc.record(record).map((values) => repaired(vendor, values, environment));
}

/** One value; texts match the input's first pattern, and may break its other rules. */
export function valueOf(input: Input): fc.Arbitrary<InputValue> {
  switch (input.type) {
    case "string":
      return textOf(input);
    case "number": {
      const range = input.rules.find((rule) => rule.kind === "range");
      return fc.integer({ min: range?.min ?? 0, max: range?.max ?? 100 });
    }
    case "bool":
      return fc.boolean();
    case "list":
      return fc.array(textOf(input), { maxLength: 3 });
    case "map":
      return fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.stringMatching(/^[a-z]{0,8}$/), {
        maxKeys: 3,
      });
  }
}

function textOf(input: Input): fc.Arbitrary<string> {
  if (input.rules.some((rule) => rule.kind === "timestamp")) {
    return fc
      .date({ min: new Date("2000-01-01"), max: new Date("2100-01-01"), noInvalidDate: true })
      .map((date) => `${date.toISOString().slice(0, 19)}Z`);
  }
  const pattern = input.rules.find((rule) => rule.kind === "pattern");
  return pattern ? fc.stringMatching(new RegExp(pattern.pattern)) : fc.string({ maxLength: 20 });
}

/** Accounts made right first, then whatever the model still objects to goes back to its default or example. */
function repaired(
  vendor: Vendor,
  values: Readonly<Record<string, InputValue | undefined>>,
  environment: Environment,
): InputValues {
  const result: Record<string, InputValue> = {};
  for (const input of vendor.inputs) {
    const value = values[input.name] ?? (isRequired(input) ? input.example : undefined);
    if (value !== undefined) result[input.name] = value;
  }
  for (const { require } of vendor.crossRules) {
    if (require.kind !== "in-account") continue;
    const account =
      require.account === AWS_VALUES.accountId ? environment.accountId : (result[require.account] as string);
    const move = (arn: string) => arn.replace(/::[0-9]{12}:/, `::${account}:`);
    const value = result[require.arn];
    if (typeof value === "string") result[require.arn] = move(value);
    if (Array.isArray(value)) result[require.arn] = (value as readonly string[]).map(move);
  }
  for (let round = 0; round < 10; round++) {
    const faults = validateInputs(vendor, result, environment);
    if (faults.length === 0) return result;
    for (const { field } of faults) {
      const input = vendor.inputs.find((candidate) => candidate.name === field);
      if (input && isRequired(input)) result[field] = input.example;
      else if (field in result) delete result[field];
      else unsetCauses(vendor, field, result);
    }
  }
  throw new Error(`No valid values were found for ${vendor.id}.`);
}

/** Unsets what asks for a field that is not there. */
function unsetCauses(vendor: Vendor, field: string, result: Record<string, InputValue>): void {
  for (const rule of vendor.crossRules) {
    if (rule.field !== field || !rule.when) continue;
    for (const name of inputsOf(rule.when)) delete result[name];
  }
}
