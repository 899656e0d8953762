import { arn, AWS_VALUES } from "../iam/values";
import type { When } from "../iam/when";
import type { Grant } from "./grant";

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
    probes: [],
    canaries: [],
  };
}
