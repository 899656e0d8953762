/** From IAM resources to principals: who has which policies. What cannot be told is unknown, never left out. */
import { isAwsManagedArn, managedPolicyName } from "../managed";
import type { CheckedPrincipal, PrincipalKind } from "../principal";
import { documentOf } from "./document-text";
import { addInline, emptyDraft, principalDraft, type Draft } from "./draft";
import { indexOf, isGiven, knownString, withoutIndex, type IamResource } from "./iam-resource";
import { stringsOf } from "./parse";

const KINDS = { aws_iam_role: "role", aws_iam_user: "user", aws_iam_group: "group" } as const;

/** Principals and unattached policies, in order of their addresses. */
export function assemblePrincipals(
  resources: readonly IamResource[],
  source: string,
  accountId: string | undefined,
): readonly CheckedPrincipal[] {
  const assembly = new Assembly(resources, source);
  assembly.addPrincipals();
  assembly.addPolicies();
  assembly.addMemberships();
  assembly.addUnattached();
  return assembly.drafts().map((draft) => ({ ...draft, ...(accountId !== undefined && { accountId }) }));
}

class Assembly {
  private readonly byAddress = new Map<string, Draft>();
  private readonly policies: readonly IamResource[];
  private readonly used = new Set<IamResource>();

  constructor(
    private readonly resources: readonly IamResource[],
    private readonly source: string,
  ) {
    this.policies = resources.filter((resource) => resource.type === "aws_iam_policy");
  }

  drafts(): readonly Draft[] {
    return [...this.byAddress].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, draft]) => draft);
  }

  addPrincipals(): void {
    for (const resource of this.resources) {
      const kind = KINDS[resource.type as keyof typeof KINDS];
      if (kind === undefined) continue;
      const draft = principalDraft(kind, resource, this.source);
      this.byAddress.set(resource.address, draft);
      if (!isGiven(resource, "permissions_boundary")) continue;
      const arn = knownString(resource, "permissions_boundary");
      const [policy] = this.policiesOf(resource, arn, "permissions_boundary");
      if (!policy) continue;
      this.used.add(policy);
      const read = documentOf(knownString(policy, "name") ?? policy.address, policy.values["policy"]);
      if ("policy" in read) draft.boundary = { known: true, policy: read.policy };
    }
  }

  addPolicies(): void {
    for (const resource of this.resources) {
      const [, kind, form] =
        /^aws_iam_(role|user|group)_policy(|_attachment|_attachments_exclusive)$/.exec(resource.type) ?? [];
      if (resource.type === "aws_iam_policy_attachment") this.attachToMany(resource);
      if (kind === undefined) continue;
      const owner = kind as PrincipalKind;
      switch (form as "" | "_attachment" | "_attachments_exclusive" | undefined) {
        case "":
          for (const draft of this.owners(resource, owner, owner)) addInline(draft, resource);
          break;
        case "_attachment":
          for (const draft of this.owners(resource, owner, owner)) this.attach(resource, draft);
          break;
        case "_attachments_exclusive":
          this.attachExclusive(resource, owner);
          break;
        case undefined:
          break;
      }
    }
  }

  /** The AWS managed policies of an exclusive list; customers' own are resources or attachments as well. */
  private attachExclusive(resource: IamResource, owner: PrincipalKind): void {
    for (const draft of this.owners(resource, owner, `${owner}_name`)) {
      for (const arn of stringsOf(resource.values, "policy_arns").filter(isAwsManagedArn)) {
        if (draft.attached.some((policy) => policy.arn === arn)) continue;
        draft.attached.push({ name: managedPolicyName(arn), arn, awsManaged: true });
      }
    }
  }

  private attachToMany(resource: IamResource): void {
    for (const kind of ["role", "user", "group"] as const) {
      const attribute = `${kind}s`;
      if (stringsOf(resource.values, attribute).length + resource.references(attribute).length === 0)
        continue;
      for (const draft of this.members(resource, kind, attribute)) this.attach(resource, draft);
    }
  }

  addMemberships(): void {
    for (const resource of this.resources) {
      const ofUser = resource.type === "aws_iam_user_group_membership";
      if (!ofUser && resource.type !== "aws_iam_group_membership") continue;
      for (const user of this.members(resource, "user", ofUser ? "user" : "users")) {
        for (const group of this.members(resource, "group", ofUser ? "groups" : "group"))
          joinGroup(user, group);
      }
    }
  }

  addUnattached(): void {
    for (const policy of this.policies.filter((candidate) => !this.used.has(candidate))) {
      const name = knownString(policy, "name") ?? policy.address;
      const draft = emptyDraft("policy", name, `${this.source}: ${policy.address}`);
      addInline(draft, policy);
      this.byAddress.set(policy.address, draft);
    }
  }

  /** The principals that an attribute names: by name when it is known, by reference when it is not. */
  private owners(resource: IamResource, kind: PrincipalKind, attribute: string): readonly Draft[] {
    const all = [...this.byAddress].filter(([, draft]) => draft.kind === kind);
    const name = knownString(resource, attribute);
    const named = name === undefined ? [] : all.filter(([, draft]) => draft.name === name);
    const found = named.length > 0 ? named : candidates(all, resource, attribute);
    if (found.length > 0) return found.map(([, draft]) => draft);
    const what = `${kind} of ${resource.address}`;
    const absent = emptyDraft(kind, name ?? what, `${this.source}: ${resource.address}`);
    absent.unknowns.push({ what, why: "it is not part of this input, so its other policies are not known" });
    this.byAddress.set(`?${kind}.${name ?? resource.address}`, absent);
    return [absent];
  }

  private members(resource: IamResource, kind: PrincipalKind, attribute: string): readonly Draft[] {
    const names = stringsOf(resource.values, attribute);
    if (names.length === 0) return this.owners(resource, kind, attribute);
    return names.flatMap((name) =>
      this.owners({ ...resource, values: { [attribute]: name } }, kind, attribute),
    );
  }

  private attach(resource: IamResource, draft: Draft): void {
    const arn = knownString(resource, "policy_arn");
    const found = this.policiesOf(resource, arn, "policy_arn");
    for (const policy of found) {
      this.used.add(policy);
      const name = knownString(policy, "name") ?? policy.address;
      const read = documentOf(name, policy.values["policy"]);
      if ("unknown" in read) draft.unknowns.push(read.unknown);
      else draft.attached.push({ name, awsManaged: false, document: read.policy.document });
    }
    if (found.length > 0) return;
    if (arn === undefined) {
      draft.unknowns.push({
        what: resource.address,
        why: "which policy it attaches is known only after apply",
      });
    } else {
      draft.attached.push({ name: managedPolicyName(arn), arn, awsManaged: isAwsManagedArn(arn) });
    }
  }

  private policiesOf(
    resource: IamResource,
    arn: string | undefined,
    attribute: string,
  ): readonly IamResource[] {
    const known =
      arn === undefined ? [] : this.policies.filter((policy) => knownString(policy, "arn") === arn);
    if (known.length > 0 || arn !== undefined) return known;
    const pairs = this.policies.map((policy) => [policy.address, policy] as const);
    return candidates(pairs, resource, attribute).map(([, policy]) => policy);
  }
}

/** A member has what its group has. */
function joinGroup(user: Draft, group: Draft): void {
  user.attached.push(...group.attached);
  user.inline.push(...group.inline.map((policy) => ({ ...policy, name: `${group.name}: ${policy.name}` })));
  user.unknowns.push(...group.unknowns);
}

/** Instances of what the attribute refers to: those with the same index where there are any, otherwise all. */
function candidates<T>(
  all: readonly (readonly [string, T])[],
  resource: IamResource,
  attribute: string,
): readonly (readonly [string, T])[] {
  const referred = resource.references(attribute);
  const instances = all.filter(([address]) => referred.includes(withoutIndex(address)));
  const index = indexOf(resource.address);
  const same = instances.filter(([address]) => index !== undefined && indexOf(address) === index);
  return same.length > 0 ? same : instances;
}
