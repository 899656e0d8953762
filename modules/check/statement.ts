/** A policy document as the judgement reads it: every statement checked for its shape and spread into lists. */
import { actionParts } from "../iam/actions";
import { toList, type ConditionBlock, type NamedPolicy, type PrincipalBlock } from "../iam/policy";
import { finding } from "./finding";
import { hasUnknown } from "./principal";
import type { Finding, FindingStatement } from "./report";

/** One well-formed statement. Lists that the statement does not have are absent, not empty. */
export interface ReadStatement {
  readonly policy: string;
  readonly at: FindingStatement;
  readonly effect: "Allow" | "Deny";
  readonly actions?: readonly string[];
  readonly notActions?: readonly string[];
  readonly resources?: readonly string[];
  readonly notResources?: readonly string[];
  readonly principal?: PrincipalBlock;
  readonly notPrincipal?: PrincipalBlock;
  readonly condition: ConditionBlock;
}

/** The statements that can be judged, and what is wrong with the document. */
interface ReadPolicy {
  readonly statements: readonly ReadStatement[];
  readonly findings: readonly Finding[];
}

type Kind = "identity" | "trust";

/** Reads one document. A statement with a fault is reported, and still judged as far as its lists go. */
export function readPolicy(policy: NamedPolicy, kind: Kind): ReadPolicy {
  const document: unknown = policy.document;
  const malformed = (what: string, at?: FindingStatement): Finding =>
    finding("malformed-policy", {
      policy: policy.name,
      ...(at && { statement: at }),
      why: `IAM refuses this: ${what}.`,
      remedy: "Correct the document; what IAM would make of it cannot be judged.",
    });
  if (!isObject(document)) return { statements: [], findings: [malformed("the document is not an object")] };
  const raw = document.Statement;
  const list: readonly unknown[] = Array.isArray(raw) ? raw : raw === undefined ? [] : [raw];
  if (list.length === 0) return { statements: [], findings: [malformed("it has no statement")] };
  const findings: Finding[] = [];
  if (document.Version !== undefined && !VERSIONS.includes(document.Version)) {
    findings.push(malformed("its Version is neither 2012-10-17 nor 2008-10-17"));
  }
  const statements: ReadStatement[] = [];
  const sids = new Set<string>();
  for (const [index, one] of list.entries()) {
    const sid = isObject(one) && typeof one.Sid === "string" && one.Sid !== "" ? one.Sid : undefined;
    const at: FindingStatement = { index, ...(sid !== undefined && { sid }) };
    if (!isObject(one)) {
      findings.push(malformed("the statement is not an object", at));
      continue;
    }
    findings.push(...shapeFaults(one, kind).map((what) => malformed(what, at)));
    if (sid !== undefined && sids.has(sid)) findings.push(malformed(`the Sid "${sid}" stands twice`, at));
    if (sid !== undefined) sids.add(sid);
    const effect = one.Effect === "Deny" ? "Deny" : "Allow";
    statements.push({
      policy: policy.name,
      at,
      effect,
      ...lists(one),
      ...(one.Principal !== undefined && { principal: one.Principal as PrincipalBlock }),
      ...(one.NotPrincipal !== undefined && { notPrincipal: one.NotPrincipal as PrincipalBlock }),
      condition: isObject(one.Condition) ? (one.Condition as ConditionBlock) : {},
    });
  }
  return { statements, findings };
}

const VERSIONS: readonly unknown[] = ["2012-10-17", "2008-10-17"];

const LISTS = {
  actions: "Action",
  notActions: "NotAction",
  resources: "Resource",
  notResources: "NotResource",
} as const;

function lists(one: Record<string, unknown>): Partial<Record<keyof typeof LISTS, readonly string[]>> {
  const found: Partial<Record<keyof typeof LISTS, readonly string[]>> = {};
  for (const [field, key] of Object.entries(LISTS) as [keyof typeof LISTS, string][]) {
    if (one[key] === undefined) continue;
    found[field] = toList(one[key]).filter((entry): entry is string => typeof entry === "string");
  }
  return found;
}

function shapeFaults(one: Record<string, unknown>, kind: Kind): readonly string[] {
  const faults: string[] = [];
  const both = (a: string, b: string): void => {
    if (one[a] !== undefined && one[b] !== undefined) faults.push(`${a} and ${b} stand together`);
  };
  if (one.Effect !== "Allow" && one.Effect !== "Deny") faults.push("Effect is neither Allow nor Deny");
  both("Action", "NotAction");
  both("Resource", "NotResource");
  both("Principal", "NotPrincipal");
  if (one.Action === undefined && one.NotAction === undefined) faults.push("there is no Action");
  const hasResource = one.Resource !== undefined || one.NotResource !== undefined;
  const hasPrincipal = one.Principal !== undefined || one.NotPrincipal !== undefined;
  if (kind === "identity" && !hasResource) faults.push("there is no Resource");
  if (kind === "identity" && hasPrincipal) faults.push("an identity policy names no Principal");
  if (kind === "trust" && hasResource) faults.push("a trust policy names no Resource");
  if (kind === "trust" && !hasPrincipal) faults.push("a trust policy needs a Principal");
  for (const key of Object.values(LISTS)) {
    const entries = toList(one[key]);
    if (one[key] !== undefined && entries.length === 0) faults.push(`${key} is empty`);
    if (entries.some((entry) => typeof entry !== "string"))
      faults.push(`${key} holds something that is no text`);
  }
  for (const action of [...toList(one.Action), ...toList(one.NotAction)]) {
    if (typeof action === "string" && !isActionText(action)) faults.push(`"${action}" is not service:Action`);
  }
  for (const resource of [...toList(one.Resource), ...toList(one.NotResource)]) {
    if (typeof resource === "string" && !isResourceText(resource)) faults.push(`"${resource}" is no ARN`);
  }
  if (one.Condition !== undefined && !isObject(one.Condition)) faults.push("Condition is not an object");
  if (typeof one.Sid === "string" && !/^[A-Za-z0-9]*$/.test(one.Sid) && !hasUnknown(one.Sid)) {
    faults.push(`the Sid "${one.Sid}" is not made of letters and digits`);
  }
  for (const key of Object.keys(one))
    if (!STATEMENT_KEYS.has(key)) faults.push(`it has the unknown field "${key}"`);
  return faults;
}

const STATEMENT_KEYS = new Set([
  ...["Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction"],
  ...["Resource", "NotResource", "Condition"],
]);

function isActionText(action: string): boolean {
  return hasUnknown(action) || action === "*" || actionParts(action).name !== "";
}

function isResourceText(resource: string): boolean {
  return hasUnknown(resource) || resource === "*" || resource.startsWith("arn:");
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
