/** Reasons about the caller and about who may assume the role. */
import type { Reason } from "./reasons";

const CREDENTIALS =
  "Check the profile or the environment's AWS credentials; nothing is said about the role yet.";
const CONFUSED = "Apply the module again: its trust policy demands the external ID with StringEquals.";

export const TRUST_REASONS = {
  "caller-identified": { verdict: "passed", meaning: "AWS knows the caller's credentials.", remedy: "" },
  "caller-no-credentials": {
    verdict: "inconclusive",
    meaning: "No AWS credentials were found, or the profile that was named does not exist.",
    remedy:
      "Check the profile's name (--profile, AWS_PROFILE), sign in (aws sso login), or set the environment's AWS credentials.",
  },
  "caller-credentials-invalid": {
    verdict: "inconclusive",
    meaning:
      "AWS does not know the caller's credentials: deleted, of another partition, or of a region that is not enabled for them.",
    remedy: CREDENTIALS,
  },
  "caller-credentials-expired": {
    verdict: "inconclusive",
    meaning: "The caller's session has expired.",
    remedy: "Sign in again.",
  },
  "caller-profile-refused": {
    verdict: "inconclusive",
    meaning:
      "The profile's own role, or its web identity, was refused: there are no credentials to call with.",
    remedy: "Read the message: it is about the role in the profile, not about the one that is verified.",
  },
  "caller-signature": {
    verdict: "inconclusive",
    meaning: "AWS computes another signature: the secret key is wrong or was damaged in copying.",
    remedy: CREDENTIALS,
  },
  "caller-clock": {
    verdict: "inconclusive",
    meaning: "This machine's clock is too far from AWS's.",
    remedy: "Synchronise the clock.",
  },
  "caller-region": {
    verdict: "inconclusive",
    meaning: "The region is not enabled, or STS is not active in it, for the account.",
    remedy: "Enable the region, or name another with --region.",
  },
  "caller-is-root": {
    verdict: "inconclusive",
    meaning: "The caller is the root user, for whom AWS lets no role be assumed.",
    remedy: "Use an IAM user or role.",
  },
  "caller-in-another-partition": {
    verdict: "inconclusive",
    meaning: "The caller and the role are in different partitions, between which no trust is possible.",
    remedy: "Use credentials of the role's own partition.",
  },
  "caller-is-not-the-user": {
    verdict: "inconclusive",
    meaning: "The credentials are not those of the user that is to be tested.",
    remedy: "Use the access key that was made for the user.",
  },
  "clock-offset": {
    verdict: "warning",
    meaning: "This machine's clock differs from AWS's by minutes; calls were signed with the corrected time.",
    remedy: "Synchronise the clock: other programs will fail.",
  },
  "right-external-id-admitted": {
    verdict: "passed",
    meaning: "The role was assumed with the right external ID.",
    remedy: "",
  },
  "previous-external-id-admitted": {
    verdict: "passed",
    meaning: "The previous external ID still admits, as described, while it is being rotated.",
    remedy: "",
  },
  "previous-external-id-refused": {
    verdict: "gap",
    meaning: "The previous external ID is refused although the rotation is described as going on.",
    remedy: "Apply the module again, or remove previous_external_id from the values.",
  },
  "admitted-with-expired-external-id": {
    verdict: "finding",
    meaning: "The previous external ID still admits although its time is over.",
    remedy: "Apply the module again: its trust policy ends the previous external ID at that time.",
  },
  "not-admitted": {
    verdict: "passed",
    meaning: "The attempt to assume the role was refused, as it must be.",
    remedy: "",
  },
  "assume-refused": {
    verdict: "gap",
    meaning: "The role could not be assumed with the external ID that was given.",
    remedy: "AWS gives one message for five causes; they are listed with what was checked of each.",
  },
  "assume-refused-session-length": {
    verdict: "gap",
    meaning: "The role and its trust policy admit the caller, but not for a session of that length.",
    remedy: "Report it with the line: verify asks for the shortest session.",
  },
  "assume-invalid": {
    verdict: "inconclusive",
    meaning:
      "STS refused the form of the request: the role's ARN or the external ID has characters that AWS does not take.",
    remedy: "Copy the role's ARN from Terraform's output and the external ID from the vendor.",
  },
  "admitted-without-external-id": {
    verdict: "finding",
    meaning:
      "The role could be assumed without an external ID: any customer of the vendor could be confused with another.",
    remedy: CONFUSED,
  },
  "admitted-with-wrong-external-id": {
    verdict: "finding",
    meaning: "The role could be assumed with a random external ID.",
    remedy: CONFUSED,
  },
  "admitted-with-changed-case": {
    verdict: "finding",
    meaning: "The external ID was accepted in another spelling of upper and lower case.",
    remedy: CONFUSED,
  },
  "admitted-with-retired-external-id": {
    verdict: "finding",
    meaning: "The retired external ID still admits.",
    remedy: "Remove previous_external_id from the values and apply again.",
  },
  removed: { verdict: "passed", meaning: "The principal is gone, or can no longer be used.", remedy: "" },
  "refused-or-removed": {
    verdict: "inconclusive",
    meaning:
      "The role admits this caller with this external ID no more; AWS does not tell whether it is gone, or only refuses them.",
    remedy: "Ask with credentials of the account that may read IAM (iam:GetRole).",
  },
  "still-there": {
    verdict: "finding",
    meaning: "The principal still exists although it was to be removed.",
    remedy: "Destroy it with Terraform, or delete it in IAM.",
  },
  "still-usable": {
    verdict: "finding",
    meaning: "The role can still be assumed, or the user's keys still work, although it was to be removed.",
    remedy: "Destroy it with Terraform; sessions that exist last until they end.",
  },
} as const satisfies Readonly<Record<string, Reason>>;
