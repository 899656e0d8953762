/** `--expect-removed`: a refusal alone does not show that the role is gone. */
import { argmin } from "../../modules/vendors/argmin";
import { GIVEN } from "./matrix-cases";
import { lineOf, runInSandbox, type Run } from "./run-in-sandbox";

const run = (change: Partial<Run>) =>
  runInSandbox({ vendor: argmin, given: GIVEN, options: { mode: "expect-removed" }, ...change });

test.each<[string, Partial<Run>]>([
  ["a stranger, whom the role never admitted", { as: "stranger" }],
  ["the vendor with a wrong external ID", { given: { ...GIVEN, external_id: "wrong-id-77" }, live: GIVEN }],
  [
    "the vendor after the role was deleted, which it cannot see",
    { change: (role) => ({ ...role, name: "Another" }) },
  ],
])("%s learns nothing from a refusal", async (_who, change) => {
  const { result } = await run(change);
  expect(lineOf(result, "trust", "right").reason).toBe("refused-or-removed");
  expect(lineOf(result, "drift", "role").reason).toBe("not-readable");
  expect(result.exitCode).toBe(3);
});

test("whoever may read IAM sees that it is gone", async () => {
  const { result } = await run({ as: "verifier", change: (role) => ({ ...role, name: "Another" }) });
  expect(lineOf(result, "trust", "right").reason).toBe("removed");
  expect(result.exitCode).toBe(0);
});
