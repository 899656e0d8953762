/** A policy document as the judgement reads it: every statement checked for its shape and spread into lists. */
import { actionParts, isAscii } from "../iam/actions";
import { toList, type ConditionBlock, type NamedPolicy, type PrincipalBlock } from "../iam/policy";
import { repeatedKey } from "../iam/repeated-key";
import { finding } from "./finding";
import { hasUnknown, UNKNOWN_VALUE } from "./principal";
import type { Finding, FindingStatement } from "./report";
import { isOnlySometimes, SOMETIMES } from "./sometimes";

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
  /** Whether it exists depends on a switch that the input does not decide. */
  readonly sometimes?: true;
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
  if (!isObject(document)) return { statements: [], findings: [malformed(noDocument(document))] };
  const raw = document.Statement;
  const list: readonly unknown[] = Array.isArray(raw) ? raw : raw === undefined ? [] : [raw];
  if (list.length === 0) return { statements: [], findings: [malformed("it has no statement")] };
  const untold = (what: string, at?: FindingStatement): Finding =>
    finding("value-not-known", {
      policy: policy.name,
      ...(at && { statement: at }),
      why: `${what} a value that the input does not tell.`,
      remedy: "Judge again where the value is known: the plan after apply, or the live role.",
    });
  const findings: Finding[] = Object.keys(document).some(hasUnknown) ? [untold("The document holds")] : [];
  if (isUntold(document.Version)) {
    findings.push(untold("Version is"));
  } else if (document.Version !== undefined && !VERSIONS.includes(document.Version)) {
    findings.push(malformed("its Version is neither 2012-10-17 nor 2008-10-17"));
  }
  const statements: ReadStatement[] = [];
  const sids = new Set<string>();
  for (const [index, one] of list.entries()) {
    const sid = isObject(one) && typeof one.Sid === "string" && one.Sid !== "" ? one.Sid : undefined;
    const at: FindingStatement = { index, ...(sid !== undefined && { sid }) };
    if (!isObject(one)) {
      findings.push(
        isUntold(one) ? untold("The statement is", at) : malformed("the statement is not an object", at),
      );
      continue;
    }
    findings.push(...shapeFaults(one, kind).map((what) => malformed(what, at)));
    findings.push(...untoldFields(one).map((field) => untold(`${field} holds`, at)));
    // Both ways of a switch may have the same Sid: only one of them will be there.
    const sometimes = isOnlySometimes(one);
    if (sid !== undefined && sids.has(sid) && !sometimes)
      findings.push(malformed(`the Sid "${sid}" stands twice`, at));
    if (sid !== undefined) sids.add(sid);
    const effect = one.Effect === "Deny" ? "Deny" : "Allow";
    statements.push({
      policy: policy.name,
      at,
      effect,
      ...lists(one),
      ...(isPrincipalBlock(one.Principal) && { principal: one.Principal }),
      ...(isPrincipalBlock(one.NotPrincipal) && { notPrincipal: one.NotPrincipal }),
      condition: conditionOf(one),
      ...(sometimes && { sometimes }),
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
  if (one.Effect !== "Allow" && one.Effect !== "Deny" && !isUntold(one.Effect))
    faults.push("Effect is neither Allow nor Deny");
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
  for (const key of ["Principal", "NotPrincipal"]) {
    if (one[key] !== undefined && !isPrincipalBlock(one[key])) faults.push(`${key} names nobody`);
  }
  faults.push(...conditionFaults(one.Condition));
  if (typeof one.Sid === "string" && !/^[A-Za-z0-9]*$/.test(one.Sid) && !hasUnknown(one.Sid)) {
    faults.push(`the Sid "${one.Sid}" is not made of letters and digits`);
  }
  for (const key of Object.keys(one))
    if (!STATEMENT_KEYS.has(key) && !hasUnknown(key)) faults.push(`it has the unknown field "${key}"`);
  return faults;
}

function isPrincipalBlock(value: unknown): value is PrincipalBlock {
  return typeof value === "string" || isObject(value);
}

function conditionFaults(condition: unknown): readonly string[] {
  if (condition === undefined || isUntold(condition)) return [];
  if (!isObject(condition)) return ["Condition is not an object"];
  return Object.entries(condition).flatMap(([operator, keys]) => {
    if (isUntold(keys)) return [];
    if (!isObject(keys)) return [`${operator} is not an object`];
    return Object.entries(keys)
      .filter(([, values]) => toList<unknown>(values).some((value) => !isScalar(value)))
      .map(([key]) => `the value of ${key} is no text`);
  });
}

/** An operator of which nothing is told still asks for something. */
function conditionOf({ Condition: condition }: Record<string, unknown>): ConditionBlock {
  if (isUntold(condition)) return { [UNKNOWN_VALUE]: {} };
  if (!isObject(condition)) return {};
  const operators = Object.entries(condition).map(([operator, keys]) => [
    operator,
    isObject(keys) ? keys : {},
  ]);
  return Object.fromEntries(operators) as ConditionBlock;
}

/** Fields of which the shape itself is not told. Values inside them are reported with the statement. */
function untoldFields(one: Record<string, unknown>): readonly string[] {
  const { Effect: effect, Condition: condition } = one;
  const operators = isObject(condition) ? Object.values(condition) : [condition];
  return [
    ...(isUntold(effect) ? ["Effect"] : []),
    ...(operators.some(isUntold) ? ["Condition"] : []),
    ...(Object.keys(one).some((key) => hasUnknown(key) && !STATEMENT_KEYS.has(key)) ? ["The statement"] : []),
  ];
}

const STATEMENT_KEYS = new Set([
  ...["Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction"],
  ...["Resource", "NotResource", "Condition", SOMETIMES],
]);

/** A reader leaves a text as it is where it cannot tell what the text means. */
function noDocument(document: unknown): string {
  if (typeof document !== "string") return "the document is not an object";
  try {
    JSON.parse(document);
  } catch {
    return "the document is not JSON";
  }
  const key = repeatedKey(document);
  return key === undefined
    ? "the document is not an object"
    : `"${key}" stands twice in one object, and only one can count`;
}

/** What is beyond ASCII is no action, though lower case may make one of it: the Kelvin sign becomes a `k`. */
function isActionText(action: string): boolean {
  if (!isAscii(action.replaceAll(UNKNOWN_VALUE, ""))) return false;
  return hasUnknown(action) || action === "*" || actionParts(action).name !== "";
}

function isResourceText(resource: string): boolean {
  return hasUnknown(resource) || resource === "*" || resource.startsWith("arn:");
}

function isUntold(value: unknown): boolean {
  return typeof value === "string" && hasUnknown(value);
}

function isScalar(value: unknown): boolean {
  return ["string", "number", "boolean"].includes(typeof value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
