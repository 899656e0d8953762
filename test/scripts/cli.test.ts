import { InputError } from "../../modules/errors";
import { commandTable, findCommand, overview } from "../../scripts/lib/commands";
import { EXIT_INTERNAL, reportFailure } from "../../scripts/lib/failure";

/** What a function writes to stdout and stderr. */
function captured<T>(run: () => T): { result: T; out: string; err: string } {
  let out = "";
  let err = "";
  const stdout = jest
    .spyOn(process.stdout, "write")
    .mockImplementation((text) => ((out += String(text)), true));
  const stderr = jest
    .spyOn(process.stderr, "write")
    .mockImplementation((text) => ((err += String(text)), true));
  try {
    return { result: run(), out, err };
  } finally {
    stdout.mockRestore();
    stderr.mockRestore();
  }
}

test("the overview names every command", () => {
  for (const { verb, about } of commandTable) {
    expect(overview(commandTable)).toContain(`  ${verb}`);
    expect(about).not.toBe("");
  }
});

test("a near miss suggests the right verb, a far one none", () => {
  expect(findCommand("verfy").suggestion).toBe("verify");
  expect(findCommand("frobnicate").suggestion).toBeUndefined();
});

test.each(commandTable.map((entry) => [entry.verb, entry] as const))(
  "%s has a help text and refuses unknown flags",
  async (verb, entry) => {
    const command = await entry.load();
    expect(command.usage).toMatch(new RegExp(`^Usage: npx aws-onboarding ${verb}`));
    expect(command.usage.endsWith("\n")).toBe(true);
    const failure = await Promise.resolve()
      .then(() => command.run(["--frobnicate"]))
      .then(
        () => undefined,
        (error: unknown) => error,
      );
    expect(captured(() => reportFailure(failure, [])).result).toBe(64);
  },
);

const fault = { field: "external_id", rule: "be given", remedy: "Copy it from the vendor." };

test("wrong input exits with 64 and names every fault", () => {
  const { result, out, err } = captured(() =>
    reportFailure(new InputError([fault, { ...fault, field: "b" }]), []),
  );
  expect([result, out]).toEqual([64, ""]);
  expect(err).toBe(
    "'external_id' must be given. Copy it from the vendor.\n'b' must be given. Copy it from the vendor.\n",
  );
});

test("--format json gives one JSON document on failure too", () => {
  for (const argv of [["--format", "json"], ["--format=json"]]) {
    const { out } = captured(() => reportFailure(new InputError([fault]), argv));
    expect(JSON.parse(out)).toEqual({ error: { kind: "input", faults: [fault] } });
  }
  const { result, out } = captured(() => reportFailure(new Error("boom"), ["--format", "json"]));
  expect([result, JSON.parse(out)]).toEqual([
    EXIT_INTERNAL,
    { error: { kind: "internal", message: "boom" } },
  ]);
});
