/** A vendor's inputs: Terraform variables, CloudFormation parameters, lines of `terraform.tfvars`, rows of the docs. */
import type { Rule } from "./rule";

/** What a value is once it is known. */
export type InputValue = string | number | boolean | readonly string[] | Readonly<Record<string, string>>;

interface InputBase {
  /** snake_case, as Terraform names variables. Changing it breaks everybody's `terraform.tfvars`. */
  readonly name: string;
  /** What it is, for the person who fills it in. */
  readonly description: string;
  /** The heading under which documents and consoles show it. */
  readonly group: InputGroup;
  readonly rules: readonly Rule[];
  /** Never shown: not in plans, logs, errors or JSON. */
  readonly sensitive?: boolean;
}

/** The order in which documents and consoles show the groups. */
export const INPUT_GROUPS = [
  "Vendor",
  "Data",
  "Switches",
  "Role",
  "User",
  "Rotation and expiry",
  "Workload identity and verification",
] as const;

export type InputGroup = (typeof INPUT_GROUPS)[number];

/** One input. Without `default` it is required; a default of `""` or `[]` means "not set". */
export type Input = InputBase &
  (
    | { readonly type: "string"; readonly default?: string; readonly example: string }
    | { readonly type: "number"; readonly default?: number; readonly example: number }
    | { readonly type: "bool"; readonly default?: boolean; readonly example: boolean }
    | { readonly type: "list"; readonly default?: readonly string[]; readonly example: readonly string[] }
    | {
        readonly type: "map";
        readonly default?: Readonly<Record<string, string>>;
        readonly example: Readonly<Record<string, string>>;
      }
  );

/** Whether the input has to be given. */
export function isRequired(input: Input): boolean {
  return input.default === undefined;
}

/** Whether an empty value of this input means "not set". */
export function isOptional(input: Input): boolean {
  return input.default === "" || (input.type === "list" && input.default?.length === 0);
}

/** The types of inputs in Terraform's own words. */
export const TERRAFORM_TYPES = {
  string: "string",
  number: "number",
  bool: "bool",
  list: "list(string)",
  map: "map(string)",
} as const;
