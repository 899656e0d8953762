/** Given values as a vendor's inputs, converted between types as Terraform converts them. */
import type { Fault } from "../../modules/errors";
import { HclSyntaxError } from "../../modules/hcl/cursor";
import { parseWholeExpression } from "../../modules/hcl/parse-expression";
import { composed } from "../../modules/tfvars/composed";
import { literal } from "../../modules/tfvars/literal";
import type { TfvarsValue } from "../../modules/tfvars/value";
import type { Input, InputValue } from "../../modules/vendors/input";
import type { InputValues } from "../../modules/vendors/literal";
import { validateInputs } from "../../modules/vendors/validate";
import type { Vendor } from "../../modules/vendors/vendor";
import type { GivenValue, GivenValues } from "./given-values";

/** A vendor's values and all that is wrong with them. */
export interface CheckedValues {
  readonly values: InputValues;
  readonly faults: readonly Fault[];
}

/**
 * The values of a vendor, checked. A name that belongs to another vendor is passed over, because the vendors of one
 * project share its value files; so is an unknown `TF_VAR_*`, because it may belong to another project.
 * @param others everything of the project that has inputs
 */
export function checkedInputs(
  vendor: Vendor,
  given: GivenValues,
  others: readonly { readonly inputs: readonly Input[] }[],
): CheckedValues {
  const inputs = new Map(vendor.inputs.map((input) => [input.name, input]));
  const elsewhere = new Set(others.flatMap((other) => other.inputs.map((input) => input.name)));
  const values: Record<string, InputValue> = {};
  for (const [name, value] of given.values) {
    const input = inputs.get(name);
    if (!input) {
      if (!elsewhere.has(name) && !value.origin.startsWith("TF_VAR_")) values[name] = "";
      continue;
    }
    const converted = convert(input, value);
    if (converted !== undefined) values[name] = converted;
  }
  return { values, faults: [...given.faults, ...(given.complete ? validateInputs(vendor, values) : [])] };
}

/** Undefined for null, which in Terraform means "not given". */
function convert(input: Input, given: GivenValue): InputValue | undefined {
  const value = given.kind === "value" ? given.value : typed(input, given.text);
  if (value === null) return undefined;
  switch (input.type) {
    case "string":
      return asText(value);
    case "number":
      return typeof value === "string" && /^-?[0-9]+(\.[0-9]+)?$/.test(value) ? Number(value) : plain(value);
    case "bool":
      return value === "true" ? true : value === "false" ? false : plain(value);
    case "list":
      return isList(value) ? (value.map(asText) as readonly string[]) : plain(value);
    case "map":
      if (typeof value !== "object" || isList(value)) return plain(value);
      return Object.fromEntries(
        Object.entries(value).map(([key, item]) => [key, asText(item)]),
      ) as InputValue & object;
  }
}

/** Text from a shell: Terraform takes it as it is for a single value and reads it as an expression for the others. */
function typed(input: Input, text: string): TfvarsValue {
  if (input.type !== "list" && input.type !== "map") return composed(text);
  try {
    const read = literal(parseWholeExpression(text));
    return read.kind === "value" ? composed(read.value) : text;
  } catch (error) {
    if (error instanceof HclSyntaxError) return text;
    throw error;
  }
}

/** Numbers and truth values as Terraform writes them in a string; everything else as it is, for the check to refuse. */
function asText(value: TfvarsValue): InputValue {
  return typeof value === "number" || typeof value === "boolean" ? String(value) : plain(value);
}

/** A value of a type that no input has is kept: the check says what it must be. */
function plain(value: TfvarsValue): InputValue {
  return value as InputValue;
}

function isList(value: TfvarsValue): value is readonly TfvarsValue[] {
  return Array.isArray(value);
}
