import { arn, AWS_VALUES } from "../iam/values";
import type { When } from "../iam/when";
import type { Grant } from "./grant";
import { coveredName, covers } from "./log-group";
import type { Answer, Call, Probe } from "./probe";

const REGIONAL = { client: "cloudwatch-logs", where: "each-region" } as const;
/** The first millisecond of 1970: an authorised call that can return no log event. */
const NO_EVENTS = { startTime: 0, endTime: 1, limit: 1 };
/** The service authorises before it looks for the group. */
const nothingThere = ["ResourceNotFoundException"];

function groupNames(answer: Answer): readonly string[] {
  const groups = (answer["logGroups"] ?? []) as readonly { readonly logGroupName?: string }[];
  return groups.map((group) => group.logGroupName ?? "");
}

/** A stream of the granted group: what is named for a group is compared in this form, with a stream or with none. */
function stream(logGroup: string): NonNullable<Call["resource"]> {
  return (v, c) => {
    const group = coveredName(v.text(logGroup), c.name);
    return arn(v, `logs:${c.region}:${v.text(AWS_VALUES.accountId)}:log-group:${group}:log-stream:${c.name}`);
  };
}

function probes(logGroup: string): readonly Probe[] {
  const resource = stream(logGroup);
  return [
    {
      ...REGIONAL,
      id: "groups",
      operation: "DescribeLogGroups",
      action: "logs:DescribeLogGroups",
      input: (v) => ({ logGroupNamePrefix: coveredName(v.text(logGroup), ""), limit: 50 }),
      notice: (answer, v) =>
        groupNames(answer).some((name) => covers(v.text(logGroup), name)) ? undefined : "no-log-group",
    },
    {
      ...REGIONAL,
      id: "streams",
      resource,
      operation: "DescribeLogStreams",
      action: "logs:DescribeLogStreams",
      input: (v, c) => ({ logGroupName: coveredName(v.text(logGroup), c.name), limit: 1 }),
      nothingThere,
    },
    {
      ...REGIONAL,
      id: "filter",
      resource,
      operation: "FilterLogEvents",
      action: "logs:FilterLogEvents",
      input: (v, c) => ({ logGroupName: coveredName(v.text(logGroup), c.name), ...NO_EVENTS }),
      nothingThere,
    },
    {
      ...REGIONAL,
      id: "events",
      resource,
      operation: "GetLogEvents",
      action: "logs:GetLogEvents",
      input: (v, c) => ({
        logGroupName: coveredName(v.text(logGroup), c.name),
        logStreamName: c.name,
        ...NO_EVENTS,
      }),
      nothingThere,
    },
    {
      ...REGIONAL,
      id: "filter-elsewhere",
      resource: (v, c) =>
        arn(v, `logs:${c.region}:${v.text(AWS_VALUES.accountId)}:log-group:${c.name}:log-stream:${c.name}`),
      operation: "FilterLogEvents",
      action: "logs:FilterLogEvents",
      expect: "refused",
      input: (_v, c) => ({ logGroupName: c.name, ...NO_EVENTS }),
      nothingThere,
    },
  ];
}

/** Log events of one log group (or of those under one name), which may hold prompts and answers. */
export function logs(inputs: { readonly logGroup: string; readonly enabledBy: When }): Grant {
  return {
    id: "logs",
    title: "Model invocation logs",
    reason: "Token counts for each call are in the invocation log and nowhere else.",
    dataClass: "content",
    enabledBy: inputs.enabledBy,
    summary: (v) =>
      `CloudWatch Logs: list the names of all log groups; read the events of log group ${v.text(inputs.logGroup)}, which may hold prompts and answers`,
    statements: (v) => {
      const group = arn(v, `logs:*:${v.text(AWS_VALUES.accountId)}:log-group:${v.text(inputs.logGroup)}`);
      return [
        { sid: "ListLogGroups", actions: ["logs:DescribeLogGroups"], resources: ["*"] },
        {
          sid: "ReadInvocationLogs",
          actions: ["logs:DescribeLogStreams", "logs:FilterLogEvents", "logs:GetLogEvents"],
          // The group itself, and what is in it: which of the two IAM compares depends on the action.
          resources: [group, `${group}:*`],
        },
      ];
    },
    probes: probes(inputs.logGroup),
    canaries: [
      {
        ...REGIONAL,
        id: "delete-filter",
        operation: "DeleteSubscriptionFilter",
        action: "logs:DeleteSubscriptionFilter",
        input: (v, c) => ({
          logGroupName: coveredName(v.text(inputs.logGroup), c.name),
          filterName: c.name,
        }),
        resource: stream(inputs.logGroup),
        harmless: "the subscription filter does not exist",
        fuse: { in: "body", name: "filterName", marker: (_v, c) => c.name },
        allowed: ["ResourceNotFoundException"],
      },
    ],
  };
}
