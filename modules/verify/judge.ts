/** From what a reply means to the reason of a line: what was expected decides. */
import type { Canary } from "../grants/canary";
import type { NoticeKey } from "../grants/notice";
import type { Probe } from "../grants/probe";
import { gapReason, isOwn, type Denial } from "./denial";
import type { Outcome } from "./classify";
import type { ReasonKey } from "./reasons";

/** How a refusal that was expected is told when the call was allowed. */
type Breach = "read-outside-scope" | "read-while-switched-off";

/** Identity Center refuses in IAM's words what IAM allows, outside the account that administers it. */
const WORDS_PROVE_NOTHING: ReadonlySet<string> = new Set(["sso-admin"]);

/** A read that must be allowed. `notice` is what the answer said about the data. */
export function judgeAllowed(outcome: Outcome, probe: Probe, notice?: NoticeKey): ReasonKey {
  if (!isDecided(outcome)) return undecided(outcome);
  switch (outcome.kind) {
    case "answered":
      return notice ?? "allowed";
    case "nothing-there":
      return "allowed-nothing-there";
    case "noticed":
      return outcome.notice;
    case "denied":
      return gapReason(outcome.denial);
    case "denied-other":
      if (probe.alsoNeeds?.some((action) => action.toLowerCase() === outcome.action))
        return gapReason(outcome.denial);
      return otherAction(outcome.action, probe) ?? "refused-for-another-action";
    case "gated":
      return "refused-for-another-reason";
    case "no-endpoint":
      return probe.absentService ?? "connection-failed";
  }
}

function otherAction(action: string, { otherActions }: Probe): NoticeKey | undefined {
  return Object.entries(otherActions ?? {}).find(([name]) => name.toLowerCase() === action)?.[1];
}

/** A read that must be refused. */
export function judgeRefused(outcome: Outcome, breach: Breach): ReasonKey {
  if (!isDecided(outcome)) return undecided(outcome);
  switch (outcome.kind) {
    case "answered":
    case "nothing-there":
      return breach;
    case "denied":
      return refusal(outcome.denial);
    case "denied-other":
      return "refused-for-another-action";
    // The service had a word of its own: whether it had asked IAM first is not known.
    case "noticed":
    case "gated":
      return "refused-for-another-reason";
    case "no-endpoint":
      return "not-offered-in-region";
  }
}

/** A write that must be refused. What is noticed says that the service refuses everybody here. */
export function judgeCanary(outcome: Outcome, canary: Canary): ReasonKey {
  if (!isDecided(outcome)) return undecided(outcome);
  switch (outcome.kind) {
    case "answered":
      return "write-allowed-and-done";
    case "nothing-there":
      return "write-allowed";
    case "denied": {
      const noProof = canary.onlyIn !== undefined && WORDS_PROVE_NOTHING.has(canary.client);
      return noProof ? "not-testable-here" : refusal(outcome.denial);
    }
    case "denied-other":
      return "refused-for-another-action";
    case "noticed":
      return "not-testable-here";
    case "gated":
      return canary.onlyIn === undefined ? "refused-for-another-reason" : "not-testable-here";
    case "no-endpoint":
      return "not-offered-in-region";
  }
}

function refusal(denial: Denial): ReasonKey {
  return isOwn(denial) ? "refused-as-promised" : "refused-by-another-layer";
}

const DECIDED = [
  "answered",
  "nothing-there",
  "noticed",
  "denied",
  "denied-other",
  "gated",
  "no-endpoint",
] as const;

type Decided = Extract<Outcome, { kind: (typeof DECIDED)[number] }>;

function isDecided(outcome: Outcome): outcome is Decided {
  return DECIDED.some((kind) => kind === outcome.kind);
}

/** What says nothing about permissions, whatever was expected. */
export function undecided(outcome: Outcome): ReasonKey {
  switch (outcome.kind) {
    case "answered":
    case "nothing-there":
    case "noticed":
    case "denied":
    case "denied-other":
      return "unknown-error";
    case "gated":
      return "refused-for-another-reason";
    case "no-endpoint":
      return "connection-failed";
    case "caller":
      return outcome.fault;
    case "no-bucket":
      return "bucket-not-found";
    case "invalid":
      return "invalid-request";
    case "redirected":
    case "unknown":
      return "unknown-error";
    case "stopped":
      return "fuse-stopped";
    case "throttled":
    case "timed-out":
    case "server-error":
    case "connection-failed":
    case "interrupted":
      return outcome.kind;
  }
}
