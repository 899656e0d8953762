/** How a stored policy differs from the described one, statement by statement. Pure. */
import { canonicalPolicy } from "../iam/canonical";
import { toList, type OneOrMany, type PolicyDocument, type PolicyStatement } from "../iam/policy";
import type { ReasonKey } from "./reasons";

/** One difference. `detail` names what differs and never a condition's value: external IDs are there. */
export interface Change {
  /** The statement's Sid, or its place in the document as `#2`. */
  readonly statement: string;
  readonly reason: Extract<
    ReasonKey,
    | "statement-missing"
    | "statement-added"
    | "statement-narrowed"
    | "statement-changed"
    | "deny-missing"
    | "deny-added"
  >;
  readonly detail: string;
}

/** All differences, none for documents that mean the same. Statements belong together by Sid, else by content. */
export function policyChanges(
  described: PolicyDocument,
  live: PolicyDocument,
  partition: string,
): readonly Change[] {
  const wanted = statementsOf(described, partition);
  const found = statementsOf(live, partition);
  const version =
    (described.Version ?? "2008-10-17") === (live.Version ?? "2008-10-17") ? [] : [versionChange()];
  // Equal statements first, so that a copy under another Sid does not hide what happened to the original.
  const [missing, added] = withoutPairs(wanted, found, (a, b) => a.text === b.text);
  const pairs = missing.flatMap((a) => {
    const partner = added.find((b) => a.statement.Sid !== undefined && b.statement.Sid === a.statement.Sid);
    return partner ? [[a, partner] as const] : [];
  });
  const changed = pairs.map(([a, b]) => statementChange(a, b));
  const gone = missing.filter((a) => !pairs.some(([one]) => one === a)).map(goneStatement);
  const fresh = added.filter((b) => !pairs.some(([, one]) => one === b)).map(newStatement);
  return [...version, ...changed, ...gone, ...fresh];
}

interface Placed {
  readonly name: string;
  readonly statement: PolicyStatement;
  readonly text: string;
}

function statementsOf(document: PolicyDocument, partition: string): readonly Placed[] {
  return toList<PolicyStatement>(document.Statement).map((statement, index) => {
    const [canonical] = toList<PolicyStatement>(
      canonicalPolicy({ Statement: [statement] }, partition).Statement,
    );
    const one = canonical ?? statement;
    return { name: statement.Sid ?? `#${index + 1}`, statement: one, text: JSON.stringify(one) };
  });
}

function withoutPairs<T>(
  a: readonly T[],
  b: readonly T[],
  equal: (x: T, y: T) => boolean,
): readonly [T[], T[]] {
  const left = [...b];
  const alone = a.filter((x) => {
    const at = left.findIndex((y) => equal(x, y));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return [alone, left];
}

/** An older version of the language reads `${...}` as plain text, so the same words mean something else. */
function versionChange(): Change {
  return {
    statement: "Version",
    reason: "statement-changed",
    detail: "The version of the policy language differs.",
  };
}

function goneStatement({ name, statement }: Placed): Change {
  if (statement.Effect === "Deny")
    return { statement: name, reason: "deny-missing", detail: `Deny ${summary(statement)}` };
  return { statement: name, reason: "statement-missing", detail: `Allow ${summary(statement)}` };
}

function newStatement({ name, statement }: Placed): Change {
  const reason = statement.Effect === "Deny" ? "deny-added" : "statement-added";
  return { statement: name, reason, detail: `${statement.Effect} ${summary(statement)}` };
}

function summary({
  Action,
  NotAction,
  Resource,
  NotResource,
  Principal,
  NotPrincipal,
  Condition,
}: PolicyStatement): string {
  const part = (word: string, value: unknown) => (value === undefined ? [] : [`${word} ${show(value)}`]);
  return [
    ...part("actions", Action),
    ...part("all actions but", NotAction),
    ...part("on", Resource),
    ...part("on all but", NotResource),
    ...part("for", Principal),
    ...part("for all but", NotPrincipal),
    ...(Condition === undefined
      ? ["without condition"]
      : [`under conditions on ${conditionKeys(Condition).join(", ")}`]),
  ].join(" ");
}

function show(value: unknown): string {
  if (Array.isArray(value)) return value.join(", ");
  return typeof value === "string" ? value : JSON.stringify(value);
}

function conditionKeys(condition: NonNullable<PolicyStatement["Condition"]>): readonly string[] {
  return Object.entries(condition).flatMap(([operator, keys]) =>
    Object.keys(keys).map((key) => `${operator} ${key}`),
  );
}

const LISTS = ["Action", "Resource", "Principal"] as const;
const OTHERS = ["Effect", "NotAction", "NotResource", "NotPrincipal"] as const;

/** A statement with the same Sid and another content: narrower only if that is certain. */
function statementChange({ name, statement: described }: Placed, { statement: live }: Placed): Change {
  const lists = LISTS.map((key) => ({ key, ...listChange(entries(described[key]), entries(live[key])) }));
  const others = OTHERS.filter((key) => JSON.stringify(described[key]) !== JSON.stringify(live[key]));
  const conditions = conditionChange(described.Condition ?? {}, live.Condition ?? {});
  const fewer =
    others.length === 0 && conditions.lost.length === 0 && lists.every(({ added }) => added.length === 0);
  const more =
    others.length === 0 &&
    conditions.gained.length === 0 &&
    lists.every(({ removed }) => removed.length === 0);
  const narrowed = described.Effect === "Deny" ? more : fewer;
  const words = [
    ...lists.flatMap(({ key, added, removed }) => [
      ...(added.length > 0 ? [`${key} has ${added.join(", ")} that is not described`] : []),
      ...(removed.length > 0 ? [`${key} lacks ${removed.join(", ")}`] : []),
    ]),
    ...others.map((key) => `${key} differs`),
    ...conditions.lost.map((key) => `condition ${key} is missing or differs`),
    ...conditions.gained.map((key) => `condition ${key} is not described or differs`),
  ];
  const detail = [...new Set(words)].join("; ");
  return { statement: name, reason: narrowed ? "statement-narrowed" : "statement-changed", detail };
}

function entries(
  value: string | readonly string[] | Readonly<Record<string, OneOrMany>> | undefined,
): readonly string[] {
  if (value === undefined) return [];
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value as readonly string[];
  return Object.entries(value).flatMap(([type, ids]) => toList<string>(ids).map((id) => `${type} ${id}`));
}

function listChange(described: readonly string[], live: readonly string[]) {
  return {
    added: live.filter((one) => !described.includes(one)),
    removed: described.filter((one) => !live.includes(one)),
  };
}

type Conditions = NonNullable<PolicyStatement["Condition"]>;

function conditionChange(described: Conditions, live: Conditions) {
  const differing = (a: Conditions, b: Conditions) =>
    Object.entries(a).flatMap(([operator, keys]) =>
      Object.entries(keys)
        .filter(([key, values]) => JSON.stringify(values) !== JSON.stringify(b[operator]?.[key]))
        .map(([key]) => `${operator} ${key}`),
    );
  return { lost: differing(described, live), gained: differing(live, described) };
}
