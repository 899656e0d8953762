/** How far a resource pattern reaches, and which pattern lies inside which. */
import { hasWildcard } from "../iam/actions";
import { codesMatch, patternCodes } from "../iam/match";
import type { CatalogueAction } from "../iam/catalogue";
import { hasUnknown } from "./principal";

/** Stands for a name nobody can choose, because policies hold no such character: what covers it covers every name. */
const ANY_NAME = "\uE000".repeat(16);

/**
 * Whether the pattern reaches every resource that the action can act on: `*`, or an ARN whose name part is all
 * wildcards (`arn:aws:s3:::*`, `arn:aws:dynamodb:*:111122223333:table/*`, `arn:aws:s3:::*` + `/x`), is missing
 * (`arn:aws:s3`), or is for the caller to fill in (`${aws:PrincipalTag/bucket}`). Partition, region and account do not
 * count as a scope: in its own account a role finds everything there.
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
  const pattern = completeFields(withoutVariables(resource));
  const name = nameOf(pattern);
  return action.resources.some((template) => {
    const wanted = template.split(":");
    return fieldsCanMeet(pattern, wanted) && coversEveryName(name, nameOf(wanted));
  });
}

/** Whether the name part leaves open which resource is meant: it covers any name, or its first part is wildcards. */
function coversEveryName(name: string, template: string): boolean {
  const sample = template.replace(/\$\{[^}]*\}/g, ANY_NAME);
  if (codesMatch(patternCodes(name), sample)) return true;
  const placeholder = template.indexOf("${");
  const prefix = placeholder === -1 ? template : template.slice(0, placeholder);
  const rest = name.startsWith(prefix) ? name.slice(prefix.length) : undefined;
  const first = rest?.replace(/^[/:]+/, "").split(/[/:]/)[0];
  // Nothing at all is the root: `ssm:GetParametersByPath` of `parameter/` returns every parameter below it.
  return first !== undefined && (first === "" || hasWildcard(first)) && !/[a-z0-9]/i.test(first);
}

/**
 * Whether service, region and account leave the template in: `arn:aws:s3:::a*` names buckets, never the access points
 * of a region. Where a wildcard takes the place of the service, the fields behind it may have moved: all are left in.
 */
function fieldsCanMeet(pattern: readonly string[], template: readonly string[]): boolean {
  const [, , service = "", region = "", account = ""] = pattern;
  const [, , ofService = "", inRegion = "", ofAccount = ""] = template;
  if (service === "" || hasWildcard(service)) return true;
  const sameService = ofService.includes("${") || service === ofService;
  return sameService && canMeet(region, inRegion, /./) && canMeet(account, ofAccount, /^(\d{12}|aws)$/);
}

function canMeet(field: string, template: string, literal: RegExp): boolean {
  if (template === "*") return true;
  if (!template.includes("${")) return codesMatch(patternCodes(field), template);
  return hasWildcard(field) || literal.test(field);
}

const FIELDS = 6;

/**
 * The fields of an ARN, those that it lacks as `*`: so AWS completes `arn:aws:sqs` in an identity-based policy (IAM user
 * guide, "Identify AWS resources with ARNs").
 */
function completeFields(arn: string): readonly string[] {
  const fields = arn.split(":");
  return [...fields, ...Array<string>(Math.max(0, FIELDS - fields.length)).fill("*")];
}

function nameOf(fields: readonly string[]): string {
  return fields.slice(FIELDS - 1).join(":");
}

/** Variables whose values AWS fixes. Tags, session names and headers are what the caller makes them. */
const FIXED_VARIABLES = [
  "aws:principalaccount",
  "aws:principalorgid",
  "aws:resourceaccount",
  "aws:userid",
  "aws:username",
];
/** Reads as a name and as an account. */
const FIXED_VALUE = "000000000000";

/**
 * The pattern with everything for a variable that the caller fills in, and with some text for one that AWS does.
 * `${*}`, `${?}` and `${$}` are plain characters, and a variable that is not closed is none that IAM knows.
 */
export function withoutVariables(resource: string): string {
  return resource.replace(/\$\{([^{}]*)\}?/g, (_whole, inner: string) => {
    if (/^[*?$]$/.test(inner)) return "$";
    return FIXED_VARIABLES.includes(inner.trim().toLowerCase()) ? FIXED_VALUE : "*";
  });
}

/**
 * Whether everything the inner pattern covers is covered by the outer one. Says no when it cannot tell: that a wildcard
 * reaches from one field of an ARN into the next is not documented.
 */
export function lies(inner: string, outer: string): boolean {
  if (hasUnknown(inner) || hasUnknown(outer)) return inner === outer && !hasUnknown(inner);
  if (inner === outer || /^\*+$/.test(outer)) return true;
  if (!mayLie(inner, outer)) return false;
  const [fields, outerFields] = [completeFields(inner), completeFields(outer)];
  return (
    fields.slice(0, FIELDS - 1).every((field, index) => mayLie(field, outerFields[index] ?? "")) &&
    mayLie(nameOf(fields), nameOf(outerFields))
  );
}

/** Whether the text of the outer pattern takes in the inner one, wherever the fields end. */
export function mayLie(inner: string, outer: string): boolean {
  if (inner === outer) return true;
  // A policy variable or a wildcard of the inner pattern must fall under a `*` of the outer one, never under a `?`.
  return (
    outer.includes("*") &&
    !outer.includes("?") &&
    !outer.includes("${") &&
    codesMatch(patternCodes(outer), inner)
  );
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
