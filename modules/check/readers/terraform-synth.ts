/** A synthesized stack or any Terraform JSON configuration: what is written, before any value is known. */
import { checkFaults } from "../errors";
import type { CheckedPrincipal } from "../principal";
import { assemblePrincipals } from "./assemble";
import type { IamResource } from "./iam-resource";
import { known } from "./interpolation";
import { isObject, objectsOf, parseJson, refuse, stringOf, type JsonObject } from "./parse";
import { documentFromBlocks } from "./synth-document";

/**
 * Principals of a configuration. What depends on variables is not known, so that little of it passes; what is wrong in
 * any case is found. Statements that depend on a switch are judged as if they were there.
 */
export function readSynth(text: string, source: string, field: string): readonly CheckedPrincipal[] {
  const stack = parseJson(text, field);
  if (!isObject(stack) || !isObject(stack["resource"])) return refuse(checkFaults.notSynth(field));
  const documents = policyDocuments(stack);
  const resources = Object.entries(stack["resource"])
    .filter(([type]) => type.startsWith("aws_iam_"))
    .flatMap(([type, named]) =>
      Object.entries(isObject(named) ? named : {}).map(([name, body]) => ({ type, name, body })),
    )
    .flatMap(({ type, name, body }) =>
      objectsOf(body).map((values) => toResource(type, name, values, documents)),
    );
  const principals = assemblePrincipals(resources, source, undefined);
  return principals.length > 0 ? principals : refuse(checkFaults.noPrincipal(field));
}

/** Every `aws_iam_policy_document`, by the address of its JSON. */
function policyDocuments(stack: JsonObject): ReadonlyMap<string, JsonObject> {
  const data = isObject(stack["data"]) ? stack["data"] : {};
  const named = isObject(data["aws_iam_policy_document"]) ? data["aws_iam_policy_document"] : {};
  return new Map(
    Object.entries(named).flatMap(([name, body]) =>
      objectsOf(body).map((block) => [`data.aws_iam_policy_document.${name}`, block] as const),
    ),
  );
}

function toResource(
  type: string,
  name: string,
  body: JsonObject,
  documents: ReadonlyMap<string, JsonObject>,
): IamResource {
  const document = (text: unknown): unknown => {
    const address =
      typeof text === "string" ? /data\.aws_iam_policy_document\.[A-Za-z0-9_-]+/.exec(text)?.[0] : undefined;
    const block = address === undefined ? undefined : documents.get(address);
    return block ? JSON.stringify(documentFromBlocks(block)) : known(text);
  };
  const values: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(body)) {
    values[key] = key === "policy" || key === "assume_role_policy" ? document(value) : known(value);
  }
  const references = (attribute: string): readonly string[] => {
    const text = JSON.stringify(body[attribute] ?? "");
    return [...text.matchAll(/(?<![.\w])aws_iam_[a-z_]+\.[A-Za-z0-9_-]+/g)].map((match) => match[0]);
  };
  return {
    address: `${type}.${name}`,
    type,
    values: { ...values, name: values["name"] ?? stringOf(body, "name") },
    references,
  };
}
