import type { When } from "../iam/when";
import type { Grant } from "./grant";

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
    probes: [],
    canaries: [],
  };
}
