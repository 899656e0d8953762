/** Every value that the model refuses is refused by Terraform, in the model's words, and nothing is created. */
import { argmin } from "../../modules/vendors/argmin";
import { isOptional } from "../../modules/vendors/input";
import type { InputValue } from "../../modules/vendors/input";
import type { InputValues } from "../../modules/vendors/literal";
import { ruleMessage } from "../../modules/vendors/rule";
import { validateInputs } from "../../modules/vendors/validate";
import BAD_VALUES from "../cases/argmin-bad-values.json";
import { ARGMIN_VALUES } from "../support/argmin-values";
import { roleNames } from "../support/iam-readback";
import { CUSTOMER, Deployment, messages } from "./support/deployment";

interface BadValue {
  readonly field: string;
  readonly value: InputValue;
  readonly rule: string;
  readonly with?: InputValues;
}

const CASES = BAD_VALUES as readonly BadValue[];

let deployment: Deployment;
beforeAll(async () => {
  deployment = await Deployment.start("argmin");
});
afterAll(() => deployment.stop());

/** Tries to apply, and answers with the errors. Something that was created after all fails the test. */
async function errorsOf(values: InputValues): Promise<readonly string[]> {
  const run = await deployment.run("apply", values, "-auto-approve", "-json");
  expect([run.code, values]).toEqual([1, values]);
  expect(await roleNames(deployment.iam)).toEqual([]);
  return messages(run.stdout).flatMap(({ diagnostic }) =>
    diagnostic ? [`${diagnostic.summary} ${diagnostic.detail}`] : [],
  );
}

/** What the model says about values, in the words of a rule's message. */
function expectedMessages(values: InputValues): readonly string[] {
  return validateInputs(argmin, values, CUSTOMER).map(({ field, rule, remedy }) =>
    ruleMessage(field, { must: rule, remedy }),
  );
}

function valuesOf(round: readonly BadValue[]): InputValues {
  const pairs = round.flatMap((bad) => [...Object.entries(bad.with ?? {}), [bad.field, bad.value] as const]);
  return { ...ARGMIN_VALUES, ...Object.fromEntries(pairs) };
}

/** All cases in as few rounds as can be: in each the model has something to say about every one of its values. */
function rounds(cases: readonly BadValue[]): readonly (readonly BadValue[])[] {
  const result: BadValue[][] = [];
  for (const bad of cases) {
    const own = expectedMessages(valuesOf([bad]));
    const joins = (round: readonly BadValue[]) => {
      const said = new Set(expectedMessages(valuesOf([...round, bad])));
      const before = round.flatMap((other) => expectedMessages(valuesOf([other])));
      return (
        [...own, ...before].every((message) => said.has(message)) && round.every((other) => apart(other, bad))
      );
    };
    const round = result.find(joins);
    if (round) round.push(bad);
    else result.push([bad]);
  }
  return result;
}

function apart(a: BadValue, b: BadValue): boolean {
  const names = (bad: BadValue) => [bad.field, ...Object.keys(bad.with ?? {})];
  return !names(a).some((name) => names(b).includes(name));
}

/** Terraform converts what it can; what it cannot is refused in its own words. */
const ofWrongType = ({ rule }: BadValue) => /^be a (string|bool|number)|of strings$/.test(rule);
const allRounds = rounds(CASES.filter((bad) => !ofWrongType(bad)));

test.each(allRounds.map((round) => [round.map(({ field }) => field).join(", "), round] as const))(
  "a bad value for each of %s",
  async (_, round) => {
    const values = valuesOf(round);
    const errors = (await errorsOf(values)).join("\n");
    for (const message of expectedMessages(values)) expect(errors).toContain(message);
    for (const name of ["external_id", "previous_external_id"]) {
      const bad = round.find(({ field }) => field === name)?.value;
      // A value of one letter would be found in any text.
      if (typeof bad === "string" && bad.length > 2) expect(errors).not.toContain(bad);
    }
  },
);

test("no rule of the model is without a value that it refuses", () => {
  const refused = new Set(CASES.flatMap((bad) => expectedMessages(valuesOf([bad]))));
  const all = [
    ...argmin.inputs.flatMap((input) => input.rules.map((rule) => ruleMessage(input.name, rule))),
    ...argmin.crossRules.map((rule) => ruleMessage(rule.field, rule)),
  ];
  expect(all.filter((message) => !refused.has(message))).toEqual([]);
});

test("values of a type that Terraform cannot convert", async () => {
  const values = { ...ARGMIN_VALUES, tags: ["owner"], enable_bedrock_access: "maybe", oidc_subjects: "one" };
  const errors = await errorsOf(values);
  for (const name of ["tags", "enable_bedrock_access", "oidc_subjects"]) {
    expect(errors.join("\n")).toContain(name);
  }
});

test("a missing value, and one that is null, are named", async () => {
  const { argmin_account_id, cur_bucket_name } = ARGMIN_VALUES;
  expect(
    (await errorsOf({ argmin_account_id: argmin_account_id!, cur_bucket_name: cur_bucket_name! })).join("\n"),
  ).toContain("external_id");
  const empty = { ...ARGMIN_VALUES, cur_bucket_name: null as unknown as string };
  expect((await errorsOf(empty)).join("\n")).toContain("cur_bucket_name");
});

test("an empty optional value means that it is not set", async () => {
  const optional = argmin.inputs
    .filter(isOptional)
    .map((input) => [input.name, input.type === "list" ? [] : ""]);
  const values = { ...ARGMIN_VALUES, ...(Object.fromEntries(optional) as InputValues) };
  expect((await deployment.run("plan", values)).code).toBe(0);
});
