/** The long run of test/properties/evaluate.test.ts: `npm run test:exhaustive`. */
import fc from "fast-check";
import { evaluate } from "../../modules/iam/evaluate";
import { question } from "../properties/evaluate-arbitraries";
import { masked } from "../properties/evaluate-masking";
import { compare } from "../properties/evaluate-oracle";

test("20,000 random questions, and no disagreement with the oracle left unexplained", () => {
  const tally = { agreed: 0, unknown: 0, explained: 0, disagreed: 0 };
  fc.assert(
    fc.property(question, (asked) => {
      const outcome = compare(asked);
      tally[outcome]++;
      return outcome !== "disagreed";
    }),
    { numRuns: 20_000 },
  );
  console.log(tally);
  // What is set aside must stay the exception, or the comparison would prove nothing.
  expect(tally.agreed).toBeGreaterThan(19_600);
});

test("20,000 random questions with hidden parts: what is decided stays decided when they are known", () => {
  fc.assert(
    fc.property(masked, ([asked, hidden]) => {
      const before = evaluate(hidden.request, hidden.layers).effect;
      return before === "unknown" || evaluate(asked.request, asked.layers).effect === before;
    }),
    { numRuns: 20_000 },
  );
});
