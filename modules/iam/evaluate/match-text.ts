/** Patterns against texts of which either may hold parts that are not known yet. */
import { isNotKnownYet, NOT_KNOWN_YET, unknown } from "./unknown";
import type { Truth } from "./truth";
import { ANY_ONE, ANY_RUN, codesMatch, literalCodes, patternCodes, type PatternCode } from "../match";

/** Any text at all, nobody knows which. Beside the wildcards, and like them no character's code. */
export const UNKNOWN_RUN = -3;

/** A code that no character has, so that a certain match never rests on it. */
const NEVER = -4;

/** The codes of a text; parts that are not known yet become `UNKNOWN_RUN`. */
export function codesOf(text: string, wildcards: boolean): readonly PatternCode[] {
  const encode = wildcards ? patternCodes : literalCodes;
  if (!isNotKnownYet(text)) return encode(text);
  return text
    .split(NOT_KNOWN_YET)
    .flatMap((piece, index) => (index === 0 ? encode(piece) : [UNKNOWN_RUN, ...encode(piece)]));
}

/** Whether the text fits the codes: yes or no where every completion agrees, otherwise unknown. */
export function codesMatchText(codes: readonly PatternCode[], text: string, what: string): Truth {
  const knownText = !isNotKnownYet(text);
  if (knownText && !codes.includes(UNKNOWN_RUN)) return codesMatch(codes, text);
  const textCodes = codesOf(text, false);
  if (!couldMatch(codes, textCodes) || !couldMatch([...codes].reverse(), [...textCodes].reverse()))
    return false;
  return certainlyMatches(codes, text) ? true : unknown("notKnownYet", what);
}

/** Only `*` may stand for what is not known: `?` would have to know its length. */
function certainlyMatches(codes: readonly PatternCode[], text: string): boolean {
  const opaque = isNotKnownYet(text) ? [UNKNOWN_RUN, ANY_ONE] : [UNKNOWN_RUN];
  return codesMatch(
    codes.map((code) => (opaque.includes(code) ? NEVER : code)),
    text.replaceAll(NOT_KNOWN_YET, "\uFFFF"),
  );
}

/** Compares up to the first code that stands for a run: a mismatch before it is final. */
function couldMatch(pattern: readonly PatternCode[], text: readonly PatternCode[]): boolean {
  for (let at = 0; ; at++) {
    const [code, character] = [pattern[at], text[at]];
    if (code === ANY_RUN || code === UNKNOWN_RUN || character === UNKNOWN_RUN) return true;
    if (code === undefined || character === undefined) return code === character;
    if (code !== ANY_ONE && code !== character) return false;
  }
}
