/** `permissions.lock.json`: what the vendors' patterns mean today, compared or written. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  buildLock,
  compareLock,
  describeChange,
  parseLock,
  printLock,
  type LockDifference,
  type PermissionsLock,
} from "../../modules/check/lock";
import { vendorPrincipals } from "../../modules/check/readers/vendors";
import { InputError } from "../../modules/errors";
import { VENDORS } from "../../modules/vendors";
import { loadCatalogue } from "./load-catalogue";

const FILE = "permissions.lock.json";
const ROOT = join(__dirname, "../..");

export interface LockOptions {
  /** Whether to write the file instead of comparing with it. */
  readonly update: boolean;
  readonly format: "table" | "json";
}

/** 0 when the lock holds or was written, 2 when a pattern means something else. */
export async function runLock({ update, format }: LockOptions): Promise<0 | 2> {
  const now = await currentLock();
  const path = join(ROOT, FILE);
  const before = readLock(path, update);
  if (update) writeFileSync(path, printLock(now));
  const difference = compareLock(before ?? now, now);
  process.stdout.write(
    format === "json" ? `${JSON.stringify(difference, null, 2)}\n` : differenceText(difference),
  );
  if (update) process.stderr.write(`${FILE} is written.\n`);
  return update || difference.changes.length === 0 ? 0 : 2;
}

async function currentLock(): Promise<PermissionsLock> {
  const vendors = VENDORS.map((vendor) => {
    const policies = vendorPrincipals(vendor).flatMap(({ inline, attached }) => [
      ...inline,
      ...attached.flatMap(({ name, document }) => (document ? [{ name, document }] : [])),
    ]);
    return { vendor: vendor.id, policies };
  });
  return buildLock(vendors, await loadCatalogue());
}

/** The lock as it is. A missing file is a fault when it is to be compared with. */
function readLock(path: string, update: boolean): PermissionsLock | undefined {
  try {
    return parseLock(readFileSync(path, "utf8"), FILE);
  } catch (error) {
    if (update) return undefined;
    if (error instanceof InputError) throw error;
    throw new InputError([
      {
        field: FILE,
        rule: "be there",
        remedy: "Write it with 'check-permissions --update-lock' and review it.",
      },
    ]);
  }
}

function differenceText({ changes, dataVersion }: LockDifference): string {
  const versions =
    dataVersion.before === dataVersion.after
      ? `action data ${dataVersion.after}`
      : `action data ${dataVersion.before} before, ${dataVersion.after} now`;
  if (changes.length === 0) return `Every pattern means what it meant (${versions}).\n`;
  return `${changes.map(describeChange).join("\n")}\n${changes.length} changes (${versions}).\n`;
}
