/** What may be made to go wrong, and how each is written on the command line. */
import type { Fault } from "../errors";
import { nearest } from "../errors";
import { REGION } from "../vendors/rules";
import { textFaults } from "../vendors/text-faults";

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
  const [, kind = "", rest = ""] = /^([^=#@]*)(.*)$/s.exec(written) ?? [];
  if (!isKind(kind)) return unknownKind(written, kind);
  const form = FAULT_KINDS[kind];
  const match = /^(?:=([^#@]+))?(?:#(\d+))?(?:@(\d+))?$/.exec(rest);
  const [, value, times, milliseconds] = match ?? [];
  if (
    !match ||
    (form.startsWith("=") && value === undefined) ||
    (value !== undefined && form === "") ||
    (times !== undefined && !form.includes("#")) ||
    (milliseconds !== undefined && !form.includes("@"))
  ) {
    return faultOf(written, `be written ${kind}${form}`, form.includes("#") ? NUMBERS : "Correct it.");
  }
  switch (kind) {
    case "scp-deny":
    case "missing-permission":
    case "extra-permission":
      return ACTION.test(value ?? "") ? { kind, action: value ?? "" } : noAction(written);
    case "bucket-region":
      return textFaults("--fault", value ?? "", REGION)[0] ?? { kind, region: value ?? "" };
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

const NUMBERS = "TIMES and MILLISECONDS are whole numbers, TIMES first.";

/** An action, a pattern of actions, or every action. */
const ACTION = /^(\*|[a-z0-9*?-]+:[a-z0-9*?]+)$/i;

function noAction(written: string): Fault {
  return faultOf(written, "name an action as policies do", "Write it as s3:GetObject or s3:*.");
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
