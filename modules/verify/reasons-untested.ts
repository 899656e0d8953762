/** Reasons why something was not tested. It is never counted as passed. */
import type { Reason } from "./reasons";

export const UNTESTED_REASONS = {
  "not-testable-here": {
    verdict: "untested",
    meaning: "In this account the service refuses everybody in the same way, so a refusal proves nothing.",
    remedy: "Verify in the organization's management account as well, if the role exists there.",
  },
  "not-offered-in-partition": {
    verdict: "untested",
    meaning: "The service does not exist in this partition.",
    remedy: "For billing data of GovCloud, grant a role in the linked commercial account.",
  },
  "not-offered-in-region": {
    verdict: "untested",
    meaning: "The service has no endpoint in this region.",
    remedy: "",
  },
  skipped: { verdict: "untested", meaning: "Left out by --skip.", remedy: "" },
  "canaries-off": {
    verdict: "untested",
    meaning: "Write calls were left out by --no-canaries.",
    remedy: "Without them nothing is said about what can be written.",
  },
  "no-session": {
    verdict: "untested",
    meaning: "There was no session to make the call with.",
    remedy: "See the lines about the caller and about trust.",
  },
  "nothing-to-try-on": {
    verdict: "untested",
    meaning: "An earlier call found nothing that this one could be tried on.",
    remedy: "",
  },
  "nothing-learned": {
    verdict: "untested",
    meaning: "As the right external ID is refused, the refusal of others says nothing.",
    remedy: "Solve the refusal of the right one first.",
  },
  "no-letters": {
    verdict: "untested",
    meaning: "The external ID has no letter whose case could be changed.",
    remedy: "",
  },
  "allowed-elsewhere": {
    verdict: "untested",
    meaning:
      "Another grant or an attached policy of AWS, as described, may allow the call, so no refusal can be expected.",
    remedy: "",
  },
  "described-as-allowed": {
    verdict: "untested",
    meaning: "The write is described as allowed, so no refusal can be expected.",
    remedy: "",
  },
  "no-safe-read": {
    verdict: "untested",
    meaning: "The grant has no read that could be tried from here.",
    remedy: "Read the drift lines for its policy.",
  },
  "no-write-calls": {
    verdict: "untested",
    meaning: "The service has no write call that could be tried safely.",
    remedy: "Rely on the proof of the policy's text (check-permissions).",
  },
  "simulation-refused": {
    verdict: "inconclusive",
    meaning: "The caller may not use IAM's simulator.",
    remedy:
      "Grant the caller iam:SimulatePrincipalPolicy on the principal, or run verify without --mode simulate.",
  },
  "condition-not-simulated": {
    verdict: "inconclusive",
    meaning:
      "The simulator refused the call, but a policy looks at condition keys that it had no value for: a real call may be allowed.",
    remedy:
      "Run verify without --mode simulate, or read the policies that look at the keys named in the line. With the right to read IAM fewer keys are in doubt.",
  },
  "not-simulated": {
    verdict: "untested",
    meaning: "Simulation cannot see it: it looks at identity policies and boundaries of IAM alone.",
    remedy: "Run verify without --mode simulate.",
  },
} as const satisfies Readonly<Record<string, Reason>>;
