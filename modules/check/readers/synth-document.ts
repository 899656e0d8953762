/** An `aws_iam_policy_document` block as the policy document it will become, as far as that is known. */
import type { PolicyDocument, PolicyStatement } from "../../iam/policy";
import { hasUnknown, UNKNOWN_VALUE } from "../principal";
import { onlySometimes } from "../sometimes";
import { known } from "./interpolation";
import { objectsOf, stringOf, type JsonObject } from "./parse";
import { isReadInFull } from "./synth-shape";

/**
 * Static and dynamic statements alike. Other documents that are merged in, and whatever else is not read, are not known:
 * one statement says so.
 */
export function documentFromBlocks(block: JsonObject, kind: "identity" | "trust"): PolicyDocument {
  const statements = blocksOf(block, "statement").flatMap(({ content, switchedBy }) => {
    const ways = toStatements(content);
    return switchedBy === undefined ? ways : ways.map(onlySometimes);
  });
  const Statement = isReadInFull(block) ? statements : [...statements, UNKNOWN_STATEMENT[kind]];
  return { Version: "2012-10-17", Statement };
}

const UNKNOWN_ALLOW = { Effect: "Allow", Action: UNKNOWN_VALUE } as const;
const UNKNOWN_STATEMENT: Readonly<Record<"identity" | "trust", PolicyStatement>> = {
  identity: { ...UNKNOWN_ALLOW, Sid: "NotRead", Resource: UNKNOWN_VALUE },
  trust: { ...UNKNOWN_ALLOW, Sid: "NotRead", Principal: { AWS: UNKNOWN_VALUE } },
};

/** One block. What stands in a `dynamic` block exists only when its `for_each` has an element. */
interface Block {
  readonly content: JsonObject;
  /** The `for_each`, as text. */
  readonly switchedBy?: string;
}

/** The blocks of that name, those of `dynamic` included. */
function blocksOf(parent: JsonObject, name: string): readonly Block[] {
  const dynamics = objectsOf(parent["dynamic"] ?? []).flatMap((dynamic) => objectsOf(dynamic[name] ?? []));
  return [
    ...objectsOf(parent[name] ?? []).map((content) => ({ content })),
    ...dynamics.flatMap((dynamic) =>
      objectsOf(dynamic["content"] ?? []).map((content) => ({
        content,
        switchedBy: JSON.stringify(dynamic["for_each"] ?? null),
      })),
    ),
  ];
}

/** Up to this many switches in one condition every combination is judged; above it the condition is not known. */
const MOST_SWITCHES = 4;

/** The statement once for every way in which its dynamic conditions may turn out: each is there, or not. */
function toStatements(block: JsonObject): readonly PolicyStatement[] {
  const conditions = blocksOf(block, "condition");
  const switches = [...new Set(conditions.flatMap(({ switchedBy }) => switchedBy ?? []))];
  if (switches.length > MOST_SWITCHES) return [toStatement(block, [UNKNOWN_CONDITION])];
  const ways = Array.from({ length: 2 ** switches.length }, (_, way) => {
    const off = new Set(switches.filter((_each, bit) => (way >> bit) & 1));
    const present = conditions.filter(({ switchedBy }) => switchedBy === undefined || !off.has(switchedBy));
    const content = present.map((condition) => condition.content);
    return toStatement(block, content);
  });
  // A denial with a dynamic part, whichever it is, may deny less than is written.
  const uncertain = ways.length > 1 || (block["effect"] === "Deny" && "dynamic" in block);
  return uncertain ? ways.map(onlySometimes) : ways;
}

const UNKNOWN_CONDITION: JsonObject = {
  test: UNKNOWN_VALUE,
  variable: UNKNOWN_VALUE,
  values: [UNKNOWN_VALUE],
};

function toStatement(block: JsonObject, conditionBlocks: readonly JsonObject[]): PolicyStatement {
  const list = (key: string): readonly string[] | undefined => {
    const value = known(block[key]);
    if (value === undefined || value === null) return undefined;
    return (Array.isArray(value) ? value : [value]) as readonly string[];
  };
  const sid = stringOf(block, "sid");
  const [actions, notActions] = [list("actions"), list("not_actions")];
  const [resources, notResources] = [list("resources"), list("not_resources")];
  const conditions = conditionsOf(conditionBlocks);
  return {
    ...(sid !== undefined && { Sid: sid }),
    Effect: (known(block["effect"]) ?? "Allow") as "Allow" | "Deny",
    ...principalsOf(block),
    ...(actions && { Action: actions }),
    ...(notActions && { NotAction: notActions }),
    ...(resources && { Resource: resources }),
    ...(notResources && { NotResource: notResources }),
    ...(Object.keys(conditions).length > 0 && { Condition: conditions }),
  };
}

function principalsOf(block: JsonObject): Pick<PolicyStatement, "Principal" | "NotPrincipal"> {
  const read = (name: string): Record<string, readonly string[]> => {
    const byType: Record<string, readonly string[]> = {};
    for (const { content } of blocksOf(block, name)) {
      const type = known(content["type"]);
      // Of a kind that is not known, whoever is named is not known either.
      const isKnown = typeof type === "string" && !hasUnknown(type);
      const kind = isKnown ? type : "AWS";
      byType[kind] = [
        ...(byType[kind] ?? []),
        ...(isKnown ? valuesOf(content["identifiers"]) : [UNKNOWN_VALUE]),
      ];
    }
    return byType;
  };
  const [positive, negative] = [read("principals"), read("not_principals")];
  return {
    ...(Object.keys(positive).length > 0 && { Principal: positive }),
    ...(Object.keys(negative).length > 0 && { NotPrincipal: negative }),
  };
}

/** Blocks that name one operator and key add their values up, as Terraform does it. */
function conditionsOf(blocks: readonly JsonObject[]): Record<string, Record<string, readonly string[]>> {
  const result: Record<string, Record<string, readonly string[]>> = {};
  for (const condition of blocks) {
    const operator = String(known(condition["test"]));
    const key = String(known(condition["variable"]));
    const keys = (result[operator] ??= {});
    keys[key] = [...(keys[key] ?? []), ...valuesOf(condition["values"])];
  }
  return result;
}

function valuesOf(value: unknown): readonly string[] {
  const all = known(value);
  return (Array.isArray(all) ? all : [all]) as readonly string[];
}
