/** What one running sandbox knows: accounts, credentials, the world, the clock. */
import { randomBytes } from "node:crypto";
import type { NamedPolicy } from "../iam/policy";
import type { Account, SandboxRole, SandboxUser } from "./account";
import { roleArn, identityPolicies, userArn } from "./account";
import type { Credential, Principal } from "./principal";
import type { World } from "./world";

/** The part of a running sandbox that answers are made from. */
export interface State {
  readonly partition: string;
  /** `amazonaws.com`, or the partition's own. */
  readonly dnsSuffix: string;
  /** The account that owns the world: its buckets, keys and log groups. */
  readonly customerId: string;
  readonly accounts: readonly Account[];
  readonly world: World;
  /** Milliseconds since the epoch, as the sandbox sees it. */
  readonly now: () => number;
  readonly credentials: CredentialStore;
  /** True when refusals come without naming the policy layer, as some services answer. */
  readonly bareDenials: boolean;
}

/** A role and the account it lives in. */
export interface FoundRole {
  readonly account: Account;
  readonly role: SandboxRole;
  readonly arn: string;
}

/** Key pairs by access key id. Expired ones stay, so that they can be told apart from unknown ones. */
export class CredentialStore {
  private readonly byId = new Map<string, Credential>();

  find(accessKeyId: string): Credential | undefined {
    return this.byId.get(accessKeyId);
  }

  add(credential: Credential): Credential {
    this.byId.set(credential.accessKeyId, credential);
    return credential;
  }
}

/** The role with exactly this ARN (names are case-sensitive here). */
export function findRole(state: State, arn: string): FoundRole | undefined {
  for (const account of state.accounts) {
    for (const role of account.roles) {
      if (roleArn(state.partition, account.id, role) === arn) return { account, role, arn };
    }
  }
  return undefined;
}

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** An identifier in AWS's form: a prefix that tells its kind (AKIA, ASIA, AROA, AIDA) and 16 or 17 characters. */
export function newId(prefix: string, length = 16): string {
  return prefix + [...randomBytes(length)].map((byte) => ALPHABET[byte % 32]).join("");
}

/** A 40 character secret. */
export function newSecret(): string {
  return randomBytes(30).toString("base64");
}

/** A stable unique id for a role or user: the same name gives the same id in every run. */
export function stableId(prefix: string, arn: string): string {
  let hash = 0x811c9dc5;
  let id = "";
  for (let index = 0; index < 17; index++) {
    for (const character of `${index}${arn}`) {
      hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193) >>> 0;
    }
    id += ALPHABET[(hash >>> 8) % 32];
  }
  return prefix + id;
}

/** The principal that a user's key pair stands for. */
export function userPrincipal(partition: string, account: Account, user: SandboxUser): Principal {
  const arn = userArn(partition, account.id, user);
  const root = user.name === "root";
  return {
    kind: root ? "root" : "user",
    arn: root ? `arn:${partition}:iam::${account.id}:root` : arn,
    accountId: account.id,
    userId: root ? account.id : stableId("AIDA", arn),
    identity: root ? [ROOT_ACCESS] : identityPolicies(user),
    ...(user.boundary && { boundary: { name: user.boundary.arn, document: user.boundary.document } }),
    context: root ? { "aws:PrincipalType": "Account" } : userContext(user),
  };
}

/** A root user may do everything in its account that no policy of the organization denies. */
const ROOT_ACCESS: NamedPolicy = {
  name: "root",
  document: { Version: "2012-10-17", Statement: { Effect: "Allow", Action: "*", Resource: "*" } },
};

function userContext(user: SandboxUser): Record<string, string> {
  return { "aws:PrincipalType": "User", "aws:username": user.name, ...tagContext(user.tags ?? {}) };
}

function tagContext(tags: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(tags).map(([key, value]) => [`aws:PrincipalTag/${key}`, value]));
}

/** What an assumed role's session carries besides the role's own policies. */
export interface SessionTraits {
  readonly name: string;
  readonly policies?: readonly NamedPolicy[];
  readonly issued: number;
  readonly sourceIdentity?: string;
  readonly tags?: Readonly<Record<string, string>>;
}

/** The principal of a role session. */
export function sessionPrincipal(partition: string, found: FoundRole, traits: SessionTraits): Principal {
  const { account, role, arn } = found;
  const tags = { ...role.tags, ...traits.tags };
  return {
    kind: "session",
    arn: `arn:${partition}:sts::${account.id}:assumed-role/${role.name}/${traits.name}`,
    accountId: account.id,
    userId: `${stableId("AROA", arn)}:${traits.name}`,
    roleArn: arn,
    identity: identityPolicies(role),
    ...(role.boundary && { boundary: { name: role.boundary.arn, document: role.boundary.document } }),
    ...(traits.policies && { session: traits.policies }),
    context: {
      "aws:PrincipalType": "AssumedRole",
      "aws:TokenIssueTime": new Date(traits.issued).toISOString(),
      "aws:MultiFactorAuthPresent": "false",
      ...(traits.sourceIdentity && { "aws:SourceIdentity": traits.sourceIdentity }),
      ...tagContext(tags),
    },
  };
}
