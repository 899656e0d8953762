/** Faults of an input: every one is reported, each with field, rule, value (never a secret) and remedy. */

/** What the command line answers with for wrong usage or input (EX_USAGE of sysexits.h). */
export const EXIT_USAGE = 64;

/** One fault of an input. */
export interface Fault {
  /** The field as its user knows it: `external_id`, `--plan`, `Statement[2].Action`. */
  readonly field: string;
  /** What must hold, as the end of "FIELD must ...": `be exactly 12 digits`. */
  readonly rule: string;
  /** What was received, as it may be shown. Absent for secrets and for missing values. */
  readonly value?: string;
  /** What to do about it, as a sentence. */
  readonly remedy: string;
}

/** All faults of one input, thrown at once. */
export class InputError extends Error {
  override readonly name = "InputError";

  constructor(readonly faults: readonly Fault[]) {
    super(faults.map(faultText).join("\n"));
  }
}

/** One line for a person: `'external_id' must be ..., got: "x". Ask the vendor for it.` */
export function faultText(fault: Fault): string {
  const got = fault.value === undefined ? "" : `, got: ${JSON.stringify(fault.value)}`;
  return `'${fault.field}' must ${fault.rule}${got}. ${fault.remedy}`;
}

/** Throws when there is at least one fault; does nothing otherwise. */
export function throwFaults(faults: readonly Fault[]): void {
  if (faults.length > 0) throw new InputError(faults);
}

/** The candidate nearest to a misspelt word, when it is near enough to be meant: a third of its length, or its beginning. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(word.length / 3)) + 1;
  const lower = word.toLowerCase();
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= bestDistance) continue;
    const distance = editDistance(lower, candidate.toLowerCase());
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return (
    best ?? [...candidates].find((candidate) => word.length >= 4 && candidate.toLowerCase().startsWith(lower))
  );
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next[j] = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, substitution);
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
