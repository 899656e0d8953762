/** What a line of a verification can say. */

/**
 * `passed`: reality is what was promised. `gap`: a permission is missing. `finding`: something is allowed that must not be.
 * `warning`: access works, data will be missing. `inconclusive`: asked, and the answer says nothing. `untested`: not asked,
 * or nothing can be learned by asking.
 */
export const VERDICTS = ["finding", "inconclusive", "gap", "warning", "untested", "passed"] as const;

export type Verdict = (typeof VERDICTS)[number];

/** Exit codes of a verification, in the order of what outranks what. */
export const EXIT_CODES = { passed: 0, gap: 1, finding: 2, inconclusive: 3, interrupted: 130 } as const;

/** How many lines have each verdict. */
export type Counts = Readonly<Record<Verdict, number>>;

/** Counts the verdicts. */
export function countVerdicts(verdicts: readonly Verdict[]): Counts {
  const count = (verdict: Verdict) => verdicts.filter((one) => one === verdict).length;
  return {
    finding: count("finding"),
    inconclusive: count("inconclusive"),
    gap: count("gap"),
    warning: count("warning"),
    untested: count("untested"),
    passed: count("passed"),
  };
}

/** The exit code. `strict` takes what was not tested for inconclusive. */
export function exitCode(counts: Counts, strict = false): number {
  if (counts.finding > 0) return EXIT_CODES.finding;
  if (counts.inconclusive > 0 || (strict && counts.untested > 0)) return EXIT_CODES.inconclusive;
  if (counts.gap > 0) return EXIT_CODES.gap;
  // Nothing wrong because nothing was tested is not a pass.
  return counts.passed > 0 ? EXIT_CODES.passed : EXIT_CODES.inconclusive;
}
