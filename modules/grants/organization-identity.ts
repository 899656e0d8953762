import type { Grant } from "./grant";
import { organizationProbe, ORGANIZATIONS_CANARIES } from "./organizations";

/** Which organization the account belongs to, and nothing about its other accounts. */
export const organizationIdentity: Grant = {
  id: "organization",
  title: "Organization of the account",
  reason: "Accounts of one customer are shown together.",
  dataClass: "identity",
  summary: () =>
    "Organizations: read the organization's ID and the ID and e-mail address of its management account; no other accounts",
  statements: () => [
    {
      sid: "DescribeOrganization",
      actions: ["organizations:DescribeOrganization"],
      resources: ["*"],
    },
  ],
  probes: [organizationProbe("organization", "DescribeOrganization", {})],
  canaries: ORGANIZATIONS_CANARIES,
};
