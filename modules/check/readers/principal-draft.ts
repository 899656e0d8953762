/** What the resource of a role, user or group says by itself: trust, boundary, and policies in its blocks. */
import type { NamedPolicy } from "../../iam/policy";
import { documentOf } from "./document-text";
import { addDocument, emptyDraft, type Draft } from "./draft";
import { elementsOf, isGiven, knownString, knownText, type IamResource } from "./iam-resource";
import { isObject } from "./parse";

/** Policies that a plan shows in a role because AWS has them: a resource of the same name says what they become. */
const FROM_STATE = new WeakSet<NamedPolicy>();

/** The draft of a principal's own resource. */
export function principalDraft(
  kind: "role" | "user" | "group",
  resource: IamResource,
  source: string,
): Draft {
  const name = knownString(resource, "name");
  const path = knownString(resource, "path");
  const accountId =
    /^arn:[^:]+:iam::(\d{12}):/.exec(knownString(resource, "arn") ?? "")?.[1] ?? resource.accountId;
  const draft: Draft = {
    ...emptyDraft(kind, name ?? resource.address, `${source}: ${resource.address}`),
    ...(path !== undefined && { path }),
    ...(accountId !== undefined && { accountId }),
  };
  if (name === undefined) draft.standIns.push(resource.address);
  if (kind === "role") {
    const trust = documentOf("trust policy", resource.values["assume_role_policy"]);
    if ("unknown" in trust) draft.unknowns.push(trust.unknown);
    else draft.trust = trust.policy;
  }
  for (const block of elementsOf(resource, "inline_policy")) addBlock(draft, resource, block);
  if (resource.computed?.("inline_policy")) for (const policy of draft.inline) FROM_STATE.add(policy);
  if (isGiven(resource, "permissions_boundary")) {
    const boundary = knownString(resource, "permissions_boundary");
    draft.boundary = { known: false, name: boundary ?? "known after apply" };
  }
  return draft;
}

/** A block without name and policy is how one says "none"; anything else that is no policy is not known. */
function addBlock(draft: Draft, resource: IamResource, block: unknown): void {
  if (!isObject(block) || Object.keys(block).some((key) => key !== "name" && key !== "policy")) {
    draft.unknowns.push({
      what: `inline_policy of ${resource.address}`,
      why: "which policies it holds is known only after apply",
    });
    return;
  }
  const isAbsent = (key: string) => block[key] === undefined || block[key] === null || block[key] === "";
  if (isAbsent("name") && isAbsent("policy")) return;
  addDocument(draft, knownText(block["name"]) ?? standIn(draft, "inline policy"), block["policy"]);
}

/** Adds the policy of a resource that holds one. The same policy twice is one; one that AWS has gives way. */
export function addInline(draft: Draft, resource: IamResource): void {
  const name = knownString(resource, "name");
  const shown = draft.inline.findIndex((policy) => policy.name === name && FROM_STATE.has(policy));
  if (shown >= 0) draft.inline.splice(shown, 1);
  const read = documentOf(name ?? standIn(draft, resource.address), resource.values["policy"]);
  if ("unknown" in read) draft.unknowns.push(read.unknown);
  else if (name === undefined || !draft.inline.some((policy) => isSame(policy, read.policy)))
    draft.inline.push(read.policy);
}

function isSame(one: NamedPolicy, other: NamedPolicy): boolean {
  return one.name === other.name && JSON.stringify(one.document) === JSON.stringify(other.document);
}

function standIn(draft: Draft, name: string): string {
  draft.standIns.push(name);
  return name;
}
