import { AWS_VALUES, arn, type Values } from "../iam/values";
import type { When } from "../iam/when";
import type { Canary } from "./canary";
import type { Grant } from "./grant";
import type { CallContext, TestedPrincipal } from "./probe";

const GLOBAL = { client: "iam", where: "home" } as const;
/** The first is the wire code, the second the SDK's name for it. */
const NOTHING = ["NoSuchEntity", "NoSuchEntityException"];

/** ARN of a user that does not exist: the fresh name of the call is the user's. */
export function nobody(v: Values, c: CallContext): string {
  return arn(v, `iam::${v.text(AWS_VALUES.accountId)}:user/${c.name}`);
}

/** Whether the principal could take a policy from itself: aimed at the real principal, so that a narrow grant shows. */
function ownPolicy(principal: TestedPrincipal["kind"], operation: string, parameter: string): Canary {
  return {
    ...GLOBAL,
    id: `own-${principal}-policy`,
    operation,
    action: `iam:${operation}`,
    principal,
    input: (_v, c) => ({ [parameter]: c.principal.name, PolicyName: c.name }),
    resource: (_v, c) => c.principal.arn,
    harmless: `the ${principal} has no policy of that name`,
    fuse: { in: "body", name: "PolicyName", marker: (_v, c) => c.name },
    allowed: NOTHING,
  };
}

/** Whether the principal could take a limit from itself or make keys: the quickest ways to more than was granted. */
export const IAM_CANARIES: readonly Canary[] = [
  ownPolicy("role", "DeleteRolePolicy", "RoleName"),
  ownPolicy("user", "DeleteUserPolicy", "UserName"),
  {
    ...GLOBAL,
    id: "create-key",
    operation: "CreateAccessKey",
    action: "iam:CreateAccessKey",
    input: (_v, c) => ({ UserName: c.name }),
    resource: nobody,
    harmless: "the user does not exist",
    fuse: { in: "body", name: "UserName", marker: (_v, c) => c.name },
    allowed: NOTHING,
  },
];

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
    probes: [
      {
        ...GLOBAL,
        id: "roles",
        operation: "ListRoles",
        action: "iam:ListRoles",
        input: () => ({ MaxItems: 1 }),
      },
      {
        ...GLOBAL,
        id: "users",
        operation: "ListUsers",
        action: "iam:ListUsers",
        input: () => ({ MaxItems: 1 }),
      },
    ],
    canaries: IAM_CANARIES,
  };
}
