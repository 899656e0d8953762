/**
 * Which of all actions does each vendor have? Our judgement of the whole catalogue beside iam-simulate, which is
 * asked about every tenth action. Absolute numbers depend on the machine; compare the ratio. Run with
 * `npm run bench:check`.
 */
import { checkPrincipals } from "../modules/check/check";
import { vendorPrincipals } from "../modules/check/readers/vendors";
import { evaluate } from "../modules/iam/evaluate";
import { VENDORS } from "../modules/vendors";
import { loadCatalogue } from "../scripts/lib/load-catalogue";
import { fullPrincipals } from "../test/check/mutation";
import { questionsAbout, unscoped } from "../test/check/unscoped";
import { askOracle, prepareOracle } from "../test/properties/evaluate-oracle";

const EVERY = 10;

const milliseconds = (work: () => void): number => {
  const start = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - start) / 1e6;
};

async function main(): Promise<void> {
  const loadStart = performance.now();
  const catalogue = await loadCatalogue();
  console.log(
    `load the catalogue: ${(performance.now() - loadStart).toFixed(0)} ms, ${catalogue.size} actions`,
  );

  const principals = fullPrincipals().map(unscoped);
  const first = milliseconds(() => checkPrincipals(principals, catalogue));
  const again = milliseconds(() => checkPrincipals(principals, catalogue));
  const combinations = VENDORS.flatMap(vendorPrincipals);
  const every = milliseconds(() => checkPrincipals(combinations, catalogue));
  console.log(`judge ${principals.length} vendors: ${first.toFixed(0)} ms, once more ${again.toFixed(0)} ms`);
  console.log(`judge all ${combinations.length} combinations of their switches: ${every.toFixed(0)} ms`);

  const actions = catalogue.expand("*").filter((_, index) => index % EVERY === 0);
  const questions = principals.flatMap((one) => actions.map(({ name }) => questionsAbout(one, name)));
  const prepared = questions.map((question) => prepareOracle(question));
  const simulate = milliseconds(() => prepared.forEach(askOracle)) * EVERY;
  const ours =
    milliseconds(() => questions.forEach(({ request, layers }) => evaluate(request, layers))) * EVERY;
  console.log(`iam-simulate on the same questions: ${simulate.toFixed(0)} ms, without loading the policies`);
  console.log(`our evaluator on the same questions: ${ours.toFixed(0)} ms`);
  console.log(`ratio: iam-simulate takes ${(simulate / first).toFixed(1)} times as long as the judgement`);
}

void main();
