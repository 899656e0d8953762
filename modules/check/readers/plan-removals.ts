/** What a plan takes away from a role that AWS still shows in it. */
import { isObject, objectsOf, stringOf, stringsOf, type JsonObject } from "./parse";

/** A role policy or an attachment that the plan deletes, as it was. */
export interface Removal {
  readonly type: string;
  readonly values: JsonObject;
}

/**
 * The role's computed blocks and ARNs without what the plan deletes: they are what AWS had before it. What another
 * resource keeps or gives again is read from that resource.
 */
export function withoutRemoved(role: JsonObject, removals: readonly Removal[]): JsonObject {
  const name = stringOf(role, "name");
  const own = removals.filter(({ values }) => name !== undefined && stringOf(values, "role") === name);
  const gone = (type: string, attribute: string) =>
    own.filter((removal) => removal.type === type).map(({ values }) => stringOf(values, attribute));
  const names = gone("aws_iam_role_policy", "name");
  const arns = gone("aws_iam_role_policy_attachment", "policy_arn");
  const [blocks, attached] = [role["inline_policy"], role["managed_policy_arns"]];
  return {
    ...role,
    ...(names.length > 0 &&
      isObjects(blocks) && {
        inline_policy: objectsOf(blocks).filter((block) => !names.includes(stringOf(block, "name"))),
      }),
    ...(arns.length > 0 &&
      isTexts(attached) && {
        managed_policy_arns: stringsOf(role, "managed_policy_arns").filter((arn) => !arns.includes(arn)),
      }),
  };
}

function isObjects(value: unknown): boolean {
  return Array.isArray(value) && value.every(isObject);
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((one) => typeof one === "string");
}
