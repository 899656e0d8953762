/** Policies of a configuration that a principal has only sometimes: under `count`, `for_each` or in a `dynamic` block. */
import type { PolicyDocument } from "../../iam/policy";
import { documentOnlySometimes } from "../sometimes";
import type { IamResource } from "./iam-resource";
import { isObject, type JsonObject } from "./parse";

/** A resource and its block as it is written. */
export interface WrittenResource {
  readonly resource: IamResource;
  readonly body: unknown;
}

const OWNERS = ["role", "user", "group"].flatMap((kind) => [kind, `${kind}s`, `${kind}_name`]);
const INLINE = /^aws_iam_(role|user|group)_policy$/;
const ATTACHMENT = /^aws_iam_((role|user|group)_)?policy_attachments?(_exclusive)?$/;
const MEMBERSHIP = /^aws_iam_(user_group|group)_membership$/;

/** The resources, with those policies marked that may not be there: a denial in them does not count. */
export function withSwitches(all: readonly WrittenResource[]): readonly IamResource[] {
  const repeated = new Map(all.map(({ resource, body }) => [resource.address, repetitionOf(body)]));
  const ownersOf = (resource: IamResource): readonly string[] =>
    OWNERS.flatMap((attribute) => resource.references(attribute).addresses);
  const isUncertain = (resource: IamResource): boolean => {
    const repetition = repeated.get(resource.address);
    const owners = ownersOf(resource);
    // What is repeated like its principal is there whenever the principal is.
    const together = owners.length > 0 && owners.every((owner) => repeated.get(owner) === repetition);
    return repetition !== undefined && !together;
  };
  const resources = all.map(({ resource }) => resource);
  // Who is in a group only sometimes has its policies only sometimes.
  const memberships = resources.some((resource) => MEMBERSHIP.test(resource.type) && isUncertain(resource));
  const mayLack = (resource: IamResource): boolean =>
    isUncertain(resource) || (memberships && /^aws_iam_(group_)?policy/.test(resource.type));
  const attached = new Set(
    resources
      .filter((resource) => ATTACHMENT.test(resource.type) && mayLack(resource))
      .flatMap(({ references }) =>
        ["policy_arn", "policy_arns"].flatMap((name) => references(name).addresses),
      ),
  );
  return resources.map((resource) =>
    attached.has(resource.address) || (INLINE.test(resource.type) && mayLack(resource))
      ? { ...resource, values: policyOnlySometimes(resource.values) }
      : resource,
  );
}

/** The values of a block that holds a policy, with the policy's statements marked. */
export function policyOnlySometimes(values: JsonObject): JsonObject {
  const { policy } = values;
  if (typeof policy !== "string") return values;
  try {
    return { ...values, policy: JSON.stringify(documentOnlySometimes(JSON.parse(policy) as PolicyDocument)) };
  } catch {
    // Not known, or no JSON: that is said elsewhere.
    return values;
  }
}

/** How often the block exists, as text; nothing when it does once. */
function repetitionOf(body: unknown): string | undefined {
  if (!isObject(body)) return undefined;
  const { count, for_each: each } = body;
  return (count === undefined || count === 1) && each === undefined
    ? undefined
    : JSON.stringify({ count, each });
}
