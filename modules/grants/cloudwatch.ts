import type { Grant } from "./grant";

/** Metrics. Named actions, because `cloudwatch:Get*` also returns credentials and log records. */
export const cloudwatch: Grant = {
  id: "cloudwatch",
  title: "CloudWatch metrics",
  reason: "Usage metrics show which resources and models are busy and which are idle.",
  dataClass: "telemetry",
  summary: () => "CloudWatch: list metrics and read their values; no dashboards, alarms or logs",
  statements: () => [
    {
      sid: "ReadMetrics",
      actions: ["cloudwatch:GetMetricData", "cloudwatch:GetMetricStatistics", "cloudwatch:ListMetrics"],
      resources: ["*"],
    },
  ],
  probes: [],
  canaries: [],
};
