/** Which calls a verification makes, in which regions, and what each must come to. Pure. */
import type { Canary } from "../grants/canary";
import type { Grant } from "../grants/grant";
import type { Call, CallContext, Probe, TestedPrincipal } from "../grants/probe";
import type { Literal } from "../vendors/literal";
import type { Vendor } from "../vendors/vendor";
import { homeRegion, isOffered } from "./clients";
import { freshContext } from "./context";
import { documentsBut, isOn, mayAllow, mayAllowCall } from "./described";
import type { ReasonKey } from "./reasons";

/** Where a call goes: a region, or wherever the bucket turns out to lie. */
export type Destination =
  { readonly region: string } | { readonly bucket: string; readonly declared: string };

/** What must come of a call. */
export type Expectation = "allowed" | "read-outside-scope" | "read-while-switched-off";

interface CheckBase {
  /** `GRANT/CALL`. */
  readonly id: string;
  readonly grant: Grant;
  readonly to: Destination;
}

/** One thing to test. `decided`: it is known beforehand that asking is no use, and why. */
export type Check = CheckBase &
  (
    | { readonly kind: "probe"; readonly call: Probe; readonly expect: Expectation }
    | { readonly kind: "canary"; readonly call: Canary }
    | {
        readonly kind: "decided";
        readonly part: "probe" | "canary";
        readonly call: Call;
        readonly reason: ReasonKey;
      }
  );

/** What the plan depends on besides the vendor and its values. */
export interface PlanOptions {
  readonly principal: TestedPrincipal;
  readonly partition: string;
  readonly regions: readonly string[];
  /** Ids of grants to leave out. */
  readonly skip: ReadonlySet<string>;
  readonly canaries: boolean;
}

/** Every check, in the order of the vendor's grants. A write call that several grants name is made once. */
export function planChecks(vendor: Vendor, form: Literal, options: PlanOptions): readonly Check[] {
  const all = allChecks(vendor, form, options);
  const first = new Map<Call, Map<string, Check>>();
  // One that is made goes before one that is left out: the other grant still wants it.
  for (const check of [...all].sort((a, b) => Number(a.kind === "decided") - Number(b.kind === "decided"))) {
    const places = first.get(check.call) ?? new Map<string, Check>();
    first.set(check.call, places);
    const place = JSON.stringify(check.to);
    if (!places.has(place)) places.set(place, check);
  }
  const isWrite = (check: Check) =>
    check.kind === "canary" || (check.kind === "decided" && check.part === "canary");
  return all.filter(
    (check) => !isWrite(check) || first.get(check.call)?.get(JSON.stringify(check.to)) === check,
  );
}

function allChecks(vendor: Vendor, form: Literal, options: PlanOptions): readonly Check[] {
  const broad = (vendor.awsManagedPolicies ?? []).some((policy) => form.holds(policy.enabledBy));
  const everything = documentsBut(undefined, vendor.grants, form);
  return vendor.grants.flatMap((grant) => {
    const others = documentsBut(grant.id, vendor.grants, form);
    const expectation = (probe: Probe): Expectation | ReasonKey | undefined => {
      if (probe.expect !== "refused" && isOn(grant, form)) return "allowed";
      if (!isOn(grant, form) && (probe.refusedWhenOff === false || probe.after !== undefined))
        return undefined;
      if (broad || mayAllow(others, probe.action)) return "allowed-elsewhere";
      return isOn(grant, form) ? "read-outside-scope" : "read-while-switched-off";
    };
    const probes = grant.probes
      .filter((probe) => applies(probe, form, options))
      .flatMap((call): readonly Check[] => {
        const expect = expectation(call);
        if (expect === undefined) return [];
        return destinations(call, vendor, form, options).map((to) => {
          const base = { id: `${grant.id}/${call.id}`, grant, call, to };
          const decided = beforehand(grant, call, options);
          if (decided !== undefined) return { ...base, kind: "decided", part: "probe", reason: decided };
          return isExpectation(expect)
            ? { ...base, kind: "probe", expect }
            : { ...base, kind: "decided", part: "probe", reason: expect };
        });
      });
    const canaries = grant.canaries
      .filter((canary) => applies(canary, form, options))
      .flatMap((call) =>
        destinations(call, vendor, form, options).map((to): Check => {
          const base = { id: `${grant.id}/${call.id}`, grant, call, to };
          const decided =
            beforehand(grant, call, options) ??
            (options.canaries ? undefined : "canaries-off") ??
            (mayAllowCall(everything, call, form.values, sample(options, to))
              ? "described-as-allowed"
              : undefined);
          return decided === undefined
            ? { ...base, kind: "canary" }
            : { ...base, kind: "decided", part: "canary", reason: decided };
        }),
      );
    return [...probes, ...canaries];
  });
}

/** A context that stands for all that will be made: only the form of its random digits counts here. */
function sample({ principal }: PlanOptions, to: Destination): CallContext {
  const source = { vendor: "sample", principal, randomHex: () => "0".repeat(32), now: () => 0 };
  return freshContext(source, "region" in to ? to.region : to.declared);
}

function isExpectation(value: Expectation | ReasonKey): value is Expectation {
  return value === "allowed" || value === "read-outside-scope" || value === "read-while-switched-off";
}

function applies(call: Call, form: Literal, { principal }: PlanOptions): boolean {
  if (call.principal !== undefined && call.principal !== principal.kind) return false;
  return call.when === undefined || form.holds(call.when);
}

function beforehand(grant: Grant, call: Call, { skip, partition }: PlanOptions): ReasonKey | undefined {
  if (skip.has(grant.id)) return "skipped";
  return isOffered(call.client, partition) ? undefined : "not-offered-in-partition";
}

function destinations(
  call: Call,
  vendor: Vendor,
  { values }: Literal,
  { partition, regions }: PlanOptions,
): readonly Destination[] {
  const { where } = call;
  if (where === "home") return [{ region: homeRegion(call.client, partition) }];
  if (where === "each-region") return regions.map((region) => ({ region }));
  // An optional input that is not set names no place, and there is nothing to call.
  const named = values.text("regionOfArn" in where ? where.regionOfArn : where.bucketOf);
  if (named === "") return [];
  return "regionOfArn" in where
    ? [{ region: named.split(":")[3] ?? "" }]
    : [{ bucket: named, declared: values.text(vendor.region) }];
}

/** The price in US dollars of all calls that will be made, at most. */
export function priceOf(checks: readonly Check[]): number {
  const asked = checks.filter((check) => check.kind !== "decided");
  return asked.reduce((sum, check) => sum + (check.call.price ?? 0), 0);
}
