import { AWS_VALUES, arn } from "../iam/values";
import type { Grant } from "./grant";

const HOUR = 60 * 60 * 1000;
const METRIC = { Namespace: "AWS/Bedrock", MetricName: "Invocations" };
const REGIONAL = { client: "cloudwatch", where: "each-region" } as const;
const lastHour = (now: number) => ({ StartTime: new Date(now - HOUR), EndTime: new Date(now) });

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
  probes: [
    {
      ...REGIONAL,
      id: "list",
      operation: "ListMetrics",
      action: "cloudwatch:ListMetrics",
      input: () => ({ Namespace: METRIC.Namespace }),
    },
    {
      ...REGIONAL,
      id: "data",
      operation: "GetMetricData",
      action: "cloudwatch:GetMetricData",
      input: (_v, c) => ({
        ...lastHour(c.now),
        MetricDataQueries: [{ Id: "m1", MetricStat: { Metric: METRIC, Period: 3600, Stat: "Sum" } }],
      }),
    },
    {
      ...REGIONAL,
      id: "statistics",
      operation: "GetMetricStatistics",
      action: "cloudwatch:GetMetricStatistics",
      input: (_v, c) => ({ ...METRIC, ...lastHour(c.now), Period: 3600, Statistics: ["Sum"] }),
    },
  ],
  canaries: [
    {
      ...REGIONAL,
      id: "set-alarm",
      operation: "SetAlarmState",
      action: "cloudwatch:SetAlarmState",
      input: (_v, c) => ({ AlarmName: c.name, StateValue: "OK", StateReason: "verify" }),
      resource: (v, c) => arn(v, `cloudwatch:${c.region}:${v.text(AWS_VALUES.accountId)}:alarm:${c.name}`),
      harmless: "the alarm does not exist",
      fuse: { in: "body", name: "AlarmName", marker: (_v, c) => c.name },
      allowed: ["ResourceNotFound", "ResourceNotFoundException"],
    },
  ],
};
