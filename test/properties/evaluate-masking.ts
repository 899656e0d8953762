/** Random questions of which parts are hidden, beside the same questions in full. */
import fc from "fast-check";
import { NOT_KNOWN_YET } from "../../modules/iam/evaluate/unknown";
import { question, type Question } from "./evaluate-arbitraries";

/** What has no value that could be unknown: the caller, the action, and the frame of a document. */
const STRUCTURAL = new Set([
  "Version",
  "name",
  "accountId",
  "type",
  "arn",
  "roleArn",
  "resourceAccountId",
  "action",
]);

/** A question, and the same one with some of its texts, or the ends of them, not known yet. */
export const masked: fc.Arbitrary<readonly [Question, Question]> = fc
  .tuple(question, fc.array(fc.nat(), { minLength: 7, maxLength: 40 }))
  .map(([asked, seeds]) => [asked, hide(asked, seeds)]);

function hide(asked: Question, seeds: readonly number[]): Question {
  let place = 0;
  const walk = (value: unknown, key: string): unknown => {
    if (typeof value === "string")
      return STRUCTURAL.has(key) ? value : hideText(value, seeds[place++ % seeds.length] ?? 0);
    if (Array.isArray(value)) return value.map((item: unknown) => walk(item, key));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, walk(item, name)]));
  };
  return walk(asked, "") as Question;
}

/** One text in six is hidden whole, one in six from a place on or up to it. */
function hideText(text: string, seed: number): string {
  if (seed % 6 === 0) return NOT_KNOWN_YET;
  if (seed % 6 !== 1) return text;
  const cut = seed % (text.length + 1);
  return seed % 4 < 2 ? text.slice(0, cut) + NOT_KNOWN_YET : NOT_KNOWN_YET + text.slice(cut);
}
