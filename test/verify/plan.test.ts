/** The model's calls, the plan made of them, and the small parts of a run: all without a network. */
import type { CallContext } from "../../modules/grants/probe";
import type { Catalogue } from "../../modules/iam/catalogue";
import { matchesPattern } from "../../modules/iam/match";
import { VENDORS } from "../../modules/vendors";
import { argmin } from "../../modules/vendors/argmin";
import { literalForm } from "../../modules/vendors/literal";
import { CLIENTS, homeRegion, isOffered } from "../../modules/verify/clients";
import { freshContext } from "../../modules/verify/context";
import { limitTo } from "../../modules/verify/limit";
import { planChecks, priceOf } from "../../modules/verify/plan";
import { REASONS, type ReasonKey } from "../../modules/verify/reasons";
import { redactor } from "../../modules/verify/redact";
import { repeater } from "../../modules/verify/repeat";
import { countVerdicts, exitCode } from "../../modules/verify/verdict";
import { loadCatalogue } from "../../scripts/lib/load-catalogue";
import { ARGMIN_VALUE_SETS, ARGMIN_VALUES } from "../support/argmin-values";
import { VENDOR_VALUE_SETS } from "../support/vendor-values";
import { GIVEN } from "./matrix-cases";
import { ACCOUNT } from "./run-in-sandbox";

/** Reads that name none of the resources that their action could be limited to. */
const NAMELESS: ReadonlySet<string> = new Set([
  // A billing view or a metrics dataset is optional; these requests name none.
  "ce:GetCostAndUsage",
  "cloudwatch:GetMetricData",
  "cloudwatch:ListMetrics",
]);

let catalogue: Catalogue;
beforeAll(async () => {
  catalogue = await loadCatalogue();
});

describe.each(VENDORS.map((vendor) => [vendor.id, vendor] as const))("the calls of %s", (_id, vendor) => {
  const calls = vendor.grants.flatMap((grant) =>
    [...grant.probes, ...grant.canaries].map((call) => ({ grant, call })),
  );

  test("name clients that are known, and operations that those have", async () => {
    for (const { call } of calls) {
      expect(Object.keys(CLIENTS)).toContain(call.client);
      const module = await CLIENTS[call.client as keyof typeof CLIENTS].load();
      expect(Object.keys(module)).toContain(`${call.operation}Command`);
    }
  });

  test("name the resource that IAM compares, in AWS's own form, where the action has any", () => {
    const sets =
      vendor === argmin
        ? Object.values(ARGMIN_VALUE_SETS).map((set) => ({ ...ARGMIN_VALUES, ...set }))
        : Object.values(VENDOR_VALUE_SETS[vendor.id] ?? {});
    const forms = sets.map((given) => literalForm(vendor, given, ACCOUNT));
    for (const { grant, call } of calls) {
      const about = `${grant.id}/${call.id} ${call.action}`;
      const action = catalogue.find(call.action);
      if (action === undefined) throw new Error(`${about}: no such action`);
      const isProbe = grant.probes.some((probe) => probe === call);
      // Which object is read through the key is not known before one is found.
      if (isProbe && (NAMELESS.has(call.action) || call.id === "read-encrypted")) continue;
      // On an action without resource types nothing but `*` is compared.
      expect([about, call.resource !== undefined]).toEqual([about, action.resources.length > 0]);
      const form = forms.find(({ holds }) => call.when === undefined || holds(call.when));
      const resource = form && call.resource?.(form.values, contextOf(call.principal ?? vendor.principal));
      if (call.resource === undefined) continue;
      const patterns = action.resources.map((template) => template.replaceAll(/\$\{\w+\}/g, "*"));
      const matches = patterns.some((pattern) =>
        matchesPattern(pattern, resource ?? "", { caseSensitive: true }),
      );
      expect([about, resource, matches]).toEqual([about, expect.stringMatching(/^arn:aws:/), true]);
    }
  });

  test("have ids of their own, and wait only for what comes before them", () => {
    for (const grant of vendor.grants) {
      const ids = [...grant.probes, ...grant.canaries].map((call) => call.id);
      expect(new Set(ids).size).toBe(ids.length);
    }
    const order = vendor.grants.flatMap((grant) =>
      grant.probes.map((probe) => ({ id: `${grant.id}/${probe.id}`, probe })),
    );
    for (const [index, { probe }] of order.entries()) {
      if (probe.after === undefined) continue;
      const earlier = order.slice(0, index).find(({ id }) => id === probe.after);
      expect(earlier?.probe.finds).toBeDefined();
      expect(earlier?.probe.where).toEqual(probe.where);
    }
  });
});

function contextOf(kind: "role" | "user"): CallContext {
  const principal = { kind, name: "R", arn: `arn:aws:iam::111122223333:${kind}/R` };
  const source = { vendor: "v", principal, randomHex: () => "0123456789abcdef".repeat(2), now: () => 0 };
  return freshContext(source, "us-east-1", "found-1");
}

describe("the plan", () => {
  const role = { kind: "role", name: "R", arn: "arn:aws:iam::111122223333:role/R" } as const;
  const options = {
    principal: role,
    partition: "aws",
    regions: ["us-east-1", "eu-west-1"],
    skip: new Set<string>(),
    canaries: true,
  };
  const form = literalForm(argmin, GIVEN, ACCOUNT);

  test("asks regional services in every region and global ones once", () => {
    const checks = planChecks(argmin, form, options);
    const count = (id: string) => checks.filter((check) => check.id === id).length;
    expect([count("cloudwatch/list"), count("cost-explorer/costs"), count("cloudtrail/untag-trail")]).toEqual(
      [2, 1, 2],
    );
    expect(priceOf(checks)).toBeCloseTo(0.02);
  });

  test("leaves out what is skipped and what the partition lacks, and says so", () => {
    const skipped = planChecks(argmin, form, { ...options, skip: new Set(["pricing"]) });
    expect(skipped.find(({ id }) => id === "pricing/services")).toMatchObject({
      kind: "decided",
      reason: "skipped",
    });
    const gov = planChecks(argmin, form, { ...options, partition: "aws-us-gov", regions: ["us-gov-west-1"] });
    expect(gov.find(({ id }) => id === "cost-explorer/costs")).toMatchObject({
      kind: "decided",
      reason: "not-offered-in-partition",
    });
    expect(gov.find(({ id }) => id === "identity/roles")).toMatchObject({
      kind: "probe",
      to: { region: "us-gov-west-1" },
    });
    expect(priceOf(gov)).toBe(0);
  });

  test("knows the partitions' homes", () => {
    expect(homeRegion("iam", "aws-cn")).toBe("cn-north-1");
    expect(homeRegion("organizations", "aws-cn")).toBe("cn-northwest-1");
    expect([
      isOffered("bedrock", "aws-cn"),
      isOffered("pricing", "aws-us-gov"),
      isOffered("s3", "aws-cn"),
    ]).toEqual([false, false, true]);
  });
});

describe("small parts", () => {
  test("a finding outranks what is inconclusive, which outranks a gap; nothing passed is no pass", () => {
    const code = (...reasons: readonly ReasonKey[]) =>
      exitCode(countVerdicts(reasons.map((reason) => REASONS[reason].verdict)));
    expect(code("write-allowed", "throttled", "not-granted")).toBe(2);
    expect(code("throttled", "not-granted", "allowed")).toBe(3);
    expect(code("not-granted", "allowed")).toBe(1);
    expect(code("allowed", "invocation-logging-off", "skipped")).toBe(0);
    expect(code("skipped", "canaries-off")).toBe(3);
  });

  test("secrets go out of texts in any case, the longer first, and texts are cut", () => {
    const redact = redactor(["abc-1", "abc-12", ""]);
    expect(redact("ABC-12 and abc-1, Abc-12")).toBe("[external ID] and [external ID], [external ID]");
    expect(redact("x".repeat(5000))).toHaveLength(1000);
    expect(redactor(["Id-1"])("İİ ID-1 b")).toBe("İİ [external ID] b");
  });

  test("a limit never runs more at once, and a task that throws makes room", async () => {
    const limit = limitTo(2);
    let [running, most] = [0, 0];
    const task = async () => {
      most = Math.max(most, ++running);
      for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
      running--;
      if (most === 1) throw new Error("x");
    };
    await Promise.allSettled(Array.from({ length: 9 }, () => limit(task)));
    expect([running, most]).toEqual([0, 2]);
  });

  test("throttling is repeated with growing pauses, until the call's or the run's patience ends", async () => {
    const pauses: number[] = [];
    const source = { sleep: (ms: number) => Promise.resolve(void pauses.push(ms)), random: () => 1 };
    const repeat = repeater(source, { attempts: 4, budget: 5, firstPause: 100, longestPause: 250 });
    const reply = {
      ok: false,
      milliseconds: 1,
      attempts: 1,
      failure: { names: ["Throttling"], message: "" },
    } as const;
    const attempt = () => Promise.resolve(reply);
    const first = await repeat(attempt, () => ({ kind: "throttled" }));
    expect([first.reply.attempts, pauses]).toEqual([4, [100, 200, 250]]);
    expect((await repeat(attempt, () => ({ kind: "throttled" }))).reply.attempts).toBe(3);
    expect((await repeat(attempt, () => ({ kind: "server-error" }))).reply.attempts).toBe(1);
  });
});
