/** Whole runs against the sandbox: callers, trust, switches, simulation, removal, interruption. */
import { argmin } from "../../modules/vendors/argmin";
import { VENDORS } from "../../modules/vendors";
import { VENDOR_VALUE_SETS } from "../support/vendor-values";
import { GIVEN } from "./matrix-cases";
import { lineOf, runInSandbox, troubles, type Run } from "./run-in-sandbox";

const run = (change: Partial<Run> = {}) =>
  runInSandbox({ vendor: argmin, given: GIVEN, as: "verifier", ...change });

describe("every vendor, as described, is green", () => {
  const first = VENDORS.filter(({ id }) => VENDOR_VALUE_SETS[id]);
  test.each(first.map((vendor) => [vendor.id, vendor] as const))("%s", async (id, vendor) => {
    const given = Object.values(VENDOR_VALUE_SETS[id] ?? {})[0] ?? {};
    const { result, log } = await runInSandbox({ vendor, given });
    expect(troubles(result)).toEqual([]);
    expect(result.exitCode).toBe(0);
    // Write calls really went out, and each was refused.
    const canaries = result.lines.filter((line) => line.part === "canary" && line.verdict === "passed");
    expect(canaries.length).toBeGreaterThan(0);
    for (const { requestId } of canaries)
      expect(log.find((entry) => entry.requestId === requestId)?.status).toBeGreaterThanOrEqual(400);
    // Each attempt was made once: an account's log shows no more refusals than were announced.
    const attempts = result.lines.filter((line) => line.part === "trust" && line.requestId !== undefined);
    expect(log.filter(({ operation }) => operation === "AssumeRole")).toHaveLength(attempts.length);
  });
});

describe("the caller's faults are told apart, and the role is not blamed", () => {
  const keys = { accessKeyId: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "wrong" };

  test("unknown key", async () => {
    const { result } = await run({ as: keys });
    expect(lineOf(result, "caller", "identity").reason).toBe("caller-credentials-invalid");
    expect(result.exitCode).toBe(3);
    expect(
      result.lines.filter((line) => line.part === "probe").every((line) => line.verdict === "untested"),
    ).toBe(true);
  });

  test("root user", async () => {
    const { result } = await run({ as: "vendorRoot" });
    expect(lineOf(result, "caller", "identity").reason).toBe("caller-is-root");
    expect(result.exitCode).toBe(3);
  });

  test("a clock an hour off is corrected, and said", async () => {
    const { result } = await run({ sandbox: { clockOffset: 3_600_000 } });
    expect(troubles(result)).toEqual(["caller clock clock-offset"]);
    expect(result.exitCode).toBe(0);
    expect(result.clockOffset).toBeGreaterThan(3_500_000);
  });

  test("a user's run with somebody else's keys", async () => {
    const vendor = VENDORS.find(({ id }) => id === "axiom-layer-user")!;
    const { result } = await runInSandbox({ vendor, given: {}, as: "verifier" });
    expect(lineOf(result, "caller", "fit").reason).toBe("caller-is-not-the-user");
    expect(result.exitCode).toBe(3);
  });
});

describe("trust", () => {
  test("a stranger is refused, and the five causes say what was checked of each", async () => {
    const { result } = await run({ as: "stranger" });
    expect(troubles(result)).toEqual(["trust right assume-refused"]);
    expect(lineOf(result, "trust", "none").reason).toBe("nothing-learned");
    expect(result.exitCode).toBe(1);
    expect(result.assumeCauses).toHaveLength(5);
    const likely = result.assumeCauses?.filter(({ state }) => state === "likely").map(({ cause }) => cause);
    expect(likely).toEqual([
      expect.stringContaining("does not name the caller: arn:aws:iam::444455556666:user/stranger"),
    ]);
  });

  test("another external ID is live: the live trust policy says so to whom may read it", async () => {
    const live = { ...GIVEN, external_id: "another-id-77" };
    const { result } = await run({ live });
    expect(result.exitCode).toBe(2);
    expect(troubles(result)).toContain("trust right assume-refused");
    const likely = result.assumeCauses?.filter(({ state }) => state === "likely") ?? [];
    expect(likely.map(({ cause }) => cause)).toEqual([expect.stringContaining("external ID is wrong")]);
    expect(JSON.stringify(result)).not.toMatch(/another-id-77|first-id-4f1c/);
  });

  test("a caller without sts:AssumeRole is told that it lacks it", async () => {
    const user = "arn:aws:iam::111122223333:user/auditor";
    const given = { ...GIVEN, verifier_principal_arns: [user] };
    const deny = {
      Version: "2012-10-17",
      Statement: [
        { Effect: "Deny", Action: "sts:AssumeRole", Resource: "*" },
        { Effect: "Allow", Action: "iam:*", Resource: "*" },
      ],
    } as const;
    const accessKey = { accessKeyId: "AKIAAUDITOREXAMPLE00", secretAccessKey: "s".repeat(40) };
    const sandbox = { users: [{ name: "auditor", inline: { own: deny }, accessKey }] };
    const { result } = await run({ given, sandbox, as: accessKey });
    const likely = result.assumeCauses?.filter(({ state }) => state === "likely") ?? [];
    expect(likely.map(({ checked }) => checked)).toEqual(["iam:SimulatePrincipalPolicy says explicitDeny."]);
    expect(result.assumeCauses?.filter(({ state }) => state === "ruled-out")).toHaveLength(2);
  });

  test("access that has expired", async () => {
    const { result } = await run({ given: { ...GIVEN, access_expires_at: "2020-01-01T00:00:00Z" } });
    expect(result.exitCode).toBe(1);
    expect(result.assumeCauses?.at(-1)).toMatchObject({ state: "likely" });
  });

  test("a rotation: the previous ID admits until its time is over, a retired one never", async () => {
    const rotating = { ...GIVEN, external_id: "second-id-9ab0", previous_external_id: "first-id-4f1c" };
    const during = await run({ given: rotating, options: { retired: ["zeroth-id"] } });
    expect(lineOf(during.result, "trust", "previous").reason).toBe("previous-external-id-admitted");
    expect(lineOf(during.result, "trust", "retired").reason).toBe("not-admitted");
    expect(during.result.exitCode).toBe(0);

    const still = await run({
      given: { ...GIVEN, external_id: "second-id-9ab0" },
      live: rotating,
      options: { retired: ["first-id-4f1c"] },
    });
    expect(lineOf(still.result, "trust", "retired").reason).toBe("admitted-with-retired-external-id");
    expect(still.result.exitCode).toBe(2);

    const over = await run({
      given: { ...rotating, previous_external_id_expires_at: "2020-01-01T00:00:00Z" },
    });
    expect(lineOf(over.result, "trust", "previous").reason).toBe("not-admitted");
  });

  test("an external ID without letters has no other case", async () => {
    const { result } = await run({ given: { ...GIVEN, external_id: "12345-67890" } });
    expect(lineOf(result, "trust", "changed-case").reason).toBe("no-letters");
  });
});

describe("what is switched off must be refused", () => {
  const off = {
    ...GIVEN,
    enable_bedrock_access: false,
    enable_log_events: false,
    enable_identity_inventory: false,
    enable_organizations_read: false,
  };

  test("and is", async () => {
    const { result } = await run({ given: off });
    expect(troubles(result)).toEqual([]);
    expect(lineOf(result, "probe", "bedrock/models").reason).toBe("refused-as-promised");
  });

  test("a grant that is live all the same is a finding, by its calls and by drift", async () => {
    const { result } = await run({ given: off, live: GIVEN });
    expect(result.exitCode).toBe(2);
    expect(troubles(result)).toEqual(
      expect.arrayContaining([
        "drift policy/identity policy-added",
        "probe bedrock/models read-while-switched-off",
        "probe identity/users read-while-switched-off",
        "probe logs/filter read-while-switched-off",
        "probe organizations/accounts read-while-switched-off",
      ]),
    );
  });
});

describe("modes", () => {
  test("simulation asks IAM alone, and says what it cannot see", async () => {
    const { result, log } = await run({ options: { mode: "simulate" } });
    expect(troubles(result)).toEqual([]);
    expect(new Set(log.map(({ service }) => service))).toEqual(new Set(["sts", "iam"]));
    expect(log.some(({ operation }) => operation === "AssumeRole")).toBe(false);
    expect(result.lines.filter(({ reason }) => reason === "not-simulated")).toHaveLength(3);
    expect(lineOf(result, "canary", "cur-bucket/write").reason).toBe("refused-as-promised");
  });

  test("simulation finds a missing and an extra permission", async () => {
    const faults = [
      { kind: "extra-permission", action: "s3:PutObject" },
      { kind: "missing-permission", action: "logs:FilterLogEvents" },
    ] as const;
    const { result } = await run({ options: { mode: "simulate" }, faults });
    expect(lineOf(result, "canary", "cur-bucket/write").reason).toBe("write-allowed");
    expect(lineOf(result, "probe", "logs/filter").reason).toBe("not-granted");
    expect(result.exitCode).toBe(2);
  });

  test("nobody who may not ask the simulator passes", async () => {
    const { result } = await run({ as: "vendor", options: { mode: "simulate" } });
    expect(result.exitCode).toBe(3);
    expect(lineOf(result, "probe", "pricing/services").reason).toBe("simulation-refused");
  });

  test("a role that is gone is removed; one that is there is not", async () => {
    const options = { mode: "expect-removed" } as const;
    const gone = await run({ options, change: (role) => ({ ...role, name: "Another" }) });
    expect(gone.result.lines.map(({ reason }) => reason)).toEqual([
      "caller-identified",
      "removed",
      "removed",
    ]);
    expect(gone.result.exitCode).toBe(0);
    const there = await run({ options });
    expect(troubles(there.result)).toEqual(["drift role still-there", "trust right still-usable"]);
    expect(there.result.exitCode).toBe(2);
  });

  test("without canaries nothing is said about writes, and no write call leaves", async () => {
    const { result, log, announcements } = await run({
      options: { canaries: false, skip: new Set(["cost-explorer"]) },
    });
    expect(
      result.lines.filter(({ part }) => part === "canary").every(({ verdict }) => verdict === "untested"),
    ).toBe(true);
    expect(log.some(({ operation }) => /Delete|Remove|Upload|Abort|Set|Create|Untag/.test(operation))).toBe(
      false,
    );
    expect(announcements).toMatchObject([{ writes: 0, price: 0 }]);
    expect(log.some(({ service }) => service === "ce")).toBe(false);
  });

  test("strict takes what was not tested for inconclusive", async () => {
    expect((await run({ options: { canaries: false, strict: true } })).result.exitCode).toBe(3);
  });

  test("the price and the session name are announced before the first call of the role", async () => {
    const { announcements } = await run();
    expect(announcements).toMatchObject([
      { sessionName: "aws-onboarding-verify", price: 0.02, refusedReads: 3 },
    ]);
  });

  test("an interrupted run tells what it knows", async () => {
    const controller = new AbortController();
    const { result } = await run({
      signal: controller.signal,
      faults: [{ kind: "slow", match: "*", milliseconds: 60 }],
      onLine: (line) => line.part === "trust" && controller.abort(),
    });
    expect(result.exitCode).toBe(130);
    expect(result.interrupted).toBe(true);
    expect(lineOf(result, "trust", "right").verdict).toBe("passed");
    expect(result.lines.filter(({ reason }) => reason === "interrupted").length).toBeGreaterThan(10);
    expect(result.lines.filter(({ part, verdict }) => part === "canary" && verdict === "passed")).toEqual([]);
  });
});
