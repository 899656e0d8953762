/** An `aws_iam_policy_document` block as the policy document it will become, as far as that is known. */
import type { PolicyDocument, PolicyStatement } from "../../iam/policy";
import { UNKNOWN_VALUE } from "../principal";
import { known } from "./interpolation";
import { isObject, objectsOf, stringOf, type JsonObject } from "./parse";

/** Static and dynamic statements alike. Other documents that are merged in are not known: one statement says so. */
export function documentFromBlocks(block: JsonObject): PolicyDocument {
  const merged = [
    "source_policy_documents",
    "override_policy_documents",
    "source_json",
    "override_json",
  ].some((key) => key in block);
  const statements = blocksOf(block, "statement").map(toStatement);
  return { Version: "2012-10-17", Statement: merged ? [...statements, UNKNOWN_STATEMENT] : statements };
}

const UNKNOWN_STATEMENT: PolicyStatement = {
  Sid: "MergedDocuments",
  Effect: "Allow",
  Action: UNKNOWN_VALUE,
  Resource: UNKNOWN_VALUE,
};

/** The blocks of that name, those of `dynamic` included. */
function blocksOf(parent: JsonObject, name: string): readonly JsonObject[] {
  const dynamics = objectsOf(parent["dynamic"] ?? []).flatMap((dynamic) => objectsOf(dynamic[name] ?? []));
  return [
    ...objectsOf(parent[name] ?? []),
    ...dynamics.flatMap((dynamic) => objectsOf(dynamic["content"] ?? [])),
  ];
}

function toStatement(block: JsonObject): PolicyStatement {
  const list = (key: string): readonly string[] | undefined => {
    const value = known(block[key]);
    if (value === undefined || value === null) return undefined;
    return (Array.isArray(value) ? value : [value]) as readonly string[];
  };
  const sid = stringOf(block, "sid");
  const [actions, notActions] = [list("actions"), list("not_actions")];
  const [resources, notResources] = [list("resources"), list("not_resources")];
  const conditions = conditionsOf(block);
  return {
    ...(sid !== undefined && { Sid: sid }),
    Effect: (stringOf(block, "effect") ?? "Allow") as "Allow" | "Deny",
    ...principalsOf(block),
    ...(actions && { Action: actions }),
    ...(notActions && { NotAction: notActions }),
    ...(resources && { Resource: resources }),
    ...(notResources && { NotResource: notResources }),
    ...(Object.keys(conditions).length > 0 && { Condition: conditions }),
  };
}

function principalsOf(block: JsonObject): Pick<PolicyStatement, "Principal" | "NotPrincipal"> {
  const read = (name: string) =>
    Object.fromEntries(
      blocksOf(block, name).map((principal) => {
        const identifiers = known(principal["identifiers"]);
        return [stringOf(principal, "type") ?? "AWS", identifiers as string | readonly string[]];
      }),
    );
  const [positive, negative] = [read("principals"), read("not_principals")];
  return {
    ...(Object.keys(positive).length > 0 && { Principal: positive }),
    ...(Object.keys(negative).length > 0 && { NotPrincipal: negative }),
  };
}

function conditionsOf(block: JsonObject): Record<string, Record<string, string | readonly string[]>> {
  const result: Record<string, Record<string, string | readonly string[]>> = {};
  for (const condition of blocksOf(block, "condition").filter(isObject)) {
    const operator = known(condition["test"]) as string;
    const key = known(condition["variable"]) as string;
    (result[operator] ??= {})[key] = known(condition["values"]) as string | readonly string[];
  }
  return result;
}
