/** Who may assume a vendor's role: statements that every vendor's trust policy is put together from. */
import { AWS_VALUES, arn, type Values } from "../iam/values";
import type { Condition, TrustStatement } from "../iam/statement";
import type { When } from "../iam/when";
import type { Derived, TrustSummary } from "./vendor";

/** The inputs and derived values of a role that is assumed under an external ID. */
export const TRUST_INPUTS = {
  externalId: "external_id",
  previousExternalId: "previous_external_id",
  previousExpiresAt: "previous_external_id_expires_at",
  accessExpiresAt: "access_expires_at",
  verifiers: "verifier_principal_arns",
  vendorRole: "vendor_role_arn",
  oidcProvider: "oidc_provider_arn",
  oidcSubjects: "oidc_subjects",
  oidcAudience: "oidc_audience",
  vendorPrincipal: "vendor_principal",
  oidcIssuer: "oidc_issuer",
} as const;

const I = TRUST_INPUTS;
const EVERY_WAY_IN = ["sts:AssumeRole", "sts:AssumeRoleWithSAML", "sts:AssumeRoleWithWebIdentity"];

/** The derived values that the trust statements use. */
export function trustDerived(accountInput: string): readonly Derived[] {
  return [
    {
      kind: "choice",
      name: I.vendorPrincipal,
      when: { set: I.vendorRole },
      then: (v) => v.text(I.vendorRole),
      otherwise: (v) => arn(v, `iam::${v.text(accountInput)}:root`),
    },
    { kind: "oidc-issuer", name: I.oidcIssuer, provider: I.oidcProvider },
  ];
}

/** The trust policy: vendor, previous external ID, verifiers, workload identity, and the end of all access. */
export function trustStatements(v: Values): readonly TrustStatement[] {
  const verifiers = v.list(I.verifiers);
  const some: When = { set: I.verifiers };
  return [
    ...underExternalId("Vendor", v, [v.text(I.vendorPrincipal)]),
    ...underExternalId("Verifier", v, verifiers, some),
    {
      sid: "WorkloadIdentity",
      principals: { type: "Federated", identifiers: [v.text(I.oidcProvider)] },
      actions: ["sts:AssumeRoleWithWebIdentity"],
      conditions: [
        equals(`${v.text(I.oidcIssuer)}:aud`, [v.text(I.oidcAudience)]),
        equals(`${v.text(I.oidcIssuer)}:sub`, v.list(I.oidcSubjects)),
      ],
      when: { set: I.oidcProvider },
    },
    {
      // One Deny ends every way in, a statement added by hand included.
      sid: "AccessExpired",
      effect: "Deny",
      principals: { type: "AWS", identifiers: ["*"] },
      actions: EVERY_WAY_IN,
      conditions: [
        { operator: "DateGreaterThanEquals", key: "aws:CurrentTime", values: [v.text(I.accessExpiresAt)] },
      ],
      when: { set: I.accessExpiresAt },
    },
  ];
}

/** The same door twice: under the current external ID, and under the previous one while a rotation lasts. */
function underExternalId(
  who: string,
  v: Values,
  identifiers: readonly string[],
  when?: When,
): readonly TrustStatement[] {
  const rotating: When = { set: I.previousExternalId };
  const door = (sid: string, conditions: readonly Condition[], on?: When): TrustStatement => ({
    sid,
    principals: { type: "AWS", identifiers },
    actions: ["sts:AssumeRole"],
    conditions,
    ...(on && { when: on }),
  });
  return [
    door(who, [equals("sts:ExternalId", [v.text(I.externalId)])], when),
    door(
      `${who}PreviousExternalId`,
      [
        equals("sts:ExternalId", [v.text(I.previousExternalId)]),
        {
          operator: "DateLessThan",
          key: "aws:CurrentTime",
          values: [v.text(I.previousExpiresAt)],
          when: { set: I.previousExpiresAt },
        },
      ],
      when ? { all: [when, rotating] } : rotating,
    ),
  ];
}

function equals(key: string, values: readonly string[]): Condition {
  return { operator: "StringEquals", key, values };
}

/** The sentences about who may assume, in words: no external ID is in them. */
export function trustSummary(vendorTitle: string): readonly TrustSummary[] {
  return [
    {
      text: (v) =>
        `Who may assume the role: ${vendorTitle} as ${v.text(I.vendorPrincipal)}, with the external ID agreed on`,
    },
    {
      when: { all: [{ set: I.previousExternalId }, { not: { set: I.previousExpiresAt } }] },
      text: () => "Rotation: the previous external ID is accepted as well, until it is removed",
    },
    {
      when: { all: [{ set: I.previousExternalId }, { set: I.previousExpiresAt }] },
      text: (v) =>
        `Rotation: the previous external ID is accepted as well, until ${v.text(I.previousExpiresAt)}`,
    },
    {
      when: { set: I.verifiers },
      text: () =>
        "Verification: named principals of this account may assume the role with the same external ID",
    },
    {
      when: { set: I.oidcProvider },
      text: (v) =>
        `Workload identity: the named subjects of ${v.text(I.oidcIssuer)} may assume the role without an external ID`,
    },
    {
      when: { set: I.accessExpiresAt },
      text: (v) => `Expiry: nobody can assume the role from ${v.text(I.accessExpiresAt)} on`,
    },
  ];
}

/** The name under which the model knows the account of the role, for rules that compare accounts. */
export const THIS_ACCOUNT = AWS_VALUES.accountId;
