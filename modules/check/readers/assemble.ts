/** From IAM resources to principals: who has which policies. What cannot be told is unknown, never left out. */
import type { CheckedPrincipal, PrincipalKind, UnknownPart } from "../principal";
import { emptyDraft, unreadDraft, type Draft } from "./draft";
import { candidates, elementsOf, isGiven, knownString, knownText, type IamResource } from "./iam-resource";
import { PolicyShelf } from "./policy-shelf";
import { addInline, principalDraft } from "./principal-draft";
import { terraformBesides } from "./terraform-besides";

const KINDS = { aws_iam_role: "role", aws_iam_user: "user", aws_iam_group: "group" } as const;

/** What an input holds, as its reader hands it over. */
export interface ReadResources {
  /** Those that `isRead` names, in any order. */
  readonly resources: readonly IamResource[];
  /** What may give permissions and cannot be read: each is judged by itself, as not known. */
  readonly unread: readonly UnknownPart[];
  /** What makes every principal of the input uncertain. */
  readonly unknowns: readonly UnknownPart[];
}

/** Principals and unattached policies in order of their addresses, then what could not be read. */
export function assemblePrincipals(
  { resources, unread, unknowns }: ReadResources,
  source: string,
): readonly CheckedPrincipal[] {
  const assembly = new Assembly(resources, source);
  assembly.addPrincipals();
  assembly.addPolicies();
  assembly.addMemberships();
  assembly.addUnattached();
  const drafts = assembly.drafts();
  const { named, others } = terraformBesides(resources, drafts);
  const unreadDrafts = [...unread, ...named].map(({ what, why }) => unreadDraft(what, why, source));
  return [...drafts, ...unreadDrafts].map((draft) => ({
    ...draft,
    unknowns: [...draft.unknowns, ...unknowns],
    ...(others.length > 0 && draft.kind !== "policy" && { besides: others }),
  }));
}

class Assembly {
  private readonly byAddress = new Map<string, Draft>();
  private readonly shelf: PolicyShelf;

  constructor(
    private readonly resources: readonly IamResource[],
    private readonly source: string,
  ) {
    this.shelf = new PolicyShelf(resources);
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
      this.shelf.attach(draft, resource, "managed_policy_arns");
      this.shelf.limit(draft, resource);
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
          for (const draft of this.owners(resource, owner, owner)) this.attach(draft, resource, "policy_arn");
          break;
        case "_attachments_exclusive":
          // It attaches what it lists, also what no other resource attaches.
          for (const draft of this.owners(resource, owner, `${owner}_name`))
            this.attach(draft, resource, "policy_arns");
          break;
        case undefined:
          break;
      }
    }
  }

  private attachToMany(resource: IamResource): void {
    for (const kind of ["role", "user", "group"] as const) {
      for (const draft of this.members(resource, kind, `${kind}s`))
        this.attach(draft, resource, "policy_arn");
    }
  }

  private attach(draft: Draft, resource: IamResource, attribute: string): void {
    if (isGiven(resource, attribute)) this.shelf.attach(draft, resource, attribute);
    else draft.unknowns.push({ what: resource.address, why: "it does not say which policy it attaches" });
  }

  addMemberships(): void {
    for (const resource of this.resources) {
      const ofUser = resource.type === "aws_iam_user_group_membership";
      if (!ofUser && resource.type !== "aws_iam_group_membership") continue;
      const users = this.required(resource, "user", ofUser ? "user" : "users");
      const groups = this.required(resource, "group", ofUser ? "groups" : "group");
      for (const user of users) for (const group of groups) joinGroup(user, group);
    }
  }

  addUnattached(): void {
    for (const policy of this.shelf.unattached()) {
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
    return found.length > 0 ? found.map(([, draft]) => draft) : [this.absent(resource, kind, name)];
  }

  /** Those of a list. What is not known may be more than it refers to: then somebody unknown is among them. */
  private members(resource: IamResource, kind: PrincipalKind, attribute: string): readonly Draft[] {
    const found = elementsOf(resource, attribute).flatMap((element) => {
      const named = this.owners({ ...resource, values: { [attribute]: element } }, kind, attribute);
      const isSure = knownText(element) !== undefined || resource.references(attribute).exact;
      return isSure ? named : [...named, this.absent(resource, kind, undefined)];
    });
    return [...new Set(found)];
  }

  private required(resource: IamResource, kind: PrincipalKind, attribute: string): readonly Draft[] {
    if (isGiven(resource, attribute)) return this.members(resource, kind, attribute);
    return [this.absent(resource, kind, undefined)];
  }

  /** A principal that is not part of the input, and has what the resource gives it. */
  private absent(resource: IamResource, kind: PrincipalKind, name: string | undefined): Draft {
    const key = `?${kind}.${name ?? resource.address}`;
    const before = this.byAddress.get(key);
    if (before) return before;
    const what = `${kind} of ${resource.address}`;
    const draft = emptyDraft(kind, name ?? what, `${this.source}: ${resource.address}`);
    if (name === undefined) draft.standIns.push(what);
    draft.unknowns.push({ what, why: "it is not part of this input, so its other policies are not known" });
    this.byAddress.set(key, draft);
    return draft;
  }
}

/** A member has what its group has. */
function joinGroup(user: Draft, group: Draft): void {
  const inline = group.inline.map(({ name, document }) => ({
    name: `${group.name}: ${name}`,
    awsManaged: false,
    document,
  }));
  user.attached.push(...[...group.attached, ...inline].map((one) => ({ ...one, inherited: true as const })));
  user.unknowns.push(...group.unknowns);
}
