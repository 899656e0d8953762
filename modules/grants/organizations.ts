import { AWS_VALUES, arn } from "../iam/values";
import type { When } from "../iam/when";
import type { Canary } from "./canary";
import type { Grant } from "./grant";
import type { CallContext, Probe } from "./probe";

const GLOBAL = { client: "organizations", where: "home" } as const;

/** A read call of Organizations, with what its answers mean in an account that may not make it. */
export function organizationProbe(
  id: string,
  operation: string,
  input: Readonly<Record<string, unknown>>,
): Probe {
  return {
    ...GLOBAL,
    id,
    operation,
    action: `organizations:${operation}`,
    input: () => input,
    noticedErrors: [
      { code: "AWSOrganizationsNotInUseException", notice: "organization-not-in-use" },
      {
        code: "AccessDeniedException",
        text: "don't have permissions to access this resource",
        notice: "not-management-account",
      },
    ],
  };
}

/** The pattern allows 8 to 128 characters; ten hexadecimal digits look like a real one. */
const policyId: Canary["fuse"]["marker"] = (_v, c) => `p-${c.random.slice(0, 10)}`;

/** For simulation: a name that has the form of an organization's. */
const organization = (c: CallContext): string => `o-${c.random.slice(0, 10)}`;

/** A tag is taken from a policy that does not exist. */
export const ORGANIZATIONS_CANARIES: readonly Canary[] = [
  {
    ...GLOBAL,
    id: "untag-policy",
    operation: "UntagResource",
    action: "organizations:UntagResource",
    input: (v, c) => ({ ResourceId: policyId(v, c), TagKeys: [c.name] }),
    resource: (v, c) =>
      arn(
        v,
        `organizations::${v.text(AWS_VALUES.accountId)}:policy/${organization(c)}/service_control_policy/${policyId(v, c)}`,
      ),
    harmless: "the policy does not exist",
    fuse: { in: "body", name: "ResourceId", marker: policyId },
    allowed: ["TargetNotFoundException", "PolicyNotFoundException", "AWSOrganizationsNotInUseException"],
    onlyIn: "management-account",
  },
];

/** The hierarchy of the organization: who belongs where. Works fully in the management or a delegated account only. */
export function organizations(enabledBy: When): Grant {
  return {
    id: "organizations",
    title: "Organization",
    reason: "Spend is grouped by account, organizational unit and tag.",
    dataClass: "identity",
    enabledBy,
    summary: () =>
      "Organizations: walk roots, organizational units and accounts with their names, e-mail addresses and tags; no policies",
    statements: () => [
      {
        sid: "WalkOrganization",
        actions: [
          "organizations:DescribeAccount",
          "organizations:DescribeOrganization",
          "organizations:DescribeOrganizationalUnit",
          "organizations:ListAccounts",
          "organizations:ListAccountsForParent",
          "organizations:ListChildren",
          "organizations:ListOrganizationalUnitsForParent",
          "organizations:ListParents",
          "organizations:ListRoots",
          "organizations:ListTagsForResource",
        ],
        resources: ["*"],
      },
    ],
    probes: [
      organizationProbe("organization", "DescribeOrganization", {}),
      organizationProbe("accounts", "ListAccounts", { MaxResults: 1 }),
      {
        ...organizationProbe("roots", "ListRoots", { MaxResults: 1 }),
        finds: (answer) => (answer["Roots"] as readonly { readonly Id?: string }[] | undefined)?.[0]?.Id,
      },
      {
        ...organizationProbe("units", "ListOrganizationalUnitsForParent", {}),
        after: "organizations/roots",
        input: (_v, c) => ({ ParentId: c.found, MaxResults: 1 }),
        resource: (v, c) =>
          arn(
            v,
            `organizations::${v.text(AWS_VALUES.accountId)}:root/${organization(c)}/r-${c.random.slice(0, 4)}`,
          ),
      },
    ],
    canaries: ORGANIZATIONS_CANARIES,
  };
}
