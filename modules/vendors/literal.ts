/** The literal form: values that are known, for proof, sandbox, verify, preview and report. */
import { AWS_VALUES, type Values } from "../iam/values";
import { renderWhen, type When } from "../iam/when";
import type { InputValue } from "./input";
import type { Vendor } from "./vendor";

/** Values by input name. Inputs that are absent have their default. */
export type InputValues = Readonly<Record<string, InputValue>>;

/** What AWS knows of the account. */
export interface Environment {
  /** `aws`, `aws-us-gov`, `aws-cn`, `aws-eusc`. */
  readonly partition: string;
  /** 12 digits. */
  readonly accountId: string;
  /** `amazonaws.com`, or another partition's. */
  readonly dnsSuffix: string;
}

/** The commercial partition's environment of an account. */
export function commercial(accountId: string): Environment {
  return { partition: "aws", accountId, dnsSuffix: "amazonaws.com" };
}

/** All that is known: the values, and whether a condition on inputs holds. */
export interface Literal {
  readonly values: Values;
  readonly holds: (when: When) => boolean;
  /** The value of an input, its default when none was given. Throws for an unknown or missing one. */
  readonly input: (name: string) => InputValue;
}

/** The literal form of a vendor's values. It does not check them: `validateInputs` does. */
export function literalForm(vendor: Vendor, given: InputValues, environment: Environment): Literal {
  const known = new Map<string, InputValue>([
    [AWS_VALUES.partition, environment.partition],
    [AWS_VALUES.accountId, environment.accountId],
    [AWS_VALUES.dnsSuffix, environment.dnsSuffix],
  ]);
  for (const input of vendor.inputs) {
    const value = given[input.name] ?? input.default;
    if (value !== undefined) known.set(input.name, value);
  }
  const input = (name: string): InputValue => {
    const value = known.get(name);
    if (value === undefined) throw new Error(`${vendor.id} has no value named ${name}.`);
    return value;
  };
  const values: Values = {
    text: (name) => {
      const value = input(name);
      if (typeof value === "object") throw new Error(`${name} of ${vendor.id} is not a single value.`);
      return String(value);
    },
    list: (name) => input(name) as readonly string[],
  };
  const holds = (when: When): boolean =>
    renderWhen<boolean>(when, {
      on: (name) => input(name) === true,
      set: (name) => (input(name) as string | readonly string[]).length > 0,
      all: (terms) => terms.every(Boolean),
      any: (terms) => terms.some(Boolean),
      not: (term) => !term,
    });
  for (const derived of vendor.derived) {
    known.set(
      derived.name,
      derived.kind === "choice"
        ? (holds(derived.when) ? derived.then : derived.otherwise)(values)
        : (values.text(derived.provider).split("oidc-provider/")[1] ?? ""),
    );
  }
  return { values, holds, input };
}
