/** What every pattern of every vendor means today, kept in `permissions.lock.json`, and what has changed since. */
import type { Catalogue } from "../iam/catalogue";
import { toList, type NamedPolicy } from "../iam/policy";
import { InputError } from "../errors";

/** Version of the file's shape. */
const LOCK_SCHEMA_VERSION = 1;

/** One vendor with the policies of all its switch combinations. */
interface VendorPolicies {
  readonly vendor: string;
  readonly policies: readonly NamedPolicy[];
}

/** Actions by vendor, policy and pattern; keys and actions sorted. */
type LockedPatterns = Readonly<
  Record<string, Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>>
>;

/** The content of `permissions.lock.json`. */
export interface PermissionsLock {
  readonly schemaVersion: typeof LOCK_SCHEMA_VERSION;
  /** Version of the action data that the patterns were expanded with. */
  readonly dataVersion: string;
  readonly vendors: LockedPatterns;
}

/** Expands every allowed pattern of every vendor. Policies of one name are taken together. */
export function buildLock(vendors: readonly VendorPolicies[], catalogue: Catalogue): PermissionsLock {
  const all = new Map<string, Map<string, Map<string, readonly string[]>>>();
  for (const { vendor, policies } of vendors) {
    for (const { name, document } of policies) {
      for (const statement of toList(document.Statement)) {
        if (statement.Effect !== "Allow") continue;
        for (const pattern of toList(statement.Action)) {
          const actions = catalogue.expand(pattern).map((action) => action.name);
          entry(entry(all, vendor), name).set(pattern, actions);
        }
      }
    }
  }
  return {
    schemaVersion: LOCK_SCHEMA_VERSION,
    dataVersion: catalogue.version,
    vendors: sorted(all, (policies) =>
      sorted(policies, (patterns) => sorted(patterns, (actions) => actions)),
    ),
  };
}

/** One difference. `more` and `less` are about a pattern that stands in both. */
interface LockChange {
  readonly kind: "pattern-added" | "pattern-removed" | "more" | "less";
  readonly vendor: string;
  readonly policy: string;
  readonly pattern: string;
  readonly actions: readonly string[];
}

/** Everything that differs. The lock still holds when there is no change, whatever the data version. */
export interface LockDifference {
  readonly dataVersion: { readonly before: string; readonly after: string };
  readonly changes: readonly LockChange[];
}

/** What has changed from the one to the other, by vendor, policy and pattern. */
export function compareLock(before: PermissionsLock, after: PermissionsLock): LockDifference {
  const [old, now] = [flatten(before), flatten(after)];
  const keys = [...new Set([...old.keys(), ...now.keys()])].sort();
  const changes = keys.flatMap((key): readonly LockChange[] => {
    const [was, is] = [old.get(key), now.get(key)];
    const place = was ?? is;
    if (place === undefined) return [];
    const { vendor, policy, pattern } = place;
    const at = { vendor, policy, pattern };
    if (was === undefined) return [{ kind: "pattern-added", ...at, actions: place.actions }];
    if (is === undefined) return [{ kind: "pattern-removed", ...at, actions: place.actions }];
    const more = is.actions.filter((action) => !was.actions.includes(action));
    const less = was.actions.filter((action) => !is.actions.includes(action));
    return [
      ...(more.length > 0 ? [{ kind: "more" as const, ...at, actions: more }] : []),
      ...(less.length > 0 ? [{ kind: "less" as const, ...at, actions: less }] : []),
    ];
  });
  return { dataVersion: { before: before.dataVersion, after: after.dataVersion }, changes };
}

/** One change as a sentence. */
export function describeChange(change: LockChange): string {
  const where = `${change.vendor}, ${change.policy}: ${change.pattern}`;
  const what = change.actions.join(", ");
  switch (change.kind) {
    case "pattern-added":
      return `${where} is new and allows ${what || "nothing"}`;
    case "pattern-removed":
      return `${where} is gone and allowed ${what || "nothing"}`;
    case "more":
      return `${where} now also allows ${what}`;
    case "less":
      return `${where} no longer allows ${what}`;
  }
}

/** The lock file's text as a lock. Throws an `InputError` when it is none, or of another version. */
export function parseLock(text: string, field: string): PermissionsLock {
  const remedy = "Write it anew with 'check-permissions --update-lock'.";
  const fault = (rule: string): InputError => new InputError([{ field, rule, remedy }]);
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw fault("be JSON");
  }
  const lock = parsed as Partial<PermissionsLock> | null;
  if (lock?.schemaVersion !== LOCK_SCHEMA_VERSION)
    throw fault(`have the schemaVersion ${LOCK_SCHEMA_VERSION}`);
  if (typeof lock.dataVersion !== "string" || !isPatterns(lock.vendors))
    throw fault("hold patterns by vendor and policy");
  return lock as PermissionsLock;
}

/** The lock as the text of its file: byte-stable, with a line end. */
export function printLock(lock: PermissionsLock): string {
  return `${JSON.stringify(lock, undefined, 2)}\n`;
}

function flatten(lock: PermissionsLock): ReadonlyMap<string, Omit<LockChange, "kind">> {
  const entries = Object.entries(lock.vendors).flatMap(([vendor, policies]) =>
    Object.entries(policies).flatMap(([policy, patterns]) =>
      Object.entries(patterns).map(([pattern, actions]) => ({ vendor, policy, pattern, actions })),
    ),
  );
  return new Map(entries.map((one) => [[one.vendor, one.policy, one.pattern].join("\u0001"), one]));
}

function isPatterns(value: unknown): value is LockedPatterns {
  const isObject = (one: unknown): one is object =>
    typeof one === "object" && one !== null && !Array.isArray(one);
  const policies = isObject(value) ? (Object.values(value) as unknown[]) : [undefined];
  const patterns = policies.flatMap((one) =>
    isObject(one) ? (Object.values(one) as unknown[]) : [undefined],
  );
  const actions = patterns.flatMap((one) =>
    isObject(one) ? (Object.values(one) as unknown[]) : [undefined],
  );
  return actions.every((list) => Array.isArray(list) && list.every((action) => typeof action === "string"));
}

function entry<V>(map: Map<string, Map<string, V>>, key: string): Map<string, V> {
  const known = map.get(key) ?? new Map<string, V>();
  map.set(key, known);
  return known;
}

function sorted<V, R>(map: ReadonlyMap<string, V>, turn: (value: V) => R): Readonly<Record<string, R>> {
  const entries = [...map].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, value]) => [key, turn(value)]));
}
