/** Inputs that most vendors have, each with the vendor's own words. */
import type { Input } from "./input";
import * as rules from "./rules";

/** The account that the vendor assumes its role from. */
export function vendorAccount(name: string, vendorTitle: string): Input {
  return {
    name,
    type: "string",
    group: "Vendor",
    description: `AWS account that ${vendorTitle} assumes the role from.`,
    example: "999988887777",
    rules: rules.accountId(`Copy the account ID from ${vendorTitle}'s onboarding page.`),
  };
}

/** The region that the Terraform provider works in. */
export function region(description: string): Input {
  return {
    name: "aws_region",
    type: "string",
    group: "Data",
    default: "us-east-1",
    description,
    example: "us-east-1",
    rules: rules.REGION,
  };
}

/** A switch of a grant. */
export function toggle(name: string, byDefault: boolean, description: string): Input {
  return {
    name,
    type: "bool",
    group: "Switches",
    default: byDefault,
    description,
    example: true,
    rules: [],
  };
}
