/** The customer's managed policies of one input: found by ARN or by reference, and attached to principals. */
import { isAwsManagedArn, managedPolicyName } from "../managed";
import { hasUnknown } from "../principal";
import { documentOf } from "./document-text";
import type { Draft } from "./draft";
import { candidates, elementsOf, isGiven, knownString, knownText, type IamResource } from "./iam-resource";

export class PolicyShelf {
  private readonly policies: readonly IamResource[];
  private readonly used = new Set<IamResource>();
  private readonly given = new Map<Draft, Set<IamResource>>();

  constructor(resources: readonly IamResource[]) {
    this.policies = resources.filter((resource) => resource.type === "aws_iam_policy");
  }

  /** Policies that nobody of this input has. */
  unattached(): readonly IamResource[] {
    return this.policies.filter((policy) => !this.used.has(policy));
  }

  /** Attaches every policy that the attribute names, one or a list. What it may name besides is unknown. */
  attach(draft: Draft, resource: IamResource, attribute: string): void {
    const elements = elementsOf(resource, attribute);
    for (const element of elements) {
      const arn = knownText(element) ?? managedArn(element);
      if (arn === undefined) this.attachReferred(draft, resource, attribute);
      else this.attachArn(draft, arn);
    }
  }

  /** Limits the principal by its boundary, if that is one certain policy of this input; otherwise leaves it unknown. */
  limit(draft: Draft, resource: IamResource): void {
    if (!isGiven(resource, "permissions_boundary")) return;
    const arn = knownString(resource, "permissions_boundary");
    const found = arn === undefined ? this.referred(resource, "permissions_boundary") : this.withArn(arn);
    const [policy, ...others] = found;
    const isExact = arn !== undefined || resource.references("permissions_boundary").exact;
    if (!policy || others.length > 0 || !isExact) return;
    this.used.add(policy);
    const read = documentOf(knownString(policy, "name") ?? policy.address, policy.values["policy"]);
    if ("policy" in read) draft.boundary = { known: true, policy: read.policy };
  }

  private attachArn(draft: Draft, arn: string): void {
    const found = this.withArn(arn);
    for (const policy of found) this.give(draft, policy);
    if (found.length > 0 || draft.attached.some((policy) => policy.arn === arn)) return;
    draft.attached.push({ name: managedPolicyName(arn), arn, awsManaged: isAwsManagedArn(arn) });
  }

  private attachReferred(draft: Draft, resource: IamResource, attribute: string): void {
    const found = this.referred(resource, attribute);
    for (const policy of found) this.give(draft, policy);
    if (found.length > 0 && resource.references(attribute).exact) return;
    const what = `${attribute} of ${resource.address}`;
    if (draft.unknowns.some((part) => part.what === what)) return;
    draft.unknowns.push({ what, why: "which policy it attaches is known only after apply" });
  }

  private give(draft: Draft, policy: IamResource): void {
    this.used.add(policy);
    const given = this.given.get(draft) ?? new Set<IamResource>();
    this.given.set(draft, given);
    if (given.has(policy)) return;
    given.add(policy);
    const name = knownString(policy, "name");
    const arn = knownString(policy, "arn");
    if (name === undefined) draft.standIns.push(policy.address);
    const read = documentOf(name ?? policy.address, policy.values["policy"]);
    if ("unknown" in read) draft.unknowns.push(read.unknown);
    else
      draft.attached.push({
        name: read.policy.name,
        ...(arn !== undefined && { arn }),
        awsManaged: false,
        document: read.policy.document,
      });
  }

  private withArn(arn: string): readonly IamResource[] {
    return this.policies.filter((policy) => knownString(policy, "arn") === arn);
  }

  private referred(resource: IamResource, attribute: string): readonly IamResource[] {
    const pairs = this.policies.map((policy) => [policy.address, policy] as const);
    return candidates(pairs, resource, attribute).map(([, policy]) => policy);
  }
}

/** The ARN of a policy that AWS owns, whatever partition it will be in. */
function managedArn(value: unknown): string | undefined {
  if (typeof value !== "string" || !isAwsManagedArn(value)) return undefined;
  return hasUnknown(value.split(":").slice(2).join(":")) ? undefined : value;
}
