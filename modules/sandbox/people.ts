/** The accounts that every sandbox starts with, and who calls from them. */
import type { NamedPolicy } from "../iam/policy";
import type { Account, OidcProvider, SandboxRole, SandboxUser } from "./account";
import { STRANGER_ACCOUNT, VENDOR_ACCOUNT } from "./account";
import { newId, newSecret } from "./state";

const allow = (name: string, ...actions: readonly string[]): NamedPolicy => ({
  name,
  document: { Version: "2012-10-17", Statement: { Effect: "Allow", Action: actions, Resource: "*" } },
});

const user = (name: string, ...policies: readonly NamedPolicy[]): SandboxUser =>
  withKey({ name, inline: Object.fromEntries(policies.map((policy) => [policy.name, policy.document])) });

/** A user as it is, or with a random key when it brings none. */
function withKey(one: SandboxUser): SandboxUser {
  return { accessKey: { accessKeyId: newId("AKIA"), secretAccessKey: newSecret() }, ...one };
}

/** The customer's account: its roles, an administrator, and a verifier that may assume roles and read IAM. */
export function customerAccount(
  id: string,
  roles: readonly SandboxRole[],
  users: readonly SandboxUser[],
  oidcProviders: readonly OidcProvider[],
): Account {
  return {
    id,
    roles,
    users: [
      user("admin", allow("AdministratorAccess", "*")),
      user(
        "verifier",
        allow("verifier", "sts:AssumeRole", "iam:Get*", "iam:List*", "iam:SimulatePrincipalPolicy"),
      ),
      ...users.map(withKey),
    ],
    oidcProviders,
  };
}

/** The vendor's account: the user that collects, and its root user, whom AWS lets assume nothing. */
export function vendorAccount(roles: readonly SandboxRole[]): Account {
  return {
    id: VENDOR_ACCOUNT,
    roles,
    users: [
      user("collector", allow("assume", "sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity")),
      user("root"),
    ],
  };
}

/** An account that nobody trusts, with a user that tries. */
export function strangerAccount(): Account {
  return { id: STRANGER_ACCOUNT, roles: [], users: [user("stranger", allow("assume", "sts:AssumeRole"))] };
}
