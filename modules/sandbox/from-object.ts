/** Reads roles and users from plain objects: the sandbox's own form, or what the IAM API answers. */
import type { Fault } from "../errors";
import { throwFaults } from "../errors";
import type { PolicyDocument } from "../iam/policy";
import type { ManagedPolicy, SandboxIdentity, SandboxRole, SandboxUser } from "./account";
import { badMember, notAnObject, unknownPolicy } from "./errors";

type Members = Readonly<Record<string, unknown>>;

/** Roles and users that were read. */
interface Identities {
  readonly roles: readonly SandboxRole[];
  readonly users: readonly SandboxUser[];
}

/**
 * Reads one role, `{ roles, users }`, or the answer of `aws iam get-account-authorization-details`. A policy
 * document may be an object, JSON, or JSON percent-encoded as the IAM API sends it. Throws `InputError` with
 * every fault; `source` is how they name the input.
 */
export function readIdentities(value: unknown, source: string): Identities {
  const faults: Fault[] = [];
  const read = new Reader(source, faults);
  const identities = read.identities(value);
  throwFaults(faults);
  return identities;
}

class Reader {
  private policies: ReadonlyMap<string, PolicyDocument> = new Map();

  constructor(
    private readonly source: string,
    private readonly faults: Fault[],
  ) {}

  identities(value: unknown): Identities {
    const members = this.members(value, this.source);
    this.policies = this.managedDocuments(members["Policies"]);
    const roles = members["roles"] ?? members["RoleDetailList"];
    const users = members["users"] ?? members["UserDetailList"];
    if (roles === undefined && users === undefined)
      return { roles: [this.role(members, this.source)], users: [] };
    return {
      roles: list(roles).map((role, index) => this.role(role, `${this.source}: roles[${index}]`)),
      users: list(users).map((user, index) => this.user(user, `${this.source}: users[${index}]`)),
    };
  }

  private role(value: unknown, at: string): SandboxRole {
    const members = this.members(value, at);
    const duration = members["maxSessionDuration"] ?? members["MaxSessionDuration"];
    if (duration !== undefined && typeof duration !== "number") {
      this.faults.push(badMember(`${at}.maxSessionDuration`, "be a number of seconds"));
    }
    const identity = this.identity(members, "RoleName", at);
    const own = list(members["unattached"]).map((policy, index) =>
      this.managed(policy, `${at}.unattached[${index}]`),
    );
    const used = new Set([...(identity.attached ?? []), identity.boundary].map((policy) => policy?.arn));
    const others = [...this.policies]
      .filter(([arn]) => !used.has(arn))
      .map(([arn, document]) => ({ arn, document }));
    return {
      ...identity,
      trust: this.document(members["trust"] ?? members["AssumeRolePolicyDocument"], `${at}.trust`),
      ...(typeof duration === "number" && { maxSessionDuration: duration }),
      unattached: [...own, ...others],
    };
  }

  private user(value: unknown, at: string): SandboxUser {
    return this.identity(this.members(value, at), "UserName", at);
  }

  private identity(members: Members, nameMember: string, at: string): SandboxIdentity {
    const name = members["name"] ?? members[nameMember];
    const path = members["path"] ?? members["Path"];
    if (typeof name !== "string") this.faults.push(badMember(`${at}.name`, "be a string"));
    const boundary = members["boundary"] ?? members["PermissionsBoundary"];
    return {
      name: String(name),
      ...(typeof path === "string" && { path }),
      inline: this.inline(members, at),
      attached: list(members["attached"] ?? members["AttachedManagedPolicies"]).map((policy, index) =>
        this.managed(policy, `${at}.attached[${index}]`),
      ),
      ...(boundary !== undefined && { boundary: this.managed(boundary, `${at}.boundary`) }),
      tags: tagsOf(members["tags"] ?? members["Tags"]),
    };
  }

  private inline(members: Members, at: string): Readonly<Record<string, PolicyDocument>> {
    const own = members["inline"];
    const details = list(members["RolePolicyList"] ?? members["UserPolicyList"]);
    const pairs: readonly (readonly [string, unknown])[] =
      own !== undefined
        ? Object.entries(this.members(own, `${at}.inline`))
        : details.map((detail) => {
            const { PolicyName, PolicyDocument: document } = this.members(detail, `${at}.inline`);
            return [String(PolicyName), document];
          });
    return Object.fromEntries(
      pairs.map(([name, document]) => [name, this.document(document, `${at}.inline.${name}`)]),
    );
  }

  /** A managed policy with its document, or by ARN alone when the same file holds the document. */
  private managed(value: unknown, at: string): ManagedPolicy {
    const members = this.members(value, at);
    const named = members["arn"] ?? members["PolicyArn"] ?? members["PermissionsBoundaryArn"];
    const arn = typeof named === "string" ? named : "";
    if (members["document"] !== undefined) return { arn, document: this.document(members["document"], at) };
    const document = this.policies.get(arn);
    if (!document) this.faults.push(unknownPolicy(at, arn));
    return { arn, document: document ?? EMPTY };
  }

  private managedDocuments(value: unknown): ReadonlyMap<string, PolicyDocument> {
    return new Map(
      list(value).map((policy, index) => {
        const { Arn, PolicyVersionList } = this.members(policy, `${this.source}: Policies[${index}]`);
        const versions = list(PolicyVersionList).map((version) => this.members(version, this.source));
        const current = versions.find(({ IsDefaultVersion }) => IsDefaultVersion === true);
        return [String(Arn), this.document(current?.["Document"], `${this.source}: Policies[${index}]`)];
      }),
    );
  }

  private document(value: unknown, at: string): PolicyDocument {
    const parsed = typeof value === "string" ? parseText(value) : value;
    if (typeof parsed === "object" && parsed !== null && "Statement" in parsed)
      return parsed as PolicyDocument;
    this.faults.push(badMember(at, "be a policy document with a Statement"));
    return EMPTY;
  }

  private members(value: unknown, at: string): Members {
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Members;
    this.faults.push(notAnObject(at));
    return {};
  }
}

const EMPTY: PolicyDocument = { Statement: [] };

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

function parseText(text: string): unknown {
  try {
    return JSON.parse(text.trimStart().startsWith("{") ? text : decodeURIComponent(text)) as unknown;
  } catch {
    return undefined;
  }
}

/** A plain map, or IAM's list of `{ Key, Value }`. */
function tagsOf(value: unknown): Readonly<Record<string, string>> {
  if (Array.isArray(value)) {
    return Object.fromEntries(
      (value as readonly { Key?: unknown; Value?: unknown }[]).map(({ Key, Value }) => [
        String(Key),
        String(Value),
      ]),
    );
  }
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, string>>) : {};
}
