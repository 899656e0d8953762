/** The closed list of rules. `docs/rules.md` has an entry for each: why, a bad and a good example. */

/** `error`: a finding. `note`: worth knowing, passes. `unknown`: could not be judged, never passes. */
export type Severity = "error" | "note" | "unknown";

interface RuleText {
  readonly severity: Severity;
  readonly title: string;
}

/** Every rule by its id; the id is also its anchor in `docs/rules.md`. */
export const RULES = {
  "write-action": { severity: "error", title: "The policy names an action that writes" },
  "write-by-wildcard": { severity: "error", title: "A wildcard reaches actions that write" },
  "write-in-scope": {
    severity: "note",
    title: "A write-labelled action is accepted under its required scope",
  },
  "harmful-read": { severity: "error", title: "A read runs, reveals or changes something" },
  "content-unscoped": { severity: "error", title: "Customers' content can be read everywhere" },
  "content-scoped": { severity: "note", title: "Customers' content can be read in a named scope" },
  "sensitive-metadata": { severity: "note", title: "Personal or security-relevant metadata can be read" },
  "unknown-service": { severity: "error", title: "The catalogue has no such service" },
  "unknown-action": { severity: "error", title: "The catalogue has no such action" },
  "any-action": { severity: "error", title: "Every action of every service" },
  "whole-service": { severity: "error", title: "Every action of a service" },
  "service-wildcard": { severity: "error", title: "A wildcard in the service prefix" },
  "not-action": { severity: "error", title: "Allow with NotAction" },
  "not-resource": { severity: "error", title: "Allow with NotResource" },
  "not-principal": { severity: "error", title: "Allow with NotPrincipal" },
  "wide-resource": { severity: "error", title: "The scope covers everything although narrower is possible" },
  "aws-managed-policy": { severity: "error", title: "A policy that AWS owns and changes is attached" },
  "aws-managed-policy-allowed": {
    severity: "note",
    title: "An AWS managed policy is attached and allowed by name",
  },
  "resource-policy": { severity: "note", title: "A policy of a resource may give it more" },
  "boundary-not-known": { severity: "note", title: "The content of the permissions boundary is not known" },
  "policy-not-known": { severity: "unknown", title: "The content of a policy is not known" },
  "value-not-known": { severity: "unknown", title: "A value is not known yet" },
  "malformed-policy": { severity: "error", title: "The document is not a policy that IAM accepts" },
  "trust-anyone": { severity: "error", title: "The trust policy admits every AWS principal" },
  "trust-external-id": {
    severity: "error",
    title: "Another account is trusted without a required external ID",
  },
  "trust-weak-external-id": {
    severity: "error",
    title: "The external ID does not have to be equal to one value",
  },
  "trust-oidc-audience": { severity: "error", title: "An OIDC trust does not fix the audience" },
  "trust-oidc-subject": { severity: "error", title: "An OIDC trust does not fix the subject" },
  "trust-saml-audience": { severity: "error", title: "A SAML trust does not fix the audience" },
  "trust-service": { severity: "note", title: "An AWS service can assume the role" },
  "trust-action": { severity: "error", title: "The trust policy allows more than assuming the role" },
  "trust-stranger": { severity: "error", title: "A stranger can assume the role" },
  "condition-expired": { severity: "note", title: "A condition has expired" },
  "condition-contradicts": { severity: "note", title: "The conditions can never hold together" },
  "quota-trust-size": { severity: "error", title: "The trust policy is larger than IAM accepts" },
  "quota-inline-size": {
    severity: "error",
    title: "The inline policies together are larger than IAM accepts",
  },
  "quota-managed-size": { severity: "error", title: "A managed policy is larger than IAM accepts" },
  "quota-attachments": { severity: "error", title: "More managed policies are attached than IAM accepts" },
  "quota-name": { severity: "error", title: "IAM does not accept the name or the path" },
  "undeclared-service": { severity: "error", title: "The writer acts in a service that it does not declare" },
  "undeclared-action": { severity: "error", title: "The writer has an action that it does not declare" },
  administrator: { severity: "error", title: "The writer is an administrator" },
  "privilege-escalation": { severity: "error", title: "The writer can give itself more than it was granted" },
  "declared-write": { severity: "note", title: "The writer has the writes that it declares" },
} as const satisfies Record<string, RuleText>;

export type RuleId = keyof typeof RULES;

/** All rule ids, in the order of the documentation. */
export const RULE_IDS = Object.keys(RULES) as readonly RuleId[];

/** Where the rule is documented, relative to the repository's root. */
export function ruleDocs(rule: RuleId): string {
  return `docs/rules.md#${rule}`;
}
