/** A fixture of `test/cases/check-templates`: what is added to a template that passes, and what is then found. */
import type { RuleId } from "../../modules/check/rules";

export interface TemplateCase {
  readonly title: string;
  /** Every rule that has to be found with the severity error or unknown: exactly these. */
  readonly rules: readonly RuleId[];
  /** Notes that have to be among the findings. */
  readonly notes?: readonly RuleId[];
  /** Properties of the role. */
  readonly role?: Readonly<Record<string, unknown>>;
  /** Further resources. */
  readonly resources?: Readonly<Record<string, unknown>>;
  /** Further sections. */
  readonly template?: Readonly<Record<string, unknown>>;
}

const TRUST = {
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Principal: { AWS: "arn:aws:iam::999988887777:root" },
      Action: "sts:AssumeRole",
      Condition: { StringEquals: { "sts:ExternalId": "acme-7d1f" } },
    },
  ],
};

/** The template as text. Without additions it holds one role that passes. */
export function templateOf({
  role,
  resources,
  template,
}: Omit<TemplateCase, "title" | "rules" | "notes">): string {
  const Properties = { AssumeRolePolicyDocument: TRUST, ...role };
  return JSON.stringify({
    ...template,
    Resources: { Role: { Type: "AWS::IAM::Role", Properties }, ...resources },
  });
}
