/** What test/check samples, in full: every write action of the catalogue for every vendor, and every expansion. */
import { checkPrincipals } from "../../modules/check/check";
import { evaluate } from "../../modules/iam/evaluate";
import type { Catalogue } from "../../modules/iam/catalogue";
import { loadCatalogue } from "../../scripts/lib/load-catalogue";
import { fullPrincipals, undeclaredWrites, withAction } from "../check/mutation";
import { questionsAbout, unscoped } from "../check/unscoped";
import { askOracle, prepareOracle } from "../properties/evaluate-oracle";

let catalogue: Catalogue;
beforeAll(async () => {
  catalogue = await loadCatalogue();
});

const principals = fullPrincipals().map((principal) => [principal.name, principal] as const);

test.each(principals)("%s is caught with any one of the catalogue's writes more", (_name, principal) => {
  const writes = undeclaredWrites(principal, catalogue);
  expect(writes.length).toBeGreaterThan(10_000);
  const missed = writes.filter((action) => {
    const [report] = checkPrincipals([withAction(principal, action)], catalogue).principals;
    return !report!.findings.some(
      ({ severity, actions }) => severity === "error" && actions.includes(action),
    );
  });
  expect(missed).toEqual([]);
});

test.each(principals)(
  "%s has exactly the actions that the evaluator and the oracle allow",
  (_name, principal) => {
    const open = unscoped(principal);
    const [report] = checkPrincipals([open], catalogue).principals;
    const given = new Set(report!.actions.map(({ action }) => action));
    expect(given.size).toBeGreaterThan(0);
    const actions = catalogue.expand("*").map(({ name }) => name);
    const allowed = actions.filter((name) => {
      const { request, layers } = questionsAbout(open, name);
      // Becoming a role is unknown without that role's trust policy: as far as this principal goes, it is given.
      return evaluate(request, layers).effect !== "denied";
    });
    expect(allowed.filter((name) => !given.has(name))).toEqual([]);
    expect(allowed).toHaveLength(given.size);
    const sample = actions.filter((name, index) => index % 10 === 0 || given.has(name));
    const simulated = sample.filter(
      (name) => askOracle(prepareOracle(questionsAbout(open, name))) === "allowed",
    );
    expect(simulated).toEqual(sample.filter((name) => given.has(name)));
  },
);
