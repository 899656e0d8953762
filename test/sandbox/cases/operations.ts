import type { ClientCases, OperationCase } from "./client-cases";

const refused = { code: "AccessDeniedException", status: 400 };
const forbidden = { code: "AccessDenied", status: 403 };
const group = { logGroupName: "/aws/bedrock/invocations" };
const trail = "arn:aws:cloudtrail:us-east-1:111122223333:trail/argmin-verify-1";
const MODEL = "anthropic.claude-3-haiku-20240307-v1:0";
const clock = { StartTime: new Date(0), EndTime: new Date(3_600_000) };

const allOf = (operations: readonly string[], each: OperationCase): Record<string, OperationCase> =>
  Object.fromEntries(operations.map((operation) => [operation, each]));

export const operations: readonly ClientCases[] = [
  {
    client: "bedrock",
    prefix: "bedrock",
    denied: { code: "AccessDeniedException", status: 403 },
    operations: {
      ...allOf(
        [
          "ListFoundationModels",
          "ListCustomModels",
          "GetModelInvocationLoggingConfiguration",
          "ListInferenceProfiles",
          "ListProvisionedModelThroughputs",
        ],
        [{}, "ok"],
      ),
      GetFoundationModel: [{ modelIdentifier: MODEL }, "ok"],
      GetInferenceProfile: [{ inferenceProfileIdentifier: `us.${MODEL}` }, "ok"],
      GetCustomModel: [{ modelIdentifier: "argmin-verify" }, "ResourceNotFoundException"],
      ...allOf(
        ["GetProvisionedModelThroughput", "DeleteProvisionedModelThroughput"],
        [
          { provisionedModelId: "arn:aws:bedrock:us-east-1:111122223333:provisioned-model/abcdefghij12" },
          "ResourceNotFoundException",
        ],
      ),
      StopModelInvocationJob: [{ jobIdentifier: "abcdefghij12" }, "ResourceNotFoundException"],
      ListTagsForResource: [
        { resourceARN: "arn:aws:bedrock:us-east-1:111122223333:provisioned-model/abcdefghij12" },
        "ResourceNotFoundException",
      ],
    },
  },
  {
    client: "cloudwatch",
    prefix: "cloudwatch",
    denied: forbidden,
    operations: {
      ListMetrics: [{ Namespace: "AWS/Bedrock" }, "ok"],
      GetMetricData: [{ MetricDataQueries: [{ Id: "m1", Expression: "1" }], ...clock }, "ok"],
      GetMetricStatistics: [
        { Namespace: "AWS/Bedrock", MetricName: "Invocations", Period: 60, ...clock },
        "ok",
      ],
      DescribeAlarms: [{}, "ok"],
      ListDashboards: [{}, "ok"],
      SetAlarmState: [
        { AlarmName: "argmin-verify-1", StateValue: "OK", StateReason: "verify" },
        "ResourceNotFound",
      ],
    },
  },
  {
    client: "cloudwatch-logs",
    prefix: "logs",
    denied: refused,
    operations: {
      DescribeLogGroups: [{ limit: 1 }, "ok"],
      DescribeLogStreams: [group, "ok"],
      FilterLogEvents: [{ ...group, limit: 1 }, "ok"],
      GetLogEvents: [{ ...group, logStreamName: "none" }, "ResourceNotFoundException"],
      StartQuery: [{ ...group, startTime: 0, endTime: 1, queryString: "fields @message" }, "ok"],
      StopQuery: [{ queryId: "none" }, "InvalidParameterException"],
      GetQueryResults: [{ queryId: "none" }, "ResourceNotFoundException"],
      TestMetricFilter: [{ filterPattern: "x", logEventMessages: ["y"] }, "ok"],
      DescribeQueries: [{}, "ok"],
      DeleteSubscriptionFilter: [
        { logGroupName: "argmin-verify-1", filterName: "argmin-verify-1" },
        "ResourceNotFoundException",
      ],
    },
  },
  {
    client: "cloudtrail",
    prefix: "cloudtrail",
    denied: refused,
    operations: {
      LookupEvents: [{ MaxResults: 1 }, "ok"],
      DescribeTrails: [{}, "ok"],
      RemoveTags: [{ ResourceId: trail, TagsList: [{ Key: "x" }] }, "ResourceNotFoundException"],
      StopLogging: [{ Name: trail }, "TrailNotFoundException"],
    },
  },
  {
    client: "ec2",
    prefix: "ec2",
    denied: { code: "UnauthorizedOperation", status: 403 },
    operations: {
      ...allOf(
        [
          "DescribeVpcs",
          "DescribeSubnets",
          "DescribeSecurityGroups",
          "DescribeInstances",
          "DescribeVolumes",
          "DescribeSnapshots",
          "DescribeAddresses",
          "DescribeNatGateways",
          "DescribeInternetGateways",
          "DescribeRouteTables",
          "DescribeNetworkInterfaces",
          "DescribeReservedInstances",
          "DescribeImages",
          "DescribeAvailabilityZones",
          "DescribeRegions",
        ],
        [{}, "ok"],
      ),
      CreateVpc: [{ CidrBlock: "10.255.255.240/28", DryRun: true }, "DryRunOperation"],
      DeleteVpc: [{ VpcId: "vpc-1" }, "NotImplemented"],
      RunInstances: [{ MinCount: 1, MaxCount: 1, DryRun: true }, "DryRunOperation"],
      TerminateInstances: [{ InstanceIds: ["i-1"] }, "NotImplemented"],
      CreateSecurityGroup: [{ GroupName: "x", Description: "x" }, "NotImplemented"],
    },
  },
  {
    client: "route-53",
    prefix: "route53",
    denied: forbidden,
    operations: {
      ...allOf(["ListHostedZones", "ListHealthChecks"], [{ MaxItems: 1 }, "ok"]),
      ...allOf(["GetHostedZone", "DeleteHostedZone"], [{ Id: "Z0123456789ABC" }, "NoSuchHostedZone"]),
      ListResourceRecordSets: [{ HostedZoneId: "Z0123456789ABC" }, "NoSuchHostedZone"],
      DeleteHealthCheck: [{ HealthCheckId: "11111111-2222-4333-8444-555555555555" }, "NoSuchHealthCheck"],
    },
  },
  {
    client: "elastic-load-balancing-v2",
    prefix: "elasticloadbalancing",
    denied: forbidden,
    operations: {
      ...allOf(
        ["DescribeLoadBalancers", "DescribeTargetGroups", "DescribeListeners"],
        [{ PageSize: 1 }, "ok"],
      ),
      DeleteLoadBalancer: [
        { LoadBalancerArn: "arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/app/x/1" },
        "ok",
      ],
    },
  },
];
