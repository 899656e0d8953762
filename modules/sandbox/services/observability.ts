/** CloudWatch (in the three protocols that clients speak to it), CloudWatch Logs and CloudTrail. */
import type { Call, Operation, Outcome, Service } from "../call";
import { answer, failure, regional, text } from "../outcome";
import { rpcCbor } from "../protocols/cbor";
import { json10Compatible, json11 } from "../protocols/json";
import { query } from "../protocols/query";

const cloudWatchOperations: Service["operations"] = {
  ListMetrics: { answer: () => answer({ Metrics: [] }) },
  GetMetricData: {
    answer: (call) => {
      const queries = Array.isArray(call.params["MetricDataQueries"]) ? call.params["MetricDataQueries"] : [];
      return answer({
        MetricDataResults: (queries as readonly { readonly Id?: string }[]).map(({ Id }) => ({
          Id: Id ?? "",
          Label: Id ?? "",
          Timestamps: [],
          Values: [],
          StatusCode: "Complete",
        })),
        Messages: [],
      });
    },
  },
  GetMetricStatistics: {
    answer: (call) => answer({ Label: text(call, "MetricName"), Datapoints: [] }),
  },
  DescribeAlarms: { answer: () => answer({ MetricAlarms: [], CompositeAlarms: [] }) },
  ListDashboards: { answer: () => answer({ DashboardEntries: [] }) },
  SetAlarmState: {
    resource: (call) => regional(call, "cloudwatch", `alarm:${text(call, "AlarmName")}`),
    answer: () => failure("ResourceNotFound", "Alarm not found", 404, { queryCode: "ResourceNotFound" }),
  },
};

const cloudWatchCommon = {
  signingName: "monitoring",
  prefix: "cloudwatch",
  interface: "GraniteServiceVersion20100801",
  deniedCode: "AccessDeniedException",
  deniedQueryCode: "AccessDenied",
  operations: cloudWatchOperations,
};

/** CloudWatch as the JavaScript SDK calls it. */
export const cloudWatchJson: Service = { ...cloudWatchCommon, protocol: json10Compatible };
/** CloudWatch as the AWS CLI calls it. */
export const cloudWatchCbor: Service = { ...cloudWatchCommon, protocol: rpcCbor };
/** CloudWatch as older clients call it. */
export const cloudWatchQuery: Service = {
  ...cloudWatchCommon,
  protocol: query,
  interface: "2010-08-01",
  namespace: "http://monitoring.amazonaws.com/doc/2010-08-01/",
  deniedCode: "AccessDenied",
};

/** Logs authorises what happens inside a group on `log-group:NAME:log-stream:STREAM`. */
const streamArn = (call: Call): string =>
  regional(call, "logs", `log-group:${groupName(call)}:log-stream:${text(call, "logStreamName")}`);

/** A log group comes by name or by ARN. */
function groupName(call: Call): string {
  const identifier = text(call, "logGroupIdentifier");
  return text(call, "logGroupName") || (identifier.split(":")[6] ?? identifier);
}

const inGroup = (reply: (call: Call) => Outcome): Operation => ({
  resource: streamArn,
  answer: (call) => (call.state.world.logGroups.includes(groupName(call)) ? reply(call) : missingGroup()),
});

const missingGroup = (): Outcome =>
  failure("ResourceNotFoundException", "The specified log group does not exist.");

const groups = (call: Call): object[] =>
  call.state.world.logGroups
    .filter((name) => name.startsWith(text(call, "logGroupNamePrefix")))
    .map((name) => ({
      logGroupName: name,
      arn: regional(call, "logs", `log-group:${name}:*`),
      logGroupArn: regional(call, "logs", `log-group:${name}`),
      creationTime: 0,
      storedBytes: 0,
    }));

/** CloudWatch Logs. */
export const logs: Service = {
  signingName: "logs",
  prefix: "logs",
  interface: "Logs_20140328",
  protocol: json11,
  deniedCode: "AccessDeniedException",
  operations: {
    DescribeLogGroups: { answer: (call) => answer({ logGroups: groups(call) }) },
    DescribeLogStreams: inGroup(() => answer({ logStreams: [] })),
    FilterLogEvents: inGroup(() => answer({ events: [], searchedLogStreams: [] })),
    GetLogEvents: inGroup(() =>
      failure("ResourceNotFoundException", "The specified log stream does not exist."),
    ),
    StartQuery: inGroup(() => answer({ queryId: "00000000-0000-4000-8000-000000000000" })),
    StopQuery: { answer: () => failure("InvalidParameterException", "Query is not running") },
    GetQueryResults: {
      answer: () => failure("ResourceNotFoundException", "The specified query does not exist."),
    },
    TestMetricFilter: { answer: () => answer({ matches: [] }) },
    DescribeQueries: { answer: () => answer({ queries: [] }) },
    DeleteSubscriptionFilter: inGroup(() =>
      failure("ResourceNotFoundException", "The specified subscription filter does not exist."),
    ),
  },
};

const trail = (call: Call): string => {
  const name = text(call, "ResourceId") || text(call, "Name");
  return name.startsWith("arn:") ? name : regional(call, "cloudtrail", `trail/${name}`);
};

/** CloudTrail. */
export const cloudTrail: Service = {
  signingName: "cloudtrail",
  prefix: "cloudtrail",
  interface: "CloudTrail_20131101",
  protocol: json11,
  deniedCode: "AccessDeniedException",
  operations: {
    LookupEvents: { answer: () => answer({ Events: [] }) },
    DescribeTrails: { answer: () => answer({ trailList: [] }) },
    RemoveTags: {
      resource: trail,
      answer: (call) => failure("ResourceNotFoundException", `Unknown trail: ${trail(call)}`),
    },
    StopLogging: {
      resource: trail,
      answer: (call) => failure("TrailNotFoundException", `Unknown trail: ${trail(call)}`),
    },
  },
};
