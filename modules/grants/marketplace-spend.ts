import { COSTS_PROBE, MONITOR_CANARY } from "./cost-explorer";
import type { Grant } from "./grant";

/** What Marketplace products cost. Cost Explorer has no narrower scope: the two calls answer for every service. */
export const marketplaceSpend: Grant = {
  id: "marketplace-spend",
  title: "Marketplace spend",
  reason: "Charges of AWS Marketplace products, by vendor, product and month.",
  dataClass: "billing",
  summary: () =>
    "Cost Explorer: read costs and usage and the names they are grouped by, for every service and not for the Marketplace alone",
  statements: () => [
    {
      sid: "ReadSpend",
      actions: ["ce:GetCostAndUsage", "ce:GetDimensionValues"],
      resources: ["*"],
    },
  ],
  probes: [COSTS_PROBE],
  canaries: [MONITOR_CANARY],
};
