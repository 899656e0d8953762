/** Write-labelled actions that a reader needs, each accepted in one scope only. */
import { isNotKnownYet } from "./evaluate/unknown";
import { toList, type ConditionBlock } from "./policy";

/** The scope in which a write-labelled action is accepted. */
interface Override {
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
    reason: "It hands on to named roles, which are judged beside it or were accepted by their ARN.",
    scope: "Name exact role ARNs, without wildcards.",
  },
];

/** The override for an action, by name in any case. */
export function overrideFor(action: string): Override | undefined {
  return OVERRIDES.find((override) => override.action.toLowerCase() === action.toLowerCase());
}

/** Whether resources and condition stay inside the scope that the override requires; unknown values may. */
export function meetsScope(
  override: Override,
  resources: readonly string[],
  condition: ConditionBlock,
): "met" | "unmet" | "unknown" {
  const wanted = override.fixes?.toLowerCase();
  const fixed = Object.entries(condition.StringEquals ?? {})
    .filter(([key]) => key.toLowerCase() === wanted)
    .map(([, values]) => toList(values));
  const parts = [
    resources.length === 0 ? "unmet" : gravest(resources, (arn) => override.resource.test(arn)),
    wanted === undefined
      ? "met"
      : (fixed.map((values) => gravest(values, isExact)).find(isNotUnmet) ?? "unmet"),
  ] as const;
  if (parts.includes("unmet")) return "unmet";
  return parts.includes("unknown") ? "unknown" : "met";
}

type Scope = ReturnType<typeof meetsScope>;

function gravest(texts: readonly string[], test: (text: string) => boolean): Scope {
  if (texts.length === 0 || texts.some((text) => !isNotKnownYet(text) && !test(text))) return "unmet";
  return texts.some(isNotKnownYet) ? "unknown" : "met";
}

function isExact(value: string): boolean {
  return /^[a-z0-9.-]+$/.test(value);
}

function isNotUnmet(scope: Scope): boolean {
  return scope !== "unmet";
}
