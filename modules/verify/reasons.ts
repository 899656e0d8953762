/** Every reason that a line can have. The verdict follows from it, so nothing is passed but for a reason that says so. */
import { NOTICES, type NoticeKey } from "../grants/notice";
import { DRIFT_REASONS } from "./reasons-drift";
import { TRUST_REASONS } from "./reasons-trust";
import { UNTESTED_REASONS } from "./reasons-untested";
import type { Verdict } from "./verdict";

/** What a reason means, and what to do about it. */
export interface Reason {
  readonly verdict: Verdict;
  readonly meaning: string;
  /** A sentence; empty where there is nothing to do. */
  readonly remedy: string;
}

const RETRY = "Run verify again.";
const NARROWER = "Ask who manages the organization's policies.";

const CALL_REASONS = {
  allowed: { verdict: "passed", meaning: "The call was allowed and answered.", remedy: "" },
  "allowed-nothing-there": {
    verdict: "passed",
    meaning: "The call was allowed; what it asked for does not exist.",
    remedy: "",
  },
  "refused-as-promised": { verdict: "passed", meaning: "The call was refused, as it must be.", remedy: "" },
  "not-granted": {
    verdict: "gap",
    meaning: "IAM refused the call: no policy of the principal allows it.",
    remedy:
      "Apply the module again; if it says that nothing is to change, look for a hand-made edit of the policies.",
  },
  "explicitly-denied": {
    verdict: "gap",
    meaning: "A Deny in one of the principal's own policies refuses the call.",
    remedy: "Remove the Deny, or switch the grant off.",
  },
  "blocked-by-service-control-policy": {
    verdict: "gap",
    meaning:
      "A service control policy of the organization refuses the call, whatever the principal's policies say.",
    remedy: NARROWER,
  },
  "blocked-by-resource-control-policy": {
    verdict: "gap",
    meaning: "A resource control policy of the organization refuses the call.",
    remedy: NARROWER,
  },
  "blocked-by-permissions-boundary": {
    verdict: "gap",
    meaning: "The permissions boundary does not allow the call.",
    remedy: "Allow the action in the boundary, or leave the boundary off.",
  },
  "blocked-by-another-policy": {
    verdict: "gap",
    meaning:
      "Something else than the principal's policies refuses the call: a policy of the resource, of the session or of a VPC endpoint, or a resource that is not there.",
    remedy: "The message names the ground: admit the principal there, or correct the resource in the values.",
  },
  "bucket-not-found": {
    verdict: "gap",
    meaning: "There is no bucket of that name in the partition.",
    remedy: "Compare the bucket's name in the values with the S3 console.",
  },
  "write-allowed": {
    verdict: "finding",
    meaning: "A write call was authorised. It changed nothing, because what it named does not exist.",
    remedy:
      "Find the policy that allows the action (the drift lines may name it) and remove it; then verify again.",
  },
  "write-allowed-and-done": {
    verdict: "finding",
    meaning: "A write call was authorised, and AWS reports success for something that does not exist.",
    remedy: "Find the policy that allows the action and remove it; then verify again.",
  },
  "read-outside-scope": {
    verdict: "finding",
    meaning: "A read outside the granted scope was allowed.",
    remedy: "Find the policy that is wider than described and narrow it; then verify again.",
  },
  "read-while-switched-off": {
    verdict: "finding",
    meaning: "A read was allowed although its grant is switched off.",
    remedy: "Apply the module again, and look for policies that were added by hand.",
  },
  "refused-by-another-layer": {
    verdict: "warning",
    meaning:
      "The call was refused by the organization, the boundary or the resource, not by the principal's own policies: whether they allow it was not tested.",
    remedy: "Read the drift lines for the policies themselves.",
  },
  "bucket-in-another-region": {
    verdict: "warning",
    meaning: "The bucket lies in another region than the values say.",
    remedy: "Correct the region in the values and apply again.",
  },
  throttled: {
    verdict: "inconclusive",
    meaning: "AWS limits the rate of calls, and the patience for it was used up.",
    remedy: "Run verify again in some minutes, with fewer regions.",
  },
  "server-error": {
    verdict: "inconclusive",
    meaning: "AWS answered with a fault of its own.",
    remedy: RETRY,
  },
  "timed-out": { verdict: "inconclusive", meaning: "No answer came in time.", remedy: RETRY },
  "connection-failed": {
    verdict: "inconclusive",
    meaning: "The endpoint could not be reached, or the connection broke.",
    remedy:
      "Check network, proxy (HTTPS_PROXY, NO_PROXY) and the region's name; where a proxy opens TLS, give its certificate in NODE_EXTRA_CA_CERTS.",
  },
  "invalid-request": {
    verdict: "inconclusive",
    meaning: "The service refused the form of the request before it looked at permissions.",
    remedy: "Report it as a fault of aws-onboarding, with the line.",
  },
  "refused-for-another-reason": {
    verdict: "inconclusive",
    meaning: "The service refused without naming an IAM action: a switch of the service, not a policy.",
    remedy: "Read the message; the service may have to be enabled in the account.",
  },
  "refused-for-another-action": {
    verdict: "inconclusive",
    meaning: "The refusal names another action than the one that was tested.",
    remedy: "Read the message; the call may need a second permission.",
  },
  "unknown-error": {
    verdict: "inconclusive",
    meaning: "The answer is none that is known for this call.",
    remedy: "Report it with the line.",
  },
  "fuse-stopped": {
    verdict: "inconclusive",
    meaning:
      "The write call was stopped before it left, because what makes it harmless was not in the request.",
    remedy: "Report it as a fault of aws-onboarding, with the line.",
  },
  interrupted: {
    verdict: "inconclusive",
    meaning: "The run was ended before the answer came.",
    remedy: RETRY,
  },
} as const satisfies Readonly<Record<string, Reason>>;

type Warnings = { readonly [K in NoticeKey]: Reason & { readonly verdict: "warning" } };

const NOTICE_REASONS = Object.fromEntries(
  Object.entries(NOTICES).map(([key, text]) => [key, { verdict: "warning", ...text }]),
) as Warnings;

/** The closed list, by key. A key is a promise: documents and other programs name it. */
export const REASONS = {
  ...TRUST_REASONS,
  ...CALL_REASONS,
  ...NOTICE_REASONS,
  ...DRIFT_REASONS,
  ...UNTESTED_REASONS,
} as const;

export type ReasonKey = keyof typeof REASONS;

/** What the key means. */
export function reasonOf(key: ReasonKey): Reason {
  return REASONS[key];
}
