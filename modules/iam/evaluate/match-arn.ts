/** ARN patterns: six segments between colons, each with wildcards of its own. */
import { everyOf, type Truth } from "./truth";
import { isNotKnownYet, unknown } from "./unknown";
import type { RequestKeys } from "./keys";
import { ANY_ONE, ANY_RUN, type PatternCode } from "../match";
import { codesMatchText, UNKNOWN_RUN } from "./match-text";
import { fillTemplate, isCodes, readTemplate, type Template, type TextTest } from "./variable";

/**
 * Where an ARN pattern stands. `Resource`: a `*` that ends the pattern reaches over colons. Condition: the
 * six segments are compared one by one. (IAM user guide, "Resource" and "Condition operators".)
 */
type ArnPlace = "Resource" | "Condition";

/** How a pattern is read. `completes`: missing fields are documented to be `*`, as in identity-based policies. */
interface ArnOptions {
  readonly variables: boolean;
  readonly completes?: boolean;
}

const COLON = ":".charCodeAt(0);
const SEGMENTS = 6;

/** Compiles an ARN pattern of a `Resource`, `NotResource` or `Arn...` condition. */
export function arnTest(pattern: string, place: ArnPlace, options: ArnOptions): TextTest {
  if (place === "Resource" && /^\*+$/.test(pattern)) return () => true;
  const read = readTemplate(pattern, { variables: options.variables, wildcards: true });
  const template = place === "Resource" ? withoutEarlyVariables(read) : read;
  const fixedTest = (codes: readonly PatternCode[]): TextTest =>
    place === "Resource" ? resourceTest(codes, options.completes ?? false) : fixedArnTest(codes, place);
  if (template.fixed && !template.fault) return fixedTest(template.fixed);
  return (actual, keys) => fillAndMatch(template, fixedTest, actual, keys);
}

function fillAndMatch(
  template: Template,
  fixedTest: (codes: readonly PatternCode[]) => TextTest,
  actual: string,
  keys: RequestKeys,
): Truth {
  const codes = fillTemplate(template, keys);
  if (codes === undefined) return false;
  return "because" in codes ? codes : fixedTest(codes)(actual, keys);
}

/**
 * In an identity-based policy AWS completes an ARN of fewer than six fields with `*`: `arn:aws:sqs` is
 * `arn:aws:sqs:*:*:*` (IAM user guide, "Identify AWS resources with ARNs"). Of other policies it says nothing, so
 * there an incomplete ARN covers at most what the completed one would, and whether it does is unknown.
 */
function resourceTest(codes: readonly PatternCode[], completes: boolean): TextTest {
  const written = fixedArnTest(codes, "Resource");
  const segments = splitCodes(codes);
  const missing = SEGMENTS - segments.length;
  // What begins with a wildcard is no ARN, incomplete or not.
  if (missing === 0 || segments[0]?.some((code) => code === ANY_RUN || code === ANY_ONE)) return written;
  const completion = Array.from({ length: missing }, () => [COLON, ANY_RUN]).flat();
  const completed = fixedArnTest([...codes, ...completion], "Resource");
  return (actual, keys) => {
    const [asWritten, asCompleted] = [written(actual, keys), completed(actual, keys)];
    if (asWritten === true || asCompleted === false) return asWritten;
    return completes ? asCompleted : unknown("pattern", "Resource");
  };
}

/** IAM has variables in a resource only after the fifth colon; what it does with others is not documented. */
function withoutEarlyVariables(template: Template): Template {
  let colons = 0;
  const parts = template.parts.map((part) => {
    if (!isCodes(part)) return colons < SEGMENTS - 1 ? [UNKNOWN_RUN] : part;
    colons += part.filter((code) => code === COLON).length;
    return part;
  });
  const fixed = parts.every(isCodes) ? parts.filter(isCodes).flat() : undefined;
  return { ...template, parts, ...(fixed && { fixed }) };
}

function fixedArnTest(codes: readonly PatternCode[], place: ArnPlace): TextTest {
  const segments = splitCodes(codes);
  const [head, last] = [segments.slice(0, -1), segments.at(-1) ?? []];
  const complete = segments.length === SEGMENTS || (place === "Resource" && last.at(-1) === ANY_RUN);
  const whole = (actual: string) => codesMatchText(codes, actual, "an ARN");
  // A part of unknown length may hold colons of its own: then the segments cannot be paired.
  if (head.flat().includes(UNKNOWN_RUN)) return (actual) => atMostUnknown(whole(actual));
  if (complete && head.flat().every((code) => code >= 0)) {
    // No wildcard before the last segment: there is nothing that could be read in two ways.
    const prefix = head.map((segment) => `${String.fromCharCode(...segment)}:`).join("");
    return (actual) => {
      if (actual.startsWith(prefix)) return codesMatchText(last, actual.slice(prefix.length), "an ARN");
      return isNotKnownYet(actual) && atMostUnknown(whole(actual));
    };
  }
  return (actual) => {
    const texts = splitText(actual, segments.length);
    const unpaired = texts.length < segments.length ? texts : texts.slice(0, -1);
    if (unpaired.some(isNotKnownYet)) return atMostUnknown(whole(actual));
    const strict =
      complete &&
      texts.length === segments.length &&
      everyOf(texts, (text, index) => codesMatchText(segments[index] ?? [], text, "an ARN"));
    if (strict !== false || (place === "Condition" && complete)) return strict;
    // Read as one text it would match, because a wildcard reaches over a colon: "it can", says the user guide.
    const loose = whole(actual);
    return loose === true ? unknown("pattern", place) : loose;
  };
}

function atMostUnknown(truth: Truth): Truth {
  return truth === true ? unknown("notKnownYet", "an ARN") : truth;
}

/** At most six segments; the last one keeps its colons. */
function splitCodes(codes: readonly PatternCode[]): readonly (readonly PatternCode[])[] {
  const segments: PatternCode[][] = [[]];
  for (const code of codes) {
    if (code === COLON && segments.length < SEGMENTS) segments.push([]);
    else segments.at(-1)?.push(code);
  }
  return segments;
}

function splitText(text: string, count: number): readonly string[] {
  const segments = text.split(":");
  if (segments.length <= count) return segments;
  return [...segments.slice(0, count - 1), segments.slice(count - 1).join(":")];
}
