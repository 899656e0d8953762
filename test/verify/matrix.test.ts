/** Each fault on each part gives exactly its verdict, its reason and its exit code. */
import { DEFAULT_WORLD } from "../../modules/sandbox/world";
import { argmin } from "../../modules/vendors/argmin";
import { ACCOUNT_FAULTS, GIVEN, REQUEST_FAULTS } from "./matrix-cases";
import { WORLDS } from "./matrix-worlds";
import { lineOf, runInSandbox, troubles, type Run } from "./run-in-sandbox";

const run = (change: Partial<Run> = {}) =>
  runInSandbox({ vendor: argmin, given: GIVEN, as: "verifier", ...change });

describe.each([...REQUEST_FAULTS, ...ACCOUNT_FAULTS, ...WORLDS])(
  "when %s",
  (_name, change, exitCode, expected) => {
    test("the verdicts are exactly these", async () => {
      const { result } = await run(change);
      expect({ exitCode: result.exitCode, troubles: troubles(result) }).toEqual({
        exitCode,
        troubles: expected,
      });
      expect(JSON.stringify(result)).not.toMatch(/first-id-4f1c/i);
    });
  },
);

test("the world of the matrix is the sandbox's own, so that each case changes one thing", () => {
  expect(DEFAULT_WORLD.buckets.map(({ name }) => name)).toContain(GIVEN["cur_bucket_name"]);
});

test("what cannot be told in a member account is not tested, never passed", async () => {
  const refused = await run({ world: { organization: "member" } });
  expect(lineOf(refused.result, "canary", "organizations/untag-policy").reason).toBe("refused-as-promised");
  const faults = [{ kind: "extra-permission", action: "organizations:UntagResource" }] as const;
  const allowed = await run({ world: { organization: "member" }, faults });
  expect(lineOf(allowed.result, "canary", "organizations/untag-policy").reason).toBe("not-testable-here");
  expect(allowed.result.exitCode).toBe(2);
});
