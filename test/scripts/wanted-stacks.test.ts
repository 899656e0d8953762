import { wantedStacks } from "../../scripts/terraform/wanted-stacks";

const CLI = { CDKTF_CONTEXT_JSON: "{}" };
const names = ["argmin-organization", "axiom-layer-organization", "billing-export"];

async function wanted(
  environment: Readonly<Record<string, string>>,
  ...commandLines: readonly string[]
): Promise<readonly string[]> {
  const lines = commandLines.map((line) => line.split(" "));
  const isWanted = await wantedStacks(environment, lines);
  return names.filter(isWanted);
}

test.each([
  ["nothing is asked for", {}, [], []],
  ["the variable names one", { AWS_ONBOARDING_STACKS: "billing-export" }, [], ["billing-export"]],
  [
    "the variable has a pattern and blanks",
    { AWS_ONBOARDING_STACKS: " argmin-* , " },
    [],
    ["argmin-organization"],
  ],
  [
    "the command names one",
    CLI,
    ["sh -c app", "node cdktf deploy argmin-organization"],
    ["argmin-organization"],
  ],
  ["the command names a vendor", CLI, ["node cdktf deploy argmin"], []],
  ["the command names two", CLI, ["node cdktf deploy argmin billing-export"], ["billing-export"]],
  ["the command has a pattern", CLI, ["node cdktf destroy *-organization"], names.slice(0, 2)],
  ["the command names none", CLI, ["node cdktf deploy"], names],
  ["the command is another one", CLI, ["node cdktf output billing-export"], names],
  ["the command cannot be told", CLI, [], names],
  [
    "both ask",
    { ...CLI, AWS_ONBOARDING_STACKS: "billing-export" },
    ["node cdktf diff argmin-organization"],
    ["argmin-organization", "billing-export"],
  ],
] as const)("%s", async (_, environment, commandLines, expected) => {
  expect(await wanted(environment, ...commandLines)).toEqual(expected);
});
