/** What may be made to go wrong, and how each is written on the command line. */
import type { Fault } from "../errors";
import { nearest } from "../errors";

/** Faults of single requests. `match` is a pattern of `prefix:Operation`; the default matches every request. */
export interface RequestFault {
  readonly kind: "throttle" | "server-error" | "cut" | "truncate" | "slow";
  readonly match?: string;
  /** How many requests it hits; default: every one. */
  readonly times?: number;
  /** For `slow`: how long the answer takes; default 30 000. */
  readonly milliseconds?: number;
}

/** Faults of the account: what was set up differently from what it should be. */
export type AccountFault =
  /** A service control policy denies these actions. */
  | { readonly kind: "scp-deny"; readonly action: string }
  /** Every action string that matches is gone from the role's policies; one that covers it goes whole. */
  | { readonly kind: "missing-permission"; readonly action: string }
  /** One more inline policy allows this action, on every resource. */
  | { readonly kind: "extra-permission"; readonly action: string }
  /** The trust policy has lost its external ID condition. */
  | { readonly kind: "no-external-id" }
  /** The buckets live in this region. */
  | { readonly kind: "bucket-region"; readonly region: string }
  | { readonly kind: "empty-bucket" };

/** Any fault. */
export type SandboxFault = RequestFault | AccountFault;

/** Every kind, with what may follow its `=`. */
export const FAULT_KINDS = {
  throttle: "[=SERVICE:OPERATION][#TIMES]",
  "server-error": "[=SERVICE:OPERATION][#TIMES]",
  cut: "[=SERVICE:OPERATION][#TIMES]",
  truncate: "[=SERVICE:OPERATION][#TIMES]",
  slow: "[=SERVICE:OPERATION][#TIMES][@MILLISECONDS]",
  "scp-deny": "=ACTION",
  "missing-permission": "=ACTION",
  "extra-permission": "=ACTION",
  "no-external-id": "",
  "bucket-region": "=REGION",
  "empty-bucket": "",
} as const;

type Kind = keyof typeof FAULT_KINDS;

/** Reads one `--fault` value: `throttle=ce:*#2`, `slow=s3:GetObject@500`, `scp-deny=s3:*`, `empty-bucket`. */
export function parseFault(written: string): SandboxFault | Fault {
  const match = /^([a-z0-9-]+)(?:=([^#@]+))?(?:#(\d+))?(?:@(\d+))?$/.exec(written);
  const [, kind = "", value, times, milliseconds] = match ?? [];
  if (!isKind(kind)) return unknownKind(written, kind);
  const needs = FAULT_KINDS[kind].startsWith("=");
  const takesTimes = FAULT_KINDS[kind].includes("#");
  const takesMilliseconds = FAULT_KINDS[kind].includes("@");
  if (
    needs !== (value !== undefined && FAULT_KINDS[kind].startsWith("=")) ||
    (value !== undefined && FAULT_KINDS[kind] === "") ||
    (times !== undefined && !takesTimes) ||
    (milliseconds !== undefined && !takesMilliseconds)
  ) {
    return faultOf(written, `be written ${kind}${FAULT_KINDS[kind]}`, "Correct it.");
  }
  switch (kind) {
    case "scp-deny":
    case "missing-permission":
    case "extra-permission":
      return { kind, action: value ?? "" };
    case "bucket-region":
      return { kind, region: value ?? "" };
    case "no-external-id":
    case "empty-bucket":
      return { kind };
    case "throttle":
    case "server-error":
    case "cut":
    case "truncate":
    case "slow":
      return {
        kind,
        ...(value !== undefined && { match: value }),
        ...(times !== undefined && { times: Number(times) }),
        ...(milliseconds !== undefined && { milliseconds: Number(milliseconds) }),
      };
  }
}

function isKind(kind: string): kind is Kind {
  return Object.hasOwn(FAULT_KINDS, kind);
}

function unknownKind(written: string, kind: string): Fault {
  const meant = nearest(kind, Object.keys(FAULT_KINDS));
  const remedy = meant ? `Did you mean ${meant}?` : "See docs/sandbox.md for what each does.";
  return faultOf(written, `begin with one of ${Object.keys(FAULT_KINDS).join(", ")}`, remedy);
}

function faultOf(value: string, rule: string, remedy: string): Fault {
  return { field: "--fault", rule, value, remedy };
}
