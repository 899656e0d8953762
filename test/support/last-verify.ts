import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { LAST_VERIFY, type LastVerify } from "../../modules/handoff/last-verify";

/** Leaves the record of a verification in a directory, as verify does. */
export function writeLastVerify(directory: string, record: Partial<LastVerify>): void {
  const path = join(directory, LAST_VERIFY);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, JSON.stringify(record));
}
