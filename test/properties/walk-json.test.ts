import fc from "fast-check";
import { walkJson } from "../../modules/tfvars/walk-json";

const WHITE = ["", " ", "\t", "\r\n", "  "] as const;

/** JSON in any layout that the grammar allows. */
const texts = fc
  .tuple(fc.dictionary(fc.string({ unit: "binary" }), fc.jsonValue()), fc.constantFrom(...WHITE))
  .map(([value, space]) => ({ value, text: `${space}${JSON.stringify(value, null, space)}${space}` }));

describe("agreement with JSON.parse", () => {
  it("finds every member of the outermost object, and its value where it stands", () => {
    fc.assert(
      fc.property(texts, ({ value, text }) => {
        const { members, fault } = walkJson(text);
        expect(fault).toBeUndefined();
        const read = members.map(
          ({ name, value: at, end }) => [name, JSON.parse(text.slice(at, end))] as const,
        );
        expect(Object.fromEntries(read)).toEqual(JSON.parse(JSON.stringify(value)));
        for (const { start } of members) expect(text[start]).toBe('"');
      }),
    );
  });

  it("refuses a damaged text exactly when JSON.parse does", () => {
    const noise = fc.constantFrom(...'{}[]",:\\0e.-\n\u0001x', "null", "\u00a0");
    fc.assert(
      fc.property(texts, noise, fc.nat(), fc.nat({ max: 2 }), ({ text }, piece, place, removed) => {
        const at = place % (text.length + 1);
        const damaged = text.slice(0, at) + piece + text.slice(at + removed);
        let valid = true;
        try {
          JSON.parse(damaged);
        } catch {
          valid = false;
        }
        expect({ damaged, valid: walkJson(damaged).fault === undefined }).toEqual({ damaged, valid });
      }),
      { numRuns: 500 },
    );
  });
});
