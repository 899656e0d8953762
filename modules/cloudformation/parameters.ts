/** A vendor's inputs as the Parameters of a template. */
import { isOptional, type Input } from "../vendors/input";
import type { Rule } from "../vendors/rule";
import type { Vendor } from "../vendors/vendor";
import type { NodeMap } from "./intrinsic";
import { inParameterNames, pascalCase } from "./names";
import { allowedPattern } from "./pattern";
import { DEFAULT_OIDC_ISSUER, type TemplateOptions } from "./template-options";

const TYPES = { string: "String", number: "Number", bool: "String", list: "CommaDelimitedList" } as const;

/** The inputs that can be parameters at all. Maps cannot: tags are given to the stack, which hands them on. */
export function parameterInputs(vendor: Vendor): readonly Input[] {
  return vendor.inputs.filter((input) => input.type !== "map");
}

/** One parameter. Its constraints are the input's rules as far as a parameter can have them. */
export function parameter(input: Input, vendor: Vendor, options: TemplateOptions): NodeMap {
  if (input.type === "map") throw new Error(`${input.name} of ${vendor.id} cannot be a parameter.`);
  const oidcProvider = vendor.derived.find((derived) => derived.kind === "oidc-issuer")?.provider;
  const isProvider = input.name === oidcProvider;
  const pattern = isProvider ? issuerPattern(options.oidcIssuer) : allowedPattern(input);
  const rules = isProvider ? [issuerRule(options.oidcIssuer)] : input.rules;
  const musts = rules.map((rule) => `must ${rule.must}`).join(", and ");
  const remedies = [...new Set(rules.map((rule) => rule.remedy))].join(" ");
  return {
    Type: TYPES[input.type],
    Description: inParameterNames(input.description, vendor.inputs),
    ...(input.default !== undefined && { Default: defaultText(input) }),
    ...(input.type === "bool" && { AllowedValues: ["true", "false"] }),
    ...(pattern !== undefined && { AllowedPattern: pattern }),
    ...limits(input),
    ...(rules.length > 0 && {
      ConstraintDescription: inParameterNames(`${musts}. ${remedies}`, vendor.inputs),
    }),
    ...(input.sensitive && !options.visibleSecrets && { NoEcho: true }),
  };
}

/** The value that `Default` or a caller gives: every parameter's value is a string. */
export function parameterText(value: Input["example"]): string {
  if (typeof value !== "object") return String(value);
  if (Array.isArray(value)) return value.join(",");
  throw new Error("A map cannot be the value of a parameter.");
}

function defaultText(input: Input): string | number {
  return input.type === "number" && input.default !== undefined
    ? input.default
    : parameterText(input.default as Input["example"]);
}

function limits(input: Input): NodeMap {
  const found = input.rules.flatMap((rule) => (rule.kind === "range" || rule.kind === "length" ? rule : []));
  const range = found.find((rule) => rule.kind === "range");
  const length = found.find((rule) => rule.kind === "length");
  return {
    ...(range && { MinValue: range.min, MaxValue: range.max }),
    ...(length &&
      input.type === "string" &&
      !isOptional(input) && { MinLength: length.min, MaxLength: length.max }),
  };
}

/** The provider of exactly the issuer that the template's conditions name. */
function issuerPattern(issuer = DEFAULT_OIDC_ISSUER): string {
  const literal = issuer.replace(/[.]/g, "[.]");
  return `^$|^arn:aws(-[a-z]+)*:iam::[0-9]{12}:oidc-provider/${literal}$`;
}

function issuerRule(issuer = DEFAULT_OIDC_ISSUER): Pick<Rule, "must" | "remedy"> {
  return {
    must: `be the ARN of the IAM OIDC provider of ${issuer}`,
    remedy: "Other issuers need a template that is rendered for them, or the Terraform module.",
  };
}

/** The name under which a stack's user gives the input. */
export function parameterName(input: Input): string {
  return pascalCase(input.name);
}
