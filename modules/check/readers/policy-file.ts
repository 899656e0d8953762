/** A policy document from a file: an identity policy, or a trust policy, told apart by who is named in it. */
import { toList } from "../../iam/policy";
import { checkFaults } from "../errors";
import type { CheckedPrincipal } from "../principal";
import { documentOfText } from "./document-text";
import { isObject, objectsOf, parseJson, refuse } from "./parse";

/** The one principal of a policy file. `field` is how the input is called: `--policy`. */
export function readPolicyFile(text: string, source: string, field: string): readonly CheckedPrincipal[] {
  const document = parseJson(text, field);
  if (!isObject(document) || !("Statement" in document)) return refuse(checkFaults.notPolicy(field));
  const policy = { name: source, document: documentOfText(text.replace(/^\uFEFF/, "")) };
  const names = objectsOf(toList(document["Statement"])).some((s) => "Principal" in s || "NotPrincipal" in s);
  const principal = { kind: "policy", name: source, source, attached: [], unknowns: [] } as const;
  return [names ? { ...principal, trust: policy, inline: [] } : { ...principal, inline: [policy] }];
}
