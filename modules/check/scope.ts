/** How far a resource pattern reaches, and which pattern lies inside which. */
import { codesMatch, patternCodes } from "../iam/match";
import type { CatalogueAction } from "../iam/catalogue";
import { hasUnknown } from "./principal";

/** Stands for a name nobody chose: a pattern that covers it covers every name. */
const ANY_NAME = "zq7-any-name-9x";

/**
 * Whether the pattern reaches every resource that the action can act on: `*`, or an ARN whose name part is all
 * wildcards (`arn:aws:s3:::*`, `arn:aws:dynamodb:*:111122223333:table/*`, `arn:aws:s3:::*` + `/x`). Region and
 * account do not count as a scope: in its own account a role finds everything there.
 */
export function reachesAll(resource: string, action: CatalogueAction): boolean {
  const known = answers.get(action) ?? new Map<string, boolean>();
  answers.set(action, known);
  const answer = known.get(resource) ?? reaches(resource, action);
  known.set(resource, answer);
  return answer;
}

/** The same few patterns are asked about for every switch combination of a vendor. */
const answers = new WeakMap<CatalogueAction, Map<string, boolean>>();

function reaches(resource: string, action: CatalogueAction): boolean {
  if (/^\*+$/.test(resource)) return true;
  if (hasUnknown(resource)) return false;
  const name = resourcePart(resource);
  if (name === undefined) {
    const samples = action.resources.map((template) => template.replace(/\$\{[^}]*\}/g, ANY_NAME));
    return samples.some((sample) => codesMatch(patternCodes(resource), sample));
  }
  return action.resources.some((template) => {
    const wanted = resourcePart(template.replace(/\$\{Partition\}/g, "aws")) ?? template;
    const sample = wanted.replace(/\$\{[^}]*\}/g, ANY_NAME);
    if (codesMatch(patternCodes(name), sample)) return true;
    const placeholder = wanted.indexOf("${");
    const prefix = placeholder === -1 ? wanted : wanted.slice(0, placeholder);
    const rest = name.startsWith(prefix) ? name.slice(prefix.length) : undefined;
    const first = rest?.replace(/^[/:]+/, "").split(/[/:]/)[0];
    return first !== undefined && /[*?]/.test(first) && !/[a-z0-9]/i.test(first);
  });
}

/** Whether everything the inner pattern covers is covered by the outer one. Says no when it cannot tell. */
export function lies(inner: string, outer: string): boolean {
  if (hasUnknown(inner) || hasUnknown(outer)) return inner === outer && !hasUnknown(inner);
  if (inner === outer || /^\*+$/.test(outer)) return true;
  if (!outer.includes("*")) return false;
  // A policy variable or a wildcard of the inner pattern must fall under a `*` of the outer one, never under a `?`.
  return !outer.includes("?") && !outer.includes("${") && codesMatch(patternCodes(outer), inner);
}

/** The part of an ARN after the account, or nothing when the text does not have one. */
export function resourcePart(arn: string): string | undefined {
  const parts = arn.split(":");
  return parts.length < 6 || parts[0] !== "arn" ? undefined : parts.slice(5).join(":");
}

/** The account of an ARN, or nothing. */
export function accountPart(arn: string): string | undefined {
  const account = arn.split(":")[4];
  return account !== undefined && /^\d{12}$/.test(account) ? account : undefined;
}
