import { arn, AWS_VALUES } from "../iam/values";
import type { Values } from "../iam/values";
import type { When } from "../iam/when";
import type { Grant } from "./grant";
import { IAM_CANARIES, nobody } from "./identity";
import type { Probe } from "./probe";

const GLOBAL = { client: "iam", where: "home" } as const;

/** A call about one user that does not exist: "no such user" shows that the call is allowed, and shows no data. */
function aboutNobody(id: string, operation: string): Probe {
  return {
    ...GLOBAL,
    id,
    operation,
    action: `iam:${operation}`,
    input: (_v, c) => ({ UserName: c.name }),
    resource: nobody,
    nothingThere: ["NoSuchEntity", "NoSuchEntityException"],
  };
}

const users = (v: Values): string => arn(v, `iam::${v.text(AWS_VALUES.accountId)}:user/*`);

/** The names of users, roles and groups, and how many of each there are. */
export const identityCoverage: Grant = {
  id: "identity-coverage",
  title: "Users, roles and groups",
  reason: "Identity coverage compares the people and programs of the account with those the vendor knows of.",
  dataClass: "identity",
  summary: () =>
    "IAM: list users, with their last sign-in to the console, roles, with their trust policies (external IDs of other vendors included), and groups; count what the account holds",
  statements: () => [
    {
      sid: "ListIdentities",
      actions: ["iam:GetAccountSummary", "iam:ListGroups", "iam:ListRoles", "iam:ListUsers"],
      resources: ["*"],
    },
  ],
  probes: [
    ...["ListUsers", "ListRoles", "ListGroups"].map((operation): Probe => ({
      ...GLOBAL,
      id: operation.replace("List", "").toLowerCase(),
      operation,
      action: `iam:${operation}`,
      input: () => ({ MaxItems: 1 }),
    })),
    {
      ...GLOBAL,
      id: "summary",
      operation: "GetAccountSummary",
      action: "iam:GetAccountSummary",
      input: () => ({}),
    },
  ],
  canaries: IAM_CANARIES,
};

/** Which users have a second factor. Nothing smaller says so: `ListVirtualMFADevices` leaves out keys and passkeys. */
export function mfaState(enabledBy: When): Grant {
  return {
    id: "mfa-state",
    title: "Second factors of users",
    reason: "Whether MFA is enabled is part of every user's row.",
    dataClass: "identity",
    enabledBy,
    summary: () => "IAM: list the MFA devices of each user, with serial numbers and dates",
    statements: (v) => [{ sid: "ReadMfaState", actions: ["iam:ListMFADevices"], resources: [users(v)] }],
    probes: [aboutNobody("devices", "ListMFADevices")],
    canaries: [],
  };
}

/** When the users' access keys were last used. Two calls for each user instead of the credential report on all of them. */
export function keyActivity(enabledBy: When): Grant {
  return {
    id: "key-activity",
    title: "Last use of access keys",
    reason: "ListUsers shows the last sign-in to the console; programs sign in with keys.",
    dataClass: "identity",
    enabledBy,
    summary: () =>
      "IAM: list the access key IDs of each user, and when, in which service and region each was last used; no secret keys",
    statements: (v) => [
      {
        sid: "ReadKeyActivity",
        actions: ["iam:GetAccessKeyLastUsed", "iam:ListAccessKeys"],
        resources: [users(v)],
      },
    ],
    probes: [aboutNobody("keys", "ListAccessKeys")],
    canaries: [],
  };
}
