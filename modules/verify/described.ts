/** What the description itself allows: where a refusal can be expected, and where it cannot. */
import type { Grant } from "../grants/grant";
import { toPolicyDocument } from "../iam/document";
import { actionMatches } from "../iam/match";
import { toList, type PolicyDocument, type PolicyStatement } from "../iam/policy";
import type { Literal } from "../vendors/literal";

/** Whether a statement of the documents may allow the action on some resource. Errs towards yes. */
export function mayAllow(documents: readonly PolicyDocument[], action: string): boolean {
  return documents
    .flatMap((document) => toList<PolicyStatement>(document.Statement))
    .filter((statement) => statement.Effect === "Allow")
    .some(
      (statement) =>
        statement.NotAction !== undefined ||
        toList<string>(statement.Action).some((pattern) => actionMatches(pattern, action)),
    );
}

/** Whether the grant is on. */
export function isOn(grant: Grant, form: Literal): boolean {
  return grant.enabledBy === undefined || form.holds(grant.enabledBy);
}

/** The documents of all grants that are on, less one. */
export function documentsBut(
  but: string | undefined,
  grants: readonly Grant[],
  form: Literal,
): readonly PolicyDocument[] {
  return grants
    .filter((grant) => grant.id !== but && isOn(grant, form))
    .map((grant) => toPolicyDocument(grant.statements(form.values), form.holds));
}
