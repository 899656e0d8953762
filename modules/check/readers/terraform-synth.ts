/** A synthesized stack or any Terraform JSON configuration: what is written, before any value is known. */
import { checkFaults } from "../errors";
import { UNKNOWN_VALUE, type CheckedPrincipal, type UnknownPart } from "../principal";
import { assemblePrincipals } from "./assemble";
import type { IamResource } from "./iam-resource";
import { known } from "./interpolation";
import { dynamicContents, entriesOf, labelledBlocks, type LabelledBlock } from "./labelled-blocks";
import { isJson, isObject, parseJson, refuse, type JsonObject } from "./parse";
import { isRead, whyUnread } from "./resource-types";
import { documentFromBlocks } from "./synth-document";
import { synthReferences } from "./synth-references";
import { policyOnlySometimes, withSwitches } from "./synth-switches";

/**
 * Principals of a configuration. What depends on variables is not known, so that little of it passes; what is wrong in
 * any case is found. What depends on a switch is judged as if it were there, but for a denial and for the condition of a
 * statement: those are judged as if they were not.
 */
export function readSynth(text: string, source: string, field: string): readonly CheckedPrincipal[] {
  const stack = parseJson(text, field);
  if (!isObject(stack) || !("resource" in stack || "module" in stack))
    return refuse(checkFaults.notSynth(field));
  const documents = policyDocuments(stack);
  const blocks = labelledBlocks(stack["resource"]);
  const resources = withSwitches(
    blocks
      .filter(({ type, body }) => isRead(type) && isObject(body))
      .map((block) => ({ resource: toResource(block, documents), body: block.body })),
  );
  const unread = [...blocks.flatMap(unreadResource), ...entriesOf(stack["module"]).map(unreadModule)];
  const principals = assemblePrincipals({ resources, unread, unknowns: [] }, source);
  return principals.length > 0 ? principals : refuse(checkFaults.noPrincipal(field));
}

function unreadResource({ type, name, body }: LabelledBlock): readonly UnknownPart[] {
  const why =
    whyUnread(type) ?? (isRead(type) && !isObject(body) ? "it is not written as a block" : undefined);
  return why === undefined ? [] : [{ what: `${type}.${name}`, why }];
}

/** What a module makes, and to whom it attaches, is not part of a configuration. */
function unreadModule([name]: readonly [string, unknown]): UnknownPart {
  const why = "the module may make principals and policies that are not part of this input; judge the plan";
  return { what: `module.${name}`, why };
}

/** Every `aws_iam_policy_document`, by its name. */
function policyDocuments(stack: JsonObject): ReadonlyMap<string, JsonObject> {
  return new Map(
    labelledBlocks(stack["data"]).flatMap(({ type, name, body }) =>
      type === "aws_iam_policy_document" && isObject(body) ? [[name, body] as const] : [],
    ),
  );
}

function toResource(
  { type, name, body }: LabelledBlock,
  documents: ReadonlyMap<string, JsonObject>,
): IamResource {
  const written = isObject(body) ? body : {};
  const values: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(written)) values[key] = valueOf(key, value, documents);
  const inlineBlocks = (blocks: unknown): readonly unknown[] =>
    [blocks].flat().map((block) => inlineBlock(block, documents));
  values["inline_policy"] = [
    ...inlineBlocks(written["inline_policy"] ?? []),
    ...inlineBlocks(dynamicContents(written, "inline_policy")).map((block) =>
      isObject(block) ? policyOnlySometimes(block) : block,
    ),
  ];
  return {
    address: `${type}.${name}`,
    type,
    values,
    references: (attribute) => synthReferences(written[attribute]),
  };
}

function inlineBlock(block: unknown, documents: ReadonlyMap<string, JsonObject>): unknown {
  if (!isObject(block)) return UNKNOWN_VALUE;
  return Object.fromEntries(
    Object.entries(block).map(([key, value]) => [key, valueOf(key, value, documents)]),
  );
}

/** A policy's text is a document of the same configuration only when the expression is that and nothing else. */
const DOCUMENT = /^\$\{(?:sensitive\()?data\.aws_iam_policy_document\.([A-Za-z0-9_-]+)\.json\)?\}$/;

function valueOf(key: string, value: unknown, documents: ReadonlyMap<string, JsonObject>): unknown {
  if (key !== "policy" && key !== "assume_role_policy") return known(value);
  const block = typeof value === "string" ? documents.get(DOCUMENT.exec(value)?.[1] ?? "") : undefined;
  if (block) {
    const kind = key === "assume_role_policy" ? "trust" : "identity";
    return JSON.stringify(documentFromBlocks(block, kind));
  }
  // A text around expressions may be no JSON until they have values: it is known as a whole or not at all.
  const text = known(value);
  return typeof text === "string" && text !== value && !isJson(text) ? UNKNOWN_VALUE : text;
}
