/** Reasons about what is stored in IAM, compared with the description. */
import type { Reason } from "./reasons";

const APPLY = "Apply the module again.";
const REMOVE =
  "Find out who made the change, and apply the module again; remove by hand what Terraform does not know of.";

export const DRIFT_REASONS = {
  "as-described": { verdict: "passed", meaning: "It is stored in IAM as described.", remedy: "" },
  "principal-missing": {
    verdict: "gap",
    meaning: "IAM has no principal of that name.",
    remedy: "Apply the module, or correct the ARN.",
  },
  "path-differs": {
    verdict: "gap",
    meaning: "IAM's principal of that name has another path, so that its ARN is another one.",
    remedy: "Correct the path in the values or the ARN, or apply the module again.",
  },
  "policy-missing": { verdict: "gap", meaning: "A described policy is not there.", remedy: APPLY },
  "policy-added": {
    verdict: "finding",
    meaning: "The principal has an inline policy that nobody described.",
    remedy: REMOVE,
  },
  "policy-attached": {
    verdict: "finding",
    meaning: "A managed policy is attached that nobody described.",
    remedy: REMOVE,
  },
  "statement-missing": { verdict: "gap", meaning: "A described statement is not there.", remedy: APPLY },
  "statement-added": {
    verdict: "finding",
    meaning: "There is a statement that nobody described.",
    remedy: REMOVE,
  },
  "statement-narrowed": {
    verdict: "gap",
    meaning: "A statement allows less than described.",
    remedy: APPLY,
  },
  "statement-changed": {
    verdict: "finding",
    meaning: "A statement is not as described, and may allow more.",
    remedy: REMOVE,
  },
  "deny-missing": {
    verdict: "finding",
    meaning: "A described Deny is not there, so what it forbids may be allowed.",
    remedy: APPLY,
  },
  "deny-added": {
    verdict: "gap",
    meaning: "There is a Deny that nobody described; it takes permissions away.",
    remedy: REMOVE,
  },
  "boundary-missing": {
    verdict: "finding",
    meaning: "The described permissions boundary is not set, or another one is.",
    remedy: APPLY,
  },
  "boundary-added": {
    verdict: "warning",
    meaning: "A permissions boundary is set that nobody described; it may take permissions away.",
    remedy: "Give its ARN in the values, or remove it.",
  },
  "group-membership": {
    verdict: "finding",
    meaning: "The user is in a group, whose policies nobody described.",
    remedy: "Remove the user from the group.",
  },
  "session-duration-differs": {
    verdict: "warning",
    meaning: "The role's longest session differs from the description.",
    remedy: APPLY,
  },
  "not-readable": {
    verdict: "untested",
    meaning: "Neither the caller nor the principal may read it: it is unknown, not equal.",
    remedy: "Run verify with credentials of the account that may read IAM.",
  },
} as const satisfies Readonly<Record<string, Reason>>;
