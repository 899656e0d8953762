import type { When } from "../iam/when";
import type { Grant } from "./grant";

/** The names of roles and users. `ListRoles` also shows their trust policies, with the external IDs of other vendors in them. */
export function identity(enabledBy: When): Grant {
  return {
    id: "identity",
    title: "Roles and users",
    reason: "Spend is attributed to the roles and users that caused it.",
    dataClass: "identity",
    enabledBy,
    summary: () =>
      "IAM: list roles, with their trust policies (external IDs of other vendors included), and users, with their last sign-in",
    statements: () => [
      { sid: "ListIdentities", actions: ["iam:ListRoles", "iam:ListUsers"], resources: ["*"] },
    ],
    probes: [],
    canaries: [],
  };
}
