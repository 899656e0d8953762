import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { isObject } from "../hcl/read-json";

/** Where verify leaves its record, in the directory whose values and outputs it read. */
export const LAST_VERIFY = join(".aws-onboarding", "last-verify.json");

/** What the last verification came to. Nothing secret is in it. */
export interface LastVerify {
  readonly schemaVersion: 1;
  /** When it ended: ISO 8601, UTC. */
  readonly time: string;
  readonly exitCode: number;
  readonly vendor: string;
  /** ARN of the role or user. */
  readonly principalArn: string;
  /** Whether the right external ID was admitted; false where that was not asked. */
  readonly admitted: boolean;
  /** How many lines have each verdict. */
  readonly counts: Readonly<Record<string, number>>;
}

/** The parts of a verification's result that the record keeps. */
export interface VerifyOutcome {
  readonly vendor: string;
  readonly principal: { readonly arn: string };
  readonly finishedAt: string;
  readonly exitCode: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly lines: readonly { readonly part: string; readonly id: string; readonly verdict: string }[];
}

/** The record of a result. */
export function lastVerifyOf(result: VerifyOutcome): LastVerify {
  const right = result.lines.find(({ part, id }) => part === "trust" && id === "right");
  return {
    schemaVersion: 1,
    time: result.finishedAt,
    exitCode: result.exitCode,
    vendor: result.vendor,
    principalArn: result.principal.arn,
    admitted: right?.verdict === "passed",
    counts: result.counts,
  };
}

/** Writes the record, whole or not at all. */
export function writeLastVerify(directory: string, record: LastVerify): void {
  const path = join(directory, LAST_VERIFY);
  mkdirSync(dirname(path), { recursive: true });
  const scratch = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(scratch, `${JSON.stringify(record, null, 2)}\n`);
    renameSync(scratch, path);
  } catch (error) {
    rmSync(scratch, { force: true });
    throw error;
  }
}

/** Reads the record. Undefined when there is none, or one that cannot be understood: both mean "not verified". */
export function readLastVerify(directory: string): LastVerify | undefined {
  try {
    const parsed: unknown = JSON.parse(readFileSync(join(directory, LAST_VERIFY), "utf8"));
    return isLastVerify(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function isLastVerify(value: unknown): value is LastVerify {
  return (
    isObject(value) &&
    value["schemaVersion"] === 1 &&
    typeof value["time"] === "string" &&
    !Number.isNaN(Date.parse(value["time"])) &&
    typeof value["exitCode"] === "number" &&
    typeof value["vendor"] === "string" &&
    typeof value["principalArn"] === "string" &&
    typeof value["admitted"] === "boolean"
  );
}
