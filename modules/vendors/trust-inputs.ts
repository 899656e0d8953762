/** The inputs and rules that belong to the trust policy, for every vendor whose role is assumed under an external ID. */
import type { Input } from "./input";
import * as rules from "./rules";
import type { CrossRule } from "./rule";
import { THIS_ACCOUNT, TRUST_INPUTS as I } from "./trust";

/** Inputs of the trust policy but for the vendor's account, which each vendor names itself. */
export function trustInputs(vendorTitle: string): readonly Input[] {
  const fromVendor = `Copy it from ${vendorTitle}; it is made for you alone.`;
  return [
    {
      name: I.externalId,
      type: "string",
      group: "Vendor",
      sensitive: true,
      description: `External ID that ${vendorTitle} made for this customer. Requests without it are refused.`,
      example: "REPLACE-WITH-YOUR-EXTERNAL-ID",
      rules: rules.externalId(fromVendor),
    },
    {
      name: I.vendorRole,
      type: "string",
      group: "Vendor",
      default: "",
      description: `Trust this one role of ${vendorTitle}'s account instead of the whole account. Empty: the whole account.`,
      example: "arn:aws:iam::999988887777:role/reader",
      rules: rules.ROLE_ARN,
    },
    {
      name: I.previousExternalId,
      type: "string",
      group: "Rotation and expiry",
      default: "",
      sensitive: true,
      description:
        "The external ID before the current one, still accepted while it is being rotated. Empty: no rotation.",
      example: "REPLACE-WITH-YOUR-PREVIOUS-EXTERNAL-ID",
      rules: rules.externalId("Move the old value of external_id here, or leave this empty."),
    },
    {
      name: I.previousExpiresAt,
      type: "string",
      group: "Rotation and expiry",
      default: "",
      description:
        "When AWS begins to refuse the previous external ID (RFC 3339, UTC). Empty: when it is removed.",
      example: "2027-01-31T00:00:00Z",
      rules: rules.TIMESTAMP,
    },
    {
      name: I.accessExpiresAt,
      type: "string",
      group: "Rotation and expiry",
      default: "",
      description:
        "When AWS begins to refuse everybody (RFC 3339, UTC). Sessions that exist by then last until they end. Empty: never.",
      example: "2027-12-31T00:00:00Z",
      rules: rules.TIMESTAMP,
    },
    {
      name: I.verifiers,
      type: "list",
      group: "Workload identity and verification",
      default: [],
      description:
        "Roles or users of this account that may assume the role, with the same external ID, to verify what it can do.",
      example: ["arn:aws:iam::111122223333:role/platform-engineer"],
      rules: rules.PRINCIPAL_ARNS,
    },
    {
      name: I.oidcProvider,
      type: "string",
      group: "Workload identity and verification",
      default: "",
      description:
        "OIDC provider of this account (GitHub Actions, EKS) whose subjects may assume the role. Empty: none.",
      example: "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com",
      rules: rules.OIDC_PROVIDER_ARN,
    },
    {
      name: I.oidcSubjects,
      type: "list",
      group: "Workload identity and verification",
      default: [],
      description: "Exact subjects (sub) of the workload identity.",
      example: ["repo:my-org/infrastructure:environment:production"],
      rules: rules.OIDC_SUBJECTS,
    },
    {
      name: I.oidcAudience,
      type: "string",
      group: "Workload identity and verification",
      default: "sts.amazonaws.com",
      description: "Audience (aud) of the workload identity.",
      example: "sts.amazonaws.com",
      rules: rules.OIDC_AUDIENCE,
    },
  ];
}

/** What must hold between the inputs of the trust policy. `accountInput` names the vendor's account. */
export function trustCrossRules(accountInput: string): readonly CrossRule[] {
  return [
    {
      field: I.previousExternalId,
      must: "differ from external_id",
      remedy: "Give the new ID in external_id and the old one here, or leave this empty.",
      when: { set: I.previousExternalId },
      require: { kind: "differ", inputs: [I.previousExternalId, I.externalId] },
    },
    {
      field: I.previousExpiresAt,
      must: "come with previous_external_id",
      remedy: "Give the previous external ID, or remove its expiry.",
      when: { set: I.previousExpiresAt },
      require: { kind: "holds", that: { set: I.previousExternalId } },
    },
    {
      field: I.vendorRole,
      must: `be a role of the account in ${accountInput}`,
      remedy: "Check both with the vendor.",
      when: { set: I.vendorRole },
      require: { kind: "in-account", arn: I.vendorRole, account: accountInput },
    },
    {
      field: I.oidcSubjects,
      must: "name at least one subject when oidc_provider_arn is given",
      remedy: "Name the subjects, or leave the provider empty.",
      when: { set: I.oidcProvider },
      require: { kind: "holds", that: { set: I.oidcSubjects } },
    },
    {
      field: I.oidcProvider,
      must: "be given when oidc_subjects are",
      remedy: "Give the provider, or leave the subjects empty.",
      when: { set: I.oidcSubjects },
      require: { kind: "holds", that: { set: I.oidcProvider } },
    },
    {
      field: I.oidcProvider,
      must: "be a provider of the account in which the role is created",
      remedy: "Create the OIDC provider in this account first.",
      when: { set: I.oidcProvider },
      require: { kind: "in-account", arn: I.oidcProvider, account: THIS_ACCOUNT },
    },
    {
      field: I.verifiers,
      must: "hold principals of the account in which the role is created",
      remedy: "Leave out principals of other accounts; the vendor has its own way in.",
      when: { set: I.verifiers },
      require: { kind: "in-account", arn: I.verifiers, account: THIS_ACCOUNT },
    },
  ];
}
