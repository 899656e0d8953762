/** The Terraform form: values that are references into the synthesized module. */
import { TerraformLocal, Token } from "cdktf";
import type { Construct } from "constructs";
import { AWS_VALUES, type Values } from "../iam/values";
import type { Vendor } from "../vendors/vendor";

import { asOperand, expression, quoted, whenExpression } from "./expression";
import { fixName } from "./logical-id";

const AWS_REFERENCES: Readonly<Record<string, string>> = {
  [AWS_VALUES.partition]: "data.aws_partition.current.partition",
  [AWS_VALUES.accountId]: "data.aws_caller_identity.current.account_id",
  [AWS_VALUES.dnsSuffix]: "data.aws_partition.current.dns_suffix",
};

/** The address of a value: a variable, a local, or what a data source knows. */
export function reference(vendor: Vendor, name: string): string {
  const aws = AWS_REFERENCES[name];
  if (aws) return aws;
  if (vendor.derived.some((derived) => derived.name === name)) return `local.${name}`;
  if (vendor.inputs.some((input) => input.name === name)) return `var.${name}`;
  throw new Error(`${vendor.id} has no value named ${name}.`);
}

/** Values for the synthesized module. */
export function terraformValues(vendor: Vendor): Values {
  return {
    text: (name) => expression(reference(vendor, name)),
    list: (name) => Token.asList(expression(reference(vendor, name))),
  };
}

/** Declares the vendor's derived values as locals. */
export function declareDerived(scope: Construct, vendor: Vendor): void {
  const values = terraformValues(vendor);
  for (const derived of vendor.derived) {
    const local = new TerraformLocal(
      scope,
      derived.name,
      expression(derivedExpression(derived, vendor, values)),
    );
    fixName(local, "local", derived.name);
  }
}

function derivedExpression(derived: Vendor["derived"][number], vendor: Vendor, values: Values): string {
  if (derived.kind === "oidc-issuer") {
    // For an empty ARN the list has one element, and element() wraps around to it.
    return `element(split(${quoted("oidc-provider/")}, var.${derived.provider}), 1)`;
  }
  const condition = whenExpression(derived.when, vendor.inputs);
  return `${condition} ? ${asOperand(derived.then(values))} : ${asOperand(derived.otherwise(values))}`;
}
