/** Write-labelled actions that a reader needs, each accepted in one scope only. */
import { hasWildcard } from "./actions";
import { toList, type ConditionBlock } from "./policy";

/** The scope in which a write-labelled action is accepted. */
export interface Override {
  readonly action: string;
  /** The resource part that every ARN must have, exactly named: no wildcard anywhere in the ARN. */
  readonly resource: RegExp;
  /** Condition key that `StringEquals` must fix. */
  readonly fixes?: string;
  readonly reason: string;
  /** The scope as a sentence for the person who has to meet it. */
  readonly scope: string;
}

/** All of them. Each is a decision: see `docs/decisions/0004-reads-that-are-not-harmless.md`. */
export const OVERRIDES: readonly Override[] = [
  {
    action: "kms:Decrypt",
    resource: /^arn:[a-z-]+:kms:[a-z0-9-]+:\d{12}:key\/[\w-]+$/,
    fixes: "kms:ViaService",
    reason: "AWS labels it Write, but it changes nothing: an encrypted object cannot be read without it.",
    scope: "Name exact key ARNs and fix kms:ViaService with StringEquals to the service that reads the data.",
  },
  {
    action: "sts:AssumeRole",
    resource: /^arn:[a-z-]+:iam::\d{12}:role\/[\w+=,.@/-]+$/,
    reason: "It hands on to one named role, whose own policies are judged where that role is described.",
    scope: "Name exact role ARNs, without wildcards.",
  },
];

/** The override for an action, by name in any case. */
export function overrideFor(action: string): Override | undefined {
  return OVERRIDES.find((override) => override.action.toLowerCase() === action.toLowerCase());
}

/** Whether resources and condition stay inside the scope that the override requires. */
export function meetsScope(
  override: Override,
  resources: readonly string[],
  condition: ConditionBlock,
): boolean {
  if (resources.length === 0 || !resources.every((arn) => override.resource.test(arn))) return false;
  if (override.fixes === undefined) return true;
  const wanted = override.fixes.toLowerCase();
  return Object.entries(condition.StringEquals ?? {}).some(([key, values]) => {
    const list = toList(values);
    return (
      key.toLowerCase() === wanted &&
      list.length > 0 &&
      list.every((value) => /^[a-z0-9.-]+$/.test(value) && !hasWildcard(value))
    );
  });
}
