/** Whether an `aws_iam_policy_document` block is written in a way that is read in full. */
import { entriesOf } from "./labelled-blocks";
import { isObject, type JsonObject } from "./parse";

const META = ["count", "for_each", "provider", "depends_on", "lifecycle", "//", "dynamic"];
/** Other documents are merged in, and they are not read here: their keys are missing on purpose. */
const DOCUMENT = [...META, "statement", "version", "policy_id"];
const LISTS = ["actions", "not_actions", "resources", "not_resources"];
const STATEMENT = [...LISTS, "sid", "effect", "principals", "not_principals", "condition", "dynamic", "//"];

/** False when part of it is unfamiliar: then the document may say more than is read. */
export function isReadInFull(document: JsonObject): boolean {
  return hasOnly(document, DOCUMENT) && blocksAre(document, { statement: isStatement });
}

function isStatement(block: JsonObject): boolean {
  const effect = block["effect"] ?? "Allow";
  return (
    hasOnly(block, STATEMENT) &&
    (effect === "Allow" || effect === "Deny") &&
    LISTS.every((key) => block[key] === undefined || block[key] === null || isTexts(block[key])) &&
    blocksAre(block, { principals: isPrincipal, not_principals: isPrincipal, condition: isCondition })
  );
}

function isPrincipal(block: JsonObject): boolean {
  const type = block["type"];
  return hasOnly(block, ["type", "identifiers"]) && isLiteral(type) && isTexts(block["identifiers"]);
}

/** Operator and key may be expressions: they are marked as not known where they are. */
function isCondition(block: JsonObject): boolean {
  const [test, variable] = [block["test"], block["variable"]];
  const isNamed = typeof test === "string" && typeof variable === "string";
  return hasOnly(block, ["test", "variable", "values"]) && isNamed && isTexts(block["values"]);
}

/** Every static and every dynamic block is one of those that are known, and has a familiar content. */
function blocksAre(
  parent: JsonObject,
  kinds: Readonly<Record<string, (block: JsonObject) => boolean>>,
): boolean {
  const blocks = (value: unknown): readonly unknown[] =>
    value === undefined || value === null ? [] : [value].flat();
  const isKind = (name: string, block: unknown): boolean => isObject(block) && kinds[name]?.(block) === true;
  return (
    Object.keys(kinds).every((name) => blocks(parent[name]).every((block) => isKind(name, block))) &&
    blocks(parent["dynamic"]).every(isObject) &&
    entriesOf(parent["dynamic"]).every(([name, dynamics]) =>
      blocks(dynamics).every(
        (dynamic) =>
          isObject(dynamic) &&
          isObject([dynamic["content"]].flat()[0]) &&
          blocks(dynamic["content"]).every((content) => isKind(name, content)),
      ),
    )
  );
}

function hasOnly(block: JsonObject, keys: readonly string[]): boolean {
  return Object.keys(block).every((key) => keys.includes(key));
}

function isLiteral(value: unknown): boolean {
  return typeof value === "string" && !/[$%]\{/.test(value);
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) ? value.every((one) => typeof one === "string") : typeof value === "string";
}
