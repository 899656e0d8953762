import { AWS_VALUES, arn } from "../iam/values";
import type { Canary } from "./canary";
import type { Grant } from "./grant";

const trail: Canary["fuse"]["marker"] = (v, c) =>
  arn(v, `cloudtrail:${c.region}:${v.text(AWS_VALUES.accountId)}:trail/${c.name}`);

/** The event history of the last 90 days: who called which API. */
export const cloudtrail: Grant = {
  id: "cloudtrail",
  title: "CloudTrail event history",
  reason: "Changes in spend are explained by who created or changed what.",
  dataClass: "identity",
  summary: () =>
    "CloudTrail: look up the management events of the last 90 days: who called which API, when and from where",
  statements: () => [{ sid: "LookUpEvents", actions: ["cloudtrail:LookupEvents"], resources: ["*"] }],
  probes: [
    {
      id: "look-up",
      client: "cloudtrail",
      operation: "LookupEvents",
      action: "cloudtrail:LookupEvents",
      where: "each-region",
      input: () => ({ MaxResults: 1 }),
    },
  ],
  canaries: [
    {
      // Quieter than StopLogging, which tells every monitoring system that the audit log is under attack.
      id: "untag-trail",
      client: "cloudtrail",
      operation: "RemoveTags",
      action: "cloudtrail:RemoveTags",
      where: "each-region",
      input: (v, c) => ({ ResourceId: trail(v, c), TagsList: [{ Key: c.name }] }),
      resource: trail,
      harmless: "the trail does not exist",
      fuse: { in: "body", name: "ResourceId", marker: trail },
      allowed: ["ResourceNotFoundException", "TrailNotFoundException"],
    },
  ],
};
