/** ARN patterns: six segments between colons, each with wildcards of its own. */
import { everyOf, type Truth } from "./truth";
import { isNotKnownYet, unknown } from "./unknown";
import type { RequestKeys } from "./keys";
import { ANY_RUN, type PatternCode } from "../match";
import { codesMatchText, UNKNOWN_RUN } from "./match-text";
import { fillTemplate, isCodes, readTemplate, type Template, type TextTest } from "./variable";

/**
 * Where an ARN pattern stands. `Resource`: a `*` that ends the pattern reaches over colons. Condition: the
 * six segments are compared one by one. (IAM user guide, "Resource" and "Condition operators".)
 */
type ArnPlace = "Resource" | "Condition";

const COLON = ":".charCodeAt(0);
const SEGMENTS = 6;

/** Compiles an ARN pattern of a `Resource`, `NotResource` or `Arn...` condition. */
export function arnTest(
  pattern: string,
  place: ArnPlace,
  options: { readonly variables: boolean },
): TextTest {
  if (place === "Resource" && /^\*+$/.test(pattern)) return () => true;
  const read = readTemplate(pattern, { ...options, wildcards: true });
  const template = place === "Resource" ? withoutEarlyVariables(read) : read;
  if (template.fixed && !template.fault) return fixedArnTest(template.fixed, place);
  return (actual, keys) => fillAndMatch(template, place, actual, keys);
}

function fillAndMatch(template: Template, place: ArnPlace, actual: string, keys: RequestKeys): Truth {
  const codes = fillTemplate(template, keys);
  if (codes === undefined) return false;
  return "because" in codes ? codes : fixedArnTest(codes, place)(actual, keys);
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
