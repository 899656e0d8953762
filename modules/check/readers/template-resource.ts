/** The resources of a template: those of IAM that are read, and those that may give permissions and cannot be. */
import type { UnknownPart } from "../principal";
import { NO_SWITCHES, type Switches } from "./fn-if";
import { resolveIntrinsics } from "./intrinsics";
import { isObject, stringOf, type JsonObject } from "./parse";

/** A resource of IAM that is read. */
export interface TemplateResource {
  readonly id: string;
  readonly type: string;
  /** The switch under which it exists, and that is therefore decided inside it. */
  readonly given: Switches;
  /** The properties as they are written. */
  readonly written: JsonObject;
  /** The same with functions resolved. */
  readonly properties: JsonObject;
  /** What is written there and not understood. */
  readonly unknowns: readonly UnknownPart[];
}

/** What every type has that is read, by type. */
const POLICY_FIELDS = ["PolicyDocument", "PolicyName"];
const PRINCIPAL_FIELDS = ["ManagedPolicyArns", "Path", "PermissionsBoundary", "Policies", "Tags"];
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  "AWS::IAM::Role": [
    ...PRINCIPAL_FIELDS,
    ...["RoleName", "AssumeRolePolicyDocument", "Description", "MaxSessionDuration"],
  ],
  "AWS::IAM::User": [...PRINCIPAL_FIELDS, "UserName", "Groups", "LoginProfile"],
  "AWS::IAM::Group": ["ManagedPolicyArns", "Path", "Policies", "GroupName"],
  "AWS::IAM::Policy": [...POLICY_FIELDS, "Roles", "Users", "Groups"],
  "AWS::IAM::ManagedPolicy": [
    ...["PolicyDocument", "ManagedPolicyName", "Path", "Description", "Tags"],
    ...["Roles", "Users", "Groups"],
  ],
  "AWS::IAM::RolePolicy": [...POLICY_FIELDS, "RoleName"],
  "AWS::IAM::UserPolicy": [...POLICY_FIELDS, "UserName"],
  "AWS::IAM::GroupPolicy": [...POLICY_FIELDS, "GroupName"],
  "AWS::IAM::UserToGroupAddition": ["GroupName", "Users"],
};

/** Attributes beside the properties. None of them gives permissions. */
const ATTRIBUTES = new Set([
  ...["Type", "Properties", "Condition", "DependsOn", "Metadata", "CreationPolicy"],
  ...["DeletionPolicy", "UpdatePolicy", "UpdateReplacePolicy"],
]);

/** The resource as it is read; nothing when its type is not one of those. */
export function templateResource(id: string, resource: unknown): TemplateResource | undefined {
  if (!isObject(resource)) return undefined;
  const type = stringOf(resource, "Type") ?? "";
  const fields = FIELDS[type];
  if (fields === undefined) return undefined;
  const condition = resource["Condition"];
  const given = typeof condition === "string" ? new Map([[condition, true]]) : NO_SWITCHES;
  const resolved = resolveIntrinsics("Properties" in resource ? resource["Properties"] : {}, given);
  const properties = isObject(resolved) ? resolved : {};
  const foreign = [
    ...Object.keys(resource).filter((key) => !ATTRIBUTES.has(key)),
    ...(condition === undefined || typeof condition === "string" ? [] : ["Condition"]),
    ...Object.keys(properties).filter((key) => !fields.includes(key)),
  ];
  const unread = isObject(resolved) && foreign.length === 0 ? [] : [{ what: id, why: NOT_UNDERSTOOD }];
  const written = isObject(resource["Properties"]) ? resource["Properties"] : {};
  return { id, type, given, written, properties, unknowns: unread };
}

const NOT_UNDERSTOOD = "some of its properties come from elsewhere, or are not known here";
