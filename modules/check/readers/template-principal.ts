/** A role, user or group of a template, with what its own resource says. */
import { isAwsManagedArn, managedPolicyName } from "../managed";
import { hasUnknown, type PrincipalKind } from "../principal";
import { emptyDraft, type Draft } from "./draft";
import { isObject, stringOf } from "./parse";
import { templateDocument } from "./template-document";
import type { TemplateResource } from "./template-resource";

const KINDS: Readonly<Record<string, PrincipalKind>> = {
  "AWS::IAM::Role": "role",
  "AWS::IAM::User": "user",
  "AWS::IAM::Group": "group",
};

/** The property that holds the name of a principal. */
export const NAME_FIELDS = { role: "RoleName", user: "UserName", group: "GroupName", policy: "" } as const;

/** What of a principal is not known when any of its attachments is not. */
export const ATTACHMENTS = "ManagedPolicyArns";

/** The principal; nothing for a resource that is none. */
export function templatePrincipal(resource: TemplateResource, source: string): Draft | undefined {
  const { id, type, properties } = resource;
  const kind = KINDS[type];
  if (kind === undefined) return undefined;
  const name = stringOf(properties, NAME_FIELDS[kind]);
  const isNamed = name !== undefined && !hasUnknown(name);
  const draft = emptyDraft(kind, isNamed ? name : id, `${source}: ${id}`);
  if (!isNamed) draft.standIns.push(id);
  draft.unknowns.push(...resource.unknowns);
  if (kind === "role") addTrust(draft, properties["AssumeRolePolicyDocument"]);
  for (const policy of listed(properties["Policies"])) addInline(draft, policy);
  for (const arn of listed(properties[ATTACHMENTS])) attach(draft, arn);
  const boundary = properties["PermissionsBoundary"];
  if (boundary !== undefined)
    draft.boundary = { known: false, name: typeof boundary === "string" ? boundary : "boundary" };
  return draft;
}

/** The elements of a list; a single value counts as one. */
function listed(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly unknown[]) : [value];
}

function addTrust(draft: Draft, document: unknown): void {
  const read = templateDocument("trust policy", document);
  if ("unknown" in read) draft.unknowns.push(read.unknown);
  else draft.trust = read.policy;
}

const INLINE_FIELDS = ["PolicyName", "PolicyDocument"];

function addInline(draft: Draft, policy: unknown): void {
  const known = isObject(policy) && Object.keys(policy).every((key) => INLINE_FIELDS.includes(key));
  if (!known) draft.unknowns.push({ what: "Policies", why: "an inline policy depends on parameters" });
  if (!isObject(policy)) return;
  const name = stringOf(policy, "PolicyName") ?? "inline policy";
  const read = templateDocument(name, policy["PolicyDocument"]);
  if ("unknown" in read) draft.unknowns.push(read.unknown);
  else draft.inline.push(read.policy);
}

function attach(draft: Draft, arn: unknown): void {
  if (typeof arn !== "string" || hasUnknown(arn.replace(/^arn:[^:]*:/, ""))) {
    draft.unknowns.push({ what: ATTACHMENTS, why: "which policy is attached depends on parameters" });
  } else {
    draft.attached.push({ name: managedPolicyName(arn), arn, awsManaged: isAwsManagedArn(arn) });
  }
}
