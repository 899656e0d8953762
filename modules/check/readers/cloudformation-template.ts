/** A CloudFormation template: the IAM resources in it, before any parameter is known. */
import { parseDocument, type ScalarTag, type CollectionTag } from "yaml";
import { InputError } from "../../errors";
import { checkFaults } from "../errors";
import { isAwsManagedArn, managedPolicyName } from "../managed";
import { hasUnknown, type CheckedPrincipal, type PrincipalKind } from "../principal";
import { resolveIntrinsics } from "./intrinsics";
import { addDocument, emptyDraft, type Draft } from "./draft";
import { isObject, objectsOf, refuse, stringOf, type JsonObject } from "./parse";

const KINDS: Readonly<Record<string, PrincipalKind>> = {
  "AWS::IAM::Role": "role",
  "AWS::IAM::User": "user",
  "AWS::IAM::Group": "group",
};
const NAMES: Readonly<Record<string, string>> = { role: "RoleName", user: "UserName", group: "GroupName" };
const POLICY_TYPES = /^AWS::IAM::(Policy|ManagedPolicy|RolePolicy|UserPolicy|GroupPolicy)$/;

/** Principals of a template. What depends on a condition is judged as if it were there. */
export function readTemplate(text: string, source: string, field: string): readonly CheckedPrincipal[] {
  const template = parseTemplate(text, field);
  const resources = isObject(template) && isObject(template["Resources"]) ? template["Resources"] : undefined;
  if (!resources) return refuse(checkFaults.notTemplate(field));
  const drafts = new Map<string, Draft>();
  const entries = Object.entries(resources).filter((entry): entry is [string, JsonObject] =>
    isObject(entry[1]),
  );
  for (const [id, resource] of entries) {
    const kind = KINDS[stringOf(resource, "Type") ?? ""];
    if (kind) drafts.set(id, principalDraft(kind, id, propertiesOf(resource), source));
  }
  for (const [id, resource] of entries) {
    if (POLICY_TYPES.test(stringOf(resource, "Type") ?? "")) addPolicy(drafts, id, resource, source);
  }
  return drafts.size > 0 ? [...drafts.values()] : refuse(checkFaults.noPrincipal(field));
}

/** The short forms (`!Sub`) become the long ones (`Fn::Sub`). */
function parseTemplate(text: string, field: string): unknown {
  const names = [
    "Ref",
    "Condition",
    "Sub",
    "GetAtt",
    "If",
    "Join",
    "Select",
    "Split",
    "FindInMap",
    "ImportValue",
    "Base64",
    "Cidr",
    "GetAZs",
    "Equals",
    "Not",
    "And",
    "Or",
    "Transform",
  ];
  const customTags = names.flatMap((name): (ScalarTag | CollectionTag)[] => {
    const key = name === "Ref" || name === "Condition" ? name : `Fn::${name}`;
    const wrap = (value: unknown) => ({ [key]: value });
    return [
      { tag: `!${name}`, resolve: (value: string) => wrap(name === "GetAtt" ? value.split(".") : value) },
      {
        tag: `!${name}`,
        collection: "seq",
        resolve: (node) => wrap((node as { toJSON: () => unknown }).toJSON()),
      },
      {
        tag: `!${name}`,
        collection: "map",
        resolve: (node) => wrap((node as { toJSON: () => unknown }).toJSON()),
      },
    ];
  });
  const document = parseDocument(text, { customTags });
  const [problem] = document.errors;
  if (problem) {
    throw new InputError([
      checkFaults.notYaml(field, `${problem.code}, line ${problem.linePos?.[0].line ?? 0}`),
    ]);
  }
  return document.toJS() as unknown;
}

function propertiesOf(resource: JsonObject): JsonObject {
  const properties = resolveIntrinsics(resource["Properties"]);
  return isObject(properties) ? properties : {};
}

function principalDraft(kind: PrincipalKind, id: string, properties: JsonObject, source: string): Draft {
  const name = stringOf(properties, NAMES[kind] ?? "");
  const draft = emptyDraft(kind, name && !hasUnknown(name) ? name : id, `${source}: ${id}`);
  const trust = properties["AssumeRolePolicyDocument"];
  if (trust !== undefined) {
    const document = typeof trust === "string" && !hasUnknown(trust) ? (JSON.parse(trust) as unknown) : trust;
    if (isObject(document)) draft.trust = { name: "trust policy", document: document as never };
    else draft.unknowns.push({ what: "trust policy", why: "its text depends on parameters" });
  }
  for (const policy of objectsOf(properties["Policies"] ?? [])) {
    addDocument(draft, stringOf(policy, "PolicyName") ?? "inline policy", policy["PolicyDocument"]);
  }
  attach(draft, properties["ManagedPolicyArns"]);
  const boundary = properties["PermissionsBoundary"];
  if (boundary !== undefined)
    draft.boundary = { known: false, name: typeof boundary === "string" ? boundary : "boundary" };
  return draft;
}

function attach(draft: Draft, arns: unknown): void {
  for (const arn of (Array.isArray(arns) ? arns : arns === undefined ? [] : [arns]) as readonly unknown[]) {
    if (typeof arn !== "string" || hasUnknown(arn.replace(/^arn:[^:]*:/, ""))) {
      draft.unknowns.push({
        what: "ManagedPolicyArns",
        why: "which policy is attached depends on parameters",
      });
    } else {
      draft.attached.push({ name: managedPolicyName(arn), arn, awsManaged: isAwsManagedArn(arn) });
    }
  }
}

/** A policy resource goes to the principals that it names; one that names none is judged by itself. */
function addPolicy(drafts: Map<string, Draft>, id: string, resource: JsonObject, source: string): void {
  const raw = isObject(resource["Properties"]) ? resource["Properties"] : {};
  const properties = propertiesOf(resource);
  const name = stringOf(properties, "PolicyName") ?? stringOf(properties, "ManagedPolicyName") ?? id;
  const owners = ["RoleName", "UserName", "GroupName", "Roles", "Users", "Groups"].flatMap((key) => {
    const targets = [raw[key]].flat().filter((target) => target !== undefined);
    return targets.flatMap((target) => ownerOf(drafts, target));
  });
  // A managed policy may also be attached by the principal, as a Ref.
  const referring = [...drafts].filter(([, draft]) =>
    draft.unknowns.some(({ what }) => what === "ManagedPolicyArns"),
  );
  const found = owners.length > 0 ? owners : referring.map(([, draft]) => draft);
  if (found.length === 0) {
    const alone = emptyDraft("policy", hasUnknown(name) ? id : name, `${source}: ${id}`);
    addDocument(alone, name, properties["PolicyDocument"]);
    drafts.set(id, alone);
    return;
  }
  for (const draft of found) addDocument(draft, hasUnknown(name) ? id : name, properties["PolicyDocument"]);
}

function ownerOf(drafts: ReadonlyMap<string, Draft>, target: unknown): readonly Draft[] {
  if (isObject(target) && typeof target["Ref"] === "string") {
    const draft = drafts.get(target["Ref"]);
    return draft ? [draft] : [];
  }
  return [...drafts.values()].filter((draft) => draft.name === target);
}
