import { AWS_VALUES, arn } from "../iam/values";
import type { Canary } from "./canary";
import type { Grant } from "./grant";
import type { Probe } from "./probe";

const DAY = 24 * 60 * 60 * 1000;
const date = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** US dollars for one request (AWS Cost Management pricing). */
const PRICE = 0.01;

const monitor: Canary["fuse"]["marker"] = (v, c) =>
  arn(v, `ce::${v.text(AWS_VALUES.accountId)}:anomalymonitor/${c.uuid}`);

/** Whether costs can be read, and if not, whether Cost Explorer itself is the reason. */
export const COSTS_PROBE: Probe = {
  id: "costs",
  client: "cost-explorer",
  operation: "GetCostAndUsage",
  action: "ce:GetCostAndUsage",
  where: "home",
  price: PRICE,
  input: (_v, c) => ({
    TimePeriod: { Start: date(c.now - DAY), End: date(c.now) },
    Granularity: "DAILY",
    Metrics: ["UnblendedCost"],
  }),
  nothingThere: ["BillExpirationException"],
  noticedErrors: [
    { code: "DataUnavailableException", notice: "cost-explorer-preparing" },
    {
      code: "AccessDeniedException",
      text: "not enabled for cost explorer",
      notice: "cost-explorer-not-enabled",
    },
    {
      code: "AccessDeniedException",
      text: "linked account doesn't have access",
      notice: "linked-account-access-off",
    },
  ],
};

/** A monitor that does not exist is deleted. */
export const MONITOR_CANARY: Canary = {
  id: "delete-monitor",
  client: "cost-explorer",
  operation: "DeleteAnomalyMonitor",
  action: "ce:DeleteAnomalyMonitor",
  where: "home",
  // Whether a refused request is billed is not documented; assumed so.
  price: PRICE,
  input: (v, c) => ({ MonitorArn: monitor(v, c) }),
  resource: monitor,
  harmless: "the anomaly monitor does not exist",
  fuse: { in: "body", name: "MonitorArn", marker: monitor },
  allowed: ["UnknownMonitorException"],
};

/** Costs and usage as Cost Explorer shows them. `ce:Get*` is the vendor's published wording; its expansion is locked. */
export const costExplorer: Grant = {
  id: "cost-explorer",
  title: "Cost Explorer",
  reason: "Costs, usage, forecasts, reservations and Savings Plans are what the vendor analyses.",
  dataClass: "billing",
  summary: () =>
    "Cost Explorer: read costs, usage, forecasts, reservations, Savings Plans and anomalies of this account, and of its member accounts when it pays for them",
  statements: () => [{ sid: "ReadCostExplorer", actions: ["ce:Get*"], resources: ["*"] }],
  probes: [COSTS_PROBE],
  canaries: [MONITOR_CANARY],
};
