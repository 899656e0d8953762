/** Principals while their parts are collected from several resources. */
import type { NamedPolicy } from "../../iam/policy";
import { isAwsManagedArn, managedPolicyName } from "../managed";
import {
  hasUnknown,
  type AttachedPolicy,
  type Boundary,
  type PrincipalKind,
  type UnknownPart,
} from "../principal";
import { documentOf } from "./document-text";
import { isGiven, knownString, type IamResource } from "./iam-resource";
import { objectsOf, stringOf, stringsOf } from "./parse";

/** A principal while its parts are collected. */
export interface Draft {
  readonly kind: PrincipalKind;
  readonly name: string;
  readonly source: string;
  readonly path?: string;
  trust?: NamedPolicy;
  boundary?: Boundary;
  readonly inline: NamedPolicy[];
  readonly attached: AttachedPolicy[];
  readonly unknowns: UnknownPart[];
}

/** A principal of which nothing is known yet. */
export function emptyDraft(kind: PrincipalKind, name: string, source: string): Draft {
  return { kind, name, source, inline: [], attached: [], unknowns: [] };
}

/** A role, user or group with what its own resource says: trust, boundary, and policies in its blocks. */
export function principalDraft(
  kind: "role" | "user" | "group",
  resource: IamResource,
  source: string,
): Draft {
  const path = knownString(resource, "path");
  const draft: Draft = {
    ...emptyDraft(kind, knownString(resource, "name") ?? resource.address, `${source}: ${resource.address}`),
    ...(path !== undefined && { path }),
  };
  if (kind === "role") {
    const trust = documentOf("trust policy", resource.values["assume_role_policy"]);
    if ("unknown" in trust) draft.unknowns.push(trust.unknown);
    else draft.trust = trust.policy;
  }
  for (const block of objectsOf(resource.values["inline_policy"] ?? [])) {
    const name = stringOf(block, "name") ?? "inline policy";
    if (stringOf(block, "policy") !== undefined) addDocument(draft, name, block["policy"]);
  }
  for (const arn of stringsOf(resource.values, "managed_policy_arns")) {
    if (hasUnknown(arn)) {
      draft.unknowns.push({
        what: resource.address,
        why: "an attached policy's ARN is known only after apply",
      });
    } else {
      draft.attached.push({ name: managedPolicyName(arn), arn, awsManaged: isAwsManagedArn(arn) });
    }
  }
  if (isGiven(resource, "permissions_boundary")) {
    draft.boundary = {
      known: false,
      name: knownString(resource, "permissions_boundary") ?? "known after apply",
    };
  }
  return draft;
}

/** Adds the policy of a resource that holds one. */
export function addInline(draft: Draft, resource: IamResource): void {
  addDocument(draft, knownString(resource, "name") ?? resource.address, resource.values["policy"]);
}

/** Adds a document, or that it is not known. */
export function addDocument(draft: Draft, name: string, text: unknown): void {
  const read = documentOf(name, text);
  if ("unknown" in read) draft.unknowns.push(read.unknown);
  else draft.inline.push(read.policy);
}
