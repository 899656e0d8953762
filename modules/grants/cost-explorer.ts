import type { Grant } from "./grant";

/** Costs and usage as Cost Explorer shows them. `ce:Get*` is the vendor's published wording; its expansion is locked. */
export const costExplorer: Grant = {
  id: "cost-explorer",
  title: "Cost Explorer",
  reason: "Costs, usage, forecasts, reservations and Savings Plans are what the vendor analyses.",
  dataClass: "billing",
  summary: () =>
    "Cost Explorer: read costs, usage, forecasts, reservations, Savings Plans and anomalies of this account, and of its member accounts when it pays for them",
  statements: () => [{ sid: "ReadCostExplorer", actions: ["ce:Get*"], resources: ["*"] }],
  probes: [],
  canaries: [],
};
