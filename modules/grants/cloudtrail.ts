import type { Grant } from "./grant";

/** The event history of the last 90 days: who called which API. */
export const cloudtrail: Grant = {
  id: "cloudtrail",
  title: "CloudTrail event history",
  reason: "Changes in spend are explained by who created or changed what.",
  dataClass: "identity",
  summary: () =>
    "CloudTrail: look up the management events of the last 90 days: who called which API, when and from where",
  statements: () => [{ sid: "LookUpEvents", actions: ["cloudtrail:LookupEvents"], resources: ["*"] }],
  probes: [],
  canaries: [],
};
