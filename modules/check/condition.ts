/** Reading condition blocks: which values a statement really insists on. */
import { toList, type ConditionBlock } from "../iam/policy";
import { hasUnknown } from "./principal";

/** One line of a condition block. */
export interface Clause {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

/** The block as a list. Values that are no text (numbers, booleans) become text, as IAM does it. */
export function clausesOf(condition: ConditionBlock): readonly Clause[] {
  return Object.entries(condition).flatMap(([operator, keys]) =>
    Object.entries(keys ?? {}).map(([key, values]) => ({
      operator,
      key,
      values: toList(values).map(String),
    })),
  );
}

/** How firmly a key is fixed: to exact values, not at all, only seemingly, or it cannot be told yet. */
export type Fixed = "exact" | "absent" | "weak" | "unknown";

/** How firmly the clauses fix the key. Any exact clause is enough: all clauses of a statement must hold. */
export function fixedness(clauses: readonly Clause[], key: string): Fixed {
  const about = clauses.filter((clause) => clause.key.toLowerCase() === key.toLowerCase());
  if (about.length === 0) return "absent";
  const exact = about.filter(({ operator }) => /^StringEquals$/i.test(operator));
  if (exact.some(({ values }) => values.length > 0 && values.every(isExactValue))) return "exact";
  const literal = about.filter(({ operator }) => /^StringLike$/i.test(operator));
  const unknownValue = [...exact, ...literal].some(({ values }) => values.some(hasUnknown));
  return unknownValue && exact.length > 0 ? "unknown" : "weak";
}

/** At least two characters, as STS asks of an external ID; no wildcard, no policy variable, nothing unknown. */
function isExactValue(value: string): boolean {
  return value.trim().length >= 2 && !/[*?]|\$\{/.test(value) && !hasUnknown(value);
}

/** Why the clauses can never hold together, or nothing. Looks at the plain cases only. */
export function contradiction(clauses: readonly Clause[]): string | undefined {
  const named = (pattern: RegExp, key: string): readonly Clause[] =>
    clauses.filter((clause) => pattern.test(clause.operator) && clause.key.toLowerCase() === key);
  for (const key of new Set(clauses.map((clause) => clause.key.toLowerCase()))) {
    const equals = named(/^StringEquals$/i, key);
    const differs = named(/^StringNotEquals$/i, key).flatMap(({ values }) => values);
    const absent = named(/^Null$/i, key).some(({ values }) => values.every((value) => value === "true"));
    if (absent && equals.length > 0) return `${key} has to be absent and to have a value`;
    for (const { values } of equals) {
      if (values.length === 0) return `${key} has to equal one of no values`;
      if (values.every((value) => differs.includes(value)))
        return `${key} has to equal and to differ from one value`;
    }
    const after = latest(
      named(/^DateGreaterThan(Equals)?$/i, key).map(({ values }) => earliest(times(values))),
    );
    const before = earliest(
      named(/^DateLessThan(Equals)?$/i, key).map(({ values }) => latest(times(values))),
    );
    if (after !== undefined && before !== undefined && after >= before)
      return `${key} has to be after its own end`;
  }
  return undefined;
}

/** The end that the clauses set with `DateLessThan aws:CurrentTime` (also with `Equals`) as ISO 8601, or nothing. */
export function expiryOf(clauses: readonly Clause[]): string | undefined {
  const ends = clauses
    .filter((clause) => /^DateLessThan(Equals)?$/i.test(clause.operator))
    .filter((clause) => clause.key.toLowerCase() === "aws:currenttime")
    .map(({ values }) => latest(times(values)));
  const end = earliest(ends);
  return end === undefined ? undefined : new Date(end).toISOString();
}

/** Several values of one clause are alternatives; several clauses must all hold. */
function times(values: readonly string[]): readonly (number | undefined)[] {
  return values.map((value) => Date.parse(value));
}

function latest(all: readonly (number | undefined)[]): number | undefined {
  return sorted(all).at(-1);
}

function earliest(all: readonly (number | undefined)[]): number | undefined {
  return sorted(all)[0];
}

function sorted(all: readonly (number | undefined)[]): readonly number[] {
  return all
    .filter((time): time is number => time !== undefined && !Number.isNaN(time))
    .sort((a, b) => a - b);
}
