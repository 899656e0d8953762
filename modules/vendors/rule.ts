/** What a value of an input must be. Each form checks it in its own language: Terraform, CloudFormation, the command line. */
import type { When } from "../iam/when";

/**
 * One rule for one input. Patterns are anchored and use what JavaScript, RE2 and Java share: no look-around, no backslash,
 * no repetition above 1,000 (RE2's limit). For a list the rule holds for each element. An empty string of an optional
 * input means "not set" and satisfies every rule.
 */
export type Rule = { readonly must: string; readonly remedy: string } & RuleCheck;

export type RuleCheck =
  | { readonly kind: "pattern"; readonly pattern: string }
  | { readonly kind: "not-pattern"; readonly pattern: string }
  | { readonly kind: "length"; readonly min: number; readonly max: number }
  | { readonly kind: "range"; readonly min: number; readonly max: number }
  /** RFC 3339 in UTC, a real date: `2027-01-31T00:00:00Z`. */
  | { readonly kind: "timestamp" }
  /** A map of tags within AWS's limits: 50 tags, keys of 1 to 128 and values of 0 to 256 characters, no `aws:` key. */
  | { readonly kind: "tags" };

/** A rule over several inputs, checked before anything is created. */
export interface CrossRule {
  /** The input that the message names. */
  readonly field: string;
  readonly must: string;
  readonly remedy: string;
  /** When the rule applies; always, when absent. */
  readonly when?: When;
  readonly require: Requirement;
}

export type Requirement =
  | { readonly kind: "holds"; readonly that: When }
  | { readonly kind: "differ"; readonly inputs: readonly [string, string] }
  /** The account in the ARN (or in each ARN of the list) equals the value of that name. */
  | { readonly kind: "in-account"; readonly arn: string; readonly account: string };

/** The message of a broken rule, the same in every form. */
export function ruleMessage(field: string, rule: { readonly must: string; readonly remedy: string }): string {
  return `'${field}' must ${rule.must}. ${rule.remedy}`;
}
