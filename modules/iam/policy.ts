/** IAM policy documents as AWS stores them: the JSON that every form of a grant ends in. */

/** One string or several: IAM accepts both wherever a list may stand. */
export type OneOrMany = string | readonly string[];

/** Operator, then condition key, then the values: `{ StringEquals: { "sts:ExternalId": "id" } }`. */
export type ConditionBlock = Readonly<Record<string, Readonly<Record<string, OneOrMany>>>>;

/** `"*"`, or identifiers by type: `{ AWS: [...] }`, `{ Federated: ... }`, `{ Service: ... }`. */
export type PrincipalBlock = "*" | Readonly<Record<string, OneOrMany>>;

/** One statement of a policy document, in IAM's own words. */
export interface PolicyStatement {
  readonly Sid?: string;
  readonly Effect: "Allow" | "Deny";
  readonly Principal?: PrincipalBlock;
  readonly NotPrincipal?: PrincipalBlock;
  readonly Action?: OneOrMany;
  readonly NotAction?: OneOrMany;
  readonly Resource?: OneOrMany;
  readonly NotResource?: OneOrMany;
  readonly Condition?: ConditionBlock;
}

/** A whole policy document. `Statement` may be a single object: IAM accepts that too. */
export interface PolicyDocument {
  readonly Version?: "2012-10-17" | "2008-10-17";
  readonly Id?: string;
  readonly Statement: PolicyStatement | readonly PolicyStatement[];
}

/** A document and the name under which findings and decisions speak of it. */
export interface NamedPolicy {
  readonly name: string;
  readonly document: PolicyDocument;
}

/** The values as a list, whichever of the two spellings the document used. */
export function toList<T>(value: T | readonly T[] | undefined): readonly T[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly T[]) : [value as T];
}
