/** Wildcards as IAM has them: `*` is any run of characters (none too), `?` is exactly one. */

/** One character of a pattern: its UTF-16 code, or one of the wildcards below. */
export type PatternCode = number;

/** `*`. Negative, so that it is no character's code. */
export const ANY_RUN = -1;
/** `?`. */
export const ANY_ONE = -2;

const STAR = "*".charCodeAt(0);
const QUESTION_MARK = "?".charCodeAt(0);

/** How a pattern is compared. Actions ignore case, resources and `StringLike` do not. */
interface MatchOptions {
  readonly caseSensitive: boolean;
}

/** Whether the whole text fits the pattern. Linear in practice; never a regular expression. */
export function matchesPattern(pattern: string, text: string, options: MatchOptions): boolean {
  return options.caseSensitive
    ? codesMatch(patternCodes(pattern), text)
    : codesMatch(patternCodes(pattern.toLowerCase()), text.toLowerCase());
}

/**
 * Whether an action pattern of a policy (`s3:Get*`, `*`) covers the action (`s3:GetObject`), ignoring case.
 * A pattern without a service prefix, other than `*`, covers nothing: IAM refuses it. A wildcard in the prefix
 * is read in the widest way, so that an expansion never shows too little.
 */
export function actionMatches(pattern: string, action: string): boolean {
  if (pattern === "*") return true;
  const [patternColon, actionColon] = [pattern.indexOf(":"), action.indexOf(":")];
  if (patternColon < 0 || actionColon < 0) return false;
  const options = { caseSensitive: false };
  return (
    matchesPattern(pattern.slice(0, patternColon), action.slice(0, actionColon), options) &&
    matchesPattern(pattern.slice(patternColon + 1), action.slice(actionColon + 1), options)
  );
}

/** The codes of a pattern, its `*` and `?` read as wildcards. */
export function patternCodes(pattern: string): readonly PatternCode[] {
  return literalCodes(pattern).map((code) =>
    code === STAR ? ANY_RUN : code === QUESTION_MARK ? ANY_ONE : code,
  );
}

/** The codes of a text in which `*` and `?` stand for themselves. */
export function literalCodes(text: string): PatternCode[] {
  return Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
}

/** Whether the whole text fits: on a mismatch the last `*` takes one more character. */
export function codesMatch(pattern: readonly PatternCode[], text: string): boolean {
  let [at, read, lastRun, resumeAt] = [0, 0, -1, 0];
  while (read < text.length) {
    const code = pattern[at];
    if (code === ANY_RUN) {
      lastRun = at++;
      resumeAt = read;
    } else if (code === ANY_ONE || code === text.charCodeAt(read)) {
      at++;
      read++;
    } else if (lastRun >= 0) {
      at = lastRun + 1;
      read = ++resumeAt;
    } else {
      return false;
    }
  }
  while (pattern[at] === ANY_RUN) at++;
  return at === pattern.length;
}
