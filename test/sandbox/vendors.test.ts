/** The calls that the vendors' grants are tested with, as the model describes them: each once allowed and once denied. */
import type { Canary } from "../../modules/grants/canary";
import type { Call, CallContext, Probe } from "../../modules/grants/probe";
import { worldOfPolicies } from "../../modules/sandbox/world-of-policies";
import type { Sandbox, SandboxCredentials } from "../../modules/sandbox/sandbox";
import { startSandbox } from "../../modules/sandbox/sandbox";
import { VENDORS } from "../../modules/vendors";
import { commercial, literalForm, type InputValues } from "../../modules/vendors/literal";
import { renderPrincipal } from "../../modules/vendors/render";
import { sdkCall, type SdkResult } from "./sdk-call";

const environment = commercial("111122223333");
const everything = {
  Version: "2012-10-17",
  Statement: { Effect: "Allow", Action: "*", Resource: "*" },
} as const;
const random = "0123456789abcdef0123456789abcdef";

const isDenied = ({ message }: SdkResult): boolean => /is not authorized to perform/.test(message);

describe.each(VENDORS.map((vendor) => [vendor.id, vendor] as const))("%s", (_id, vendor) => {
  // Every optional thing is given as well, so that every call is made.
  const given = Object.fromEntries(vendor.inputs.map(({ name, example }) => [name, example])) as InputValues;
  const { values, holds } = literalForm(vendor, given, environment);
  let sandbox: Sandbox;
  let powerful: SandboxCredentials;
  let powerless: SandboxCredentials;

  beforeAll(async () => {
    const documents = renderPrincipal(vendor, given, environment).policies.map(({ document }) => document);
    sandbox = await startSandbox({
      roles: [
        { name: "powerful", trust: { Statement: [] }, inline: { everything } },
        { name: "powerless", trust: { Statement: [] } },
      ],
      world: worldOfPolicies(documents, "us-east-1"),
    });
    powerful = sandbox.session(sandbox.roleArn("powerful"));
    powerless = sandbox.session(sandbox.roleArn("powerless"));
  });

  afterAll(() => sandbox.close());

  const arn = "arn:aws:iam::111122223333:role/powerful";
  const context = (found: string): CallContext => ({
    principal: { kind: vendor.principal, name: "powerful", arn },
    region: "us-east-1",
    random,
    name: `${vendor.id}-verify-${random}`,
    uuid: "01234567-89ab-4def-8123-456789abcdef",
    now: Date.now(),
    found,
  });
  const send = (
    keys: SandboxCredentials,
    { client, operation, input }: Call,
    found: string,
  ): Promise<SdkResult> => sdkCall(sandbox.url, keys, client, operation, input(values, context(found)));

  test("probes are answered, and refused to whom they are not granted", async () => {
    const found = new Map<string, string>();
    const wrong: string[] = [];
    for (const { grant, probe } of probesOf(vendor)) {
      const before = found.get(probe.after ?? "") ?? "";
      if ((probe.after !== undefined && before === "") || (probe.when && !holds(probe.when))) continue;
      const result = await send(powerful, probe, before);
      const known = [...(probe.nothingThere ?? []), ...(probe.noticedErrors ?? []).map(({ code }) => code)];
      if (result.status === 501 || isDenied(result) || !isKnown(result, known))
        wrong.push(describeCall(probe, result));
      found.set(`${grant}/${probe.id}`, (result.answer && probe.finds?.(result.answer, values)) ?? "");
      const refused = await send(powerless, probe, before);
      if (!isDenied(refused)) wrong.push(describeCall(probe, refused));
    }
    expect(wrong).toEqual([]);
  });

  test("canaries find nothing where they are allowed, and are refused elsewhere", async () => {
    const wrong: string[] = [];
    for (const canary of vendor.grants.flatMap(({ canaries }) => canaries)) {
      if ((canary.principal ?? "role") !== "role" || (canary.when && !holds(canary.when))) continue;
      const allowed = await send(powerful, canary, "");
      if (isDenied(allowed) || !isKnown(allowed, canary.allowed)) wrong.push(describeCall(canary, allowed));
      const refused = await send(powerless, canary, "");
      if (!isDenied(refused)) wrong.push(describeCall(canary, refused));
    }
    expect(wrong).toEqual([]);
  });
});

function probesOf({ grants }: (typeof VENDORS)[number]): readonly { grant: string; probe: Probe }[] {
  return grants.flatMap(({ id, probes }) => probes.map((probe) => ({ grant: id, probe })));
}

function isKnown({ error, name, code }: SdkResult, known: readonly string[]): boolean {
  return error === undefined || known.includes(name) || known.includes(code);
}

function describeCall({ client, operation }: Canary | Probe, { status, name, message }: SdkResult): string {
  return `${client} ${operation}: ${status} ${name} ${message}`;
}
