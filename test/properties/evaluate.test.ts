/** Laws of the evaluator, and its answers beside those of an independent one. */
import fc from "fast-check";
import type { Decision } from "../../modules/iam/decision";
import { evaluate } from "../../modules/iam/evaluate";
import { toList, type NamedPolicy, type PolicyStatement } from "../../modules/iam/policy";
import { question, type Question } from "./evaluate-arbitraries";
import { DEPARTURES } from "./evaluate-departures";
import { masked } from "./evaluate-masking";
import { askOracle, compare, prepareOracle } from "./evaluate-oracle";

const answer = ({ request, layers }: Question): Decision => evaluate(request, layers);
const WEIGHT = { denied: 0, unknown: 1, allowed: 2 } as const;
const weigh = (asked: Question): number => WEIGHT[answer(asked).effect];

/** Every policy of a question, put through a change. */
function changePolicies(
  { request, layers }: Question,
  change: (policy: NamedPolicy) => NamedPolicy,
  reorder: <T>(items: readonly T[]) => readonly T[] = (items) => items,
): Question {
  const { identity, resource, boundary, session, serviceControl, resourceControl } = layers;
  const all = (policies: readonly NamedPolicy[]) => reorder(policies.map(change));
  return {
    request,
    layers: {
      identity: all(identity),
      ...(resource && { resource: change(resource) }),
      ...(boundary && { boundary: change(boundary) }),
      ...(session && { session: all(session) }),
      ...(serviceControl && { serviceControl: reorder(serviceControl.map(all)) }),
      ...(resourceControl && { resourceControl: reorder(resourceControl.map(all)) }),
    },
  };
}

const withStatements = (
  { name, document }: NamedPolicy,
  change: (statements: readonly PolicyStatement[]) => readonly PolicyStatement[],
): NamedPolicy => ({ name, document: { ...document, Statement: change(toList(document.Statement)) } });

/** The question with one more statement in every policy that can hold it. */
function adding(asked: Question, extra: PolicyStatement): Question {
  const { Resource, ...withoutResource } = extra;
  return changePolicies(asked, (policy) => {
    const isOfResource = policy.name === "resource" || policy.name.startsWith("rcp");
    const statement = isOfResource
      ? { ...(policy.name === "resource" ? withoutResource : extra), Principal: "*" as const }
      : { ...withoutResource, Resource: Resource ?? "*" };
    return withStatements(policy, (statements) => [...statements, statement]);
  });
}

const donor = question.map(({ layers }): Partial<PolicyStatement> => {
  const [first] = toList(layers.identity[0]?.document.Statement);
  return first ?? { Action: "*", Resource: "*" };
});

describe("beside an independent evaluator", () => {
  test("no disagreement is left unexplained", () => {
    const tally = { agreed: 0, unknown: 0, explained: 0, disagreed: 0 };
    fc.assert(
      fc.property(question, (asked) => {
        const outcome = compare(asked);
        tally[outcome]++;
        return outcome !== "disagreed";
      }),
      { numRuns: 400 },
    );
    expect(tally.agreed).toBeGreaterThan(360);
  });

  test.each(DEPARTURES)(
    "$name: the departure is real, and rewording removes it",
    ({ name, asked, expected }) => {
      const { effect, ...rest } = answer(asked);
      const ours = "kind" in rest ? rest.kind : effect;
      expect(ours).toBe(expected);
      expect(askOracle(prepareOracle(asked, name))).not.toBe(expected);
      expect(compare(asked)).toBe(name === "session-policy-on-direct-grant" ? "explained" : "agreed");
    },
  );
});

describe("laws", () => {
  test("the order of statements, policies and levels does not matter", () => {
    fc.assert(
      fc.property(question, fc.boolean(), (asked, rotate) => {
        const reorder = <T>(items: readonly T[]): readonly T[] =>
          rotate ? [...items.slice(1), ...items.slice(0, 1)] : [...items].reverse();
        const turned = changePolicies(asked, (policy) => withStatements(policy, reorder), reorder);
        const [before, after] = [answer(asked), answer(turned)];
        return (
          before.effect === after.effect &&
          ("kind" in before && "kind" in after ? before.kind === after.kind : true)
        );
      }),
      { numRuns: 300 },
    );
  });

  test("one more Deny never widens", () => {
    fc.assert(
      fc.property(question, donor, (asked, extra) => {
        expect(weigh(adding(asked, { ...extra, Effect: "Deny" }))).toBeLessThanOrEqual(weigh(asked));
      }),
      { numRuns: 300 },
    );
  });

  test("one more Allow never narrows", () => {
    fc.assert(
      fc.property(question, donor, (asked, extra) => {
        expect(weigh(adding(asked, { ...extra, Effect: "Allow" }))).toBeGreaterThanOrEqual(weigh(asked));
      }),
      { numRuns: 300 },
    );
  });

  test("what is decided although a value is not known yet stays decided when it is known", () => {
    let decided = 0;
    fc.assert(
      fc.property(masked, ([asked, hidden]) => {
        const before = answer(hidden).effect;
        if (before === "unknown") return;
        decided++;
        expect(answer(asked).effect).toBe(before);
      }),
      { numRuns: 500 },
    );
    // A law about decided questions says nothing when nearly all are unknown.
    expect(decided).toBeGreaterThan(100);
  });

  test("the question is not changed by being asked", () => {
    fc.assert(
      fc.property(question, (asked) => {
        const before = JSON.stringify(asked);
        deepFreeze(asked);
        answer(asked);
        expect(JSON.stringify(asked)).toBe(before);
      }),
      { numRuns: 100 },
    );
  });
});

function deepFreeze(value: unknown): void {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  Object.values(value).forEach(deepFreeze);
}
