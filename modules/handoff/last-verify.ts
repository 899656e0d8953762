import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isObject } from "../hcl/read-json";

/** Where `verify --from DIR` leaves its record in DIR. */
export const LAST_VERIFY = join(".aws-onboarding", "last-verify.json");

/** What the last verification came to. Nothing secret is in it. */
export interface LastVerify {
  readonly schemaVersion: 1;
  /** When it ended: ISO 8601, UTC. */
  readonly time: string;
  readonly exitCode: number;
  readonly vendor: string;
  /** `live`: real calls. `simulate`: IAM's simulator was asked. `expect-removed`: whether the access is gone. */
  readonly mode: string;
  /** ARN of the role, or of the user. */
  readonly roleArn: string;
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
    ["vendor", "mode", "roleArn"].every((name) => typeof value[name] === "string")
  );
}
