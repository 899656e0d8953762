/** Applies faults of the account to its plain data, before the sandbox starts. */
import type { NamedPolicy, PolicyDocument, PolicyStatement } from "../iam/policy";
import { toList } from "../iam/policy";
import type { Account, SandboxIdentity } from "./account";
import { identityPolicies } from "./account";
import type { AccountFault } from "./fault";
import { matchesPattern } from "./request-faults";
import type { World } from "./world";

/** The account and the world as one fault leaves them. */
export function withAccountFault(
  account: Account,
  world: World,
  fault: AccountFault,
): { readonly account: Account; readonly world: World } {
  const onIdentities = (change: Change): { account: Account; world: World } => ({
    account: { ...account, roles: account.roles.map(change), users: account.users.map(testedOnly(change)) },
    world,
  });
  const onBuckets = (change: object): { account: Account; world: World } => ({
    account,
    world: { ...world, buckets: world.buckets.map((bucket) => ({ ...bucket, ...change })) },
  });
  switch (fault.kind) {
    case "scp-deny":
      return { account: { ...account, serviceControl: withDeny(account, fault.action) }, world };
    case "missing-permission":
      return onIdentities((identity) => withoutAction(identity, fault.action));
    case "extra-permission":
      return onIdentities((identity) => withAction(identity, fault.action));
    case "no-external-id":
      return {
        account: {
          ...account,
          roles: account.roles.map((role) => ({ ...role, trust: withoutExternalId(role.trust) })),
        },
        world,
      };
    case "bucket-region":
      return onBuckets({ region: fault.region });
    case "empty-bucket":
      return onBuckets({ objects: [] });
  }
}

type Change = <T extends SandboxIdentity>(identity: T) => T;

/** The sandbox's own administrator and verifier keep what they may do: they are not what is tested. */
function testedOnly(change: Change): Change {
  return (identity) => (["admin", "verifier"].includes(identity.name) ? identity : change(identity));
}

/** AWS's own policy that allows everything, attached wherever nothing else says so. */
const FULL_ACCESS: NamedPolicy = {
  name: "FullAWSAccess",
  document: { Version: "2012-10-17", Statement: { Effect: "Allow", Action: "*", Resource: "*" } },
};

function withDeny(account: Account, action: string): readonly (readonly NamedPolicy[])[] {
  const deny: NamedPolicy = {
    name: "sandbox-scp-deny",
    document: { Version: "2012-10-17", Statement: { Effect: "Deny", Action: action, Resource: "*" } },
  };
  return [...(account.serviceControl ?? [[FULL_ACCESS]]), [FULL_ACCESS, deny]];
}

function withAction<T extends SandboxIdentity>(role: T, action: string): T {
  const document: PolicyDocument = {
    Version: "2012-10-17",
    Statement: { Effect: "Allow", Action: action, Resource: "*" },
  };
  return { ...role, inline: { ...role.inline, [`extra-${action.replace(/[^\w]/g, "-")}`]: document } };
}

function withoutAction<T extends SandboxIdentity>(role: T, action: string): T {
  const inline = Object.entries(role.inline ?? {}).flatMap(([name, document]) => {
    const left = without(document, action);
    return left ? [[name, left] as const] : [];
  });
  const attached = (role.attached ?? []).flatMap((policy) => {
    const document = without(policy.document, action);
    return document ? [{ ...policy, document }] : [];
  });
  return { ...role, inline: Object.fromEntries(inline), attached };
}

/** The document less every allowed action string that is, or covers, or falls under the action. */
function without(document: PolicyDocument, action: string): PolicyDocument | undefined {
  const statements = toList(document.Statement).flatMap((statement): PolicyStatement[] => {
    if (statement.Effect !== "Allow" || statement.Action === undefined) return [statement];
    const left = toList(statement.Action).filter((pattern) => !touches(pattern, action));
    return left.length > 0 ? [{ ...statement, Action: left }] : [];
  });
  return statements.length > 0 ? { ...document, Statement: statements } : undefined;
}

/** Whether an action string of a policy is, or covers, or falls under the action. */
function touches(pattern: string, action: string): boolean {
  return matchesPattern(pattern, action) || matchesPattern(action, pattern);
}

/** Whether `missing-permission` would take anything from this role or user. */
export function allowsAction(identity: SandboxIdentity, action: string): boolean {
  return identityPolicies(identity)
    .flatMap(({ document }) => toList(document.Statement))
    .filter(({ Effect }) => Effect === "Allow")
    .some((statement) => toList(statement.Action).some((pattern) => touches(pattern, action)));
}

function withoutExternalId(trust: PolicyDocument): PolicyDocument {
  return { ...trust, Statement: toList(trust.Statement).map(openStatement) };
}

function openStatement(statement: PolicyStatement): PolicyStatement {
  const { Condition, ...rest } = statement;
  const operators = Object.entries(Condition ?? {}).flatMap(([operator, keys]) => {
    const left = Object.entries(keys).filter(([key]) => key.toLowerCase() !== "sts:externalid");
    return left.length > 0 ? [[operator, Object.fromEntries(left)] as const] : [];
  });
  return operators.length > 0 ? { ...rest, Condition: Object.fromEntries(operators) } : rest;
}
