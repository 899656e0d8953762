/** Paths of roles: a session's ARN lacks its role's, and a name is found in IAM whatever the path. */
import type { PolicyDocument } from "../../modules/iam/policy";
import type { SandboxRole } from "../../modules/sandbox/account";
import { argmin } from "../../modules/vendors/argmin";
import { GIVEN } from "./matrix-cases";
import { lineOf, runInSandbox, troubles, type Run } from "./run-in-sandbox";

const run = (change: Partial<Run>) =>
  runInSandbox({ vendor: argmin, given: GIVEN, as: "verifier", ...change });

test("a role at another path is told, and is the likely cause of the refusal", async () => {
  const given = { ...GIVEN, role_path: "/vendors/" };
  const { result } = await run({ given, live: { ...given, role_path: "/" } });
  expect(lineOf(result, "drift", "role")).toMatchObject({
    reason: "path-differs",
    detail: expect.stringContaining(":role/ArgminReadOnly instead of"),
  });
  expect(troubles(result)).toContain("trust right assume-refused");
  expect(result.assumeCauses?.[0]).toMatchObject({ state: "likely" });
});

describe("a caller that is a session of a role with a path", () => {
  const NAME = "AWSReservedSSO_Admin_0123456789abcdef";
  const PATH = "/aws-reserved/sso.amazonaws.com/";
  const given = {
    ...GIVEN,
    verifier_principal_arns: [`arn:aws:iam::111122223333:role${PATH}${NAME}`],
  };
  const caller = (statements: PolicyDocument["Statement"]): SandboxRole => ({
    name: NAME,
    path: PATH,
    trust: { Version: "2012-10-17", Statement: [] },
    inline: { own: { Version: "2012-10-17", Statement: statements } },
  });
  const live = { ...given, external_id: "another-id-77" };

  test("is recognised where it may read its own role", async () => {
    const asSessionOf = caller({ Effect: "Allow", Action: ["iam:*", "sts:*"], Resource: "*" });
    const { result } = await run({ given, live, asSessionOf });
    const checked = result.assumeCauses?.map(({ state }) => state);
    // The trust policy names it, its own policies allow it; the external ID is the cause.
    expect(checked).toEqual(["ruled-out", "open", "likely", "ruled-out", "open"]);
  });

  test("is not accused of what cannot be known where it may not", async () => {
    const asSessionOf = caller([
      { Effect: "Allow", Action: ["iam:SimulatePrincipalPolicy", "sts:*"], Resource: "*" },
    ]);
    const { result } = await run({ given, live, asSessionOf });
    expect(result.assumeCauses?.map(({ state }) => state)).toEqual(["open", "open", "open", "open", "open"]);
    expect(result.assumeCauses?.filter(({ checked }) => checked.includes("may have a path"))).toHaveLength(2);
  });
});
