/** Logs, traces, metrics with content, and the account's own record. */
import { reviewed, type Classification } from "../classification";

const EVENTS = "It returns log events, and with them whatever applications have written.";
const STOPS = "It ends something that somebody else may have started.";
const RECORD = "It returns who did what in the account.";
const TRACES = "It returns traces, and with them addresses, user names and statements.";

export const LOGS: readonly Classification[] = [
  ...reviewed("unmasks", "It shows what a data protection policy has masked.", "logs", "Unmask"),
  ...reviewed("changes-state", STOPS, "logs", "StopQuery StopLiveTail"),
  ...reviewed("content", EVENTS, "logs", "FilterLogEvents GetLogEvents GetLogRecord StartLiveTail"),
  ...reviewed(
    "content",
    "It runs a query over log events, and is billed by what it scans.",
    "logs",
    "StartQuery",
  ),
  ...reviewed(
    "content",
    "It returns the results of queries, also of those that others have run.",
    "logs",
    "GetQueryResults GetScheduledQueryHistory",
  ),
  ...reviewed("content", "It shows samples of what was logged.", "logs", "ListAnomalies GetLookupTable"),
  ...reviewed(
    "content",
    "It shows the text of queries.",
    "logs",
    "DescribeQueries DescribeQueryDefinitions GetScheduledQuery",
  ),
  ...reviewed(
    "security",
    "It shows where logs go and who may read them.",
    "logs",
    `DescribeDestinations DescribeResourcePolicies DescribeSubscriptionFilters
     GetDeliveryDestinationPolicy GetDataProtectionPolicy`,
  ),
  ...reviewed(
    "credentials",
    "It returns credentials.",
    "cloudwatch",
    "GetSpaceCredentials GetSpaceCredentialsForOrganization",
  ),
  ...reviewed("content", EVENTS, "cloudwatch", "GetRecords GetTelemetryQueryResults GetServiceData"),
  ...reviewed(
    "content",
    "It shows what was asked and answered about the customer's systems.",
    "cloudwatch",
    `GetOmniThread ListOmniThreads GetOmniDashboard ListTelemetryQuerySessions GetAlert`,
  ),
  ...reviewed(
    "content",
    "It shows the most frequent values of a field: addresses, users.",
    "cloudwatch",
    "GetInsightRuleReport",
  ),
  ...reviewed("runs", "It asks a model.", "cloudwatch", "GenerateQuery GenerateQueryResultsSummary"),
  ...reviewed(
    "security",
    "It shows how systems hang together, who may see them and where data comes in.",
    "cloudwatch",
    `GetAccessGrant ListAccessGrants ListSpaceAccess GetAgentGraph GetContextGraph GetTopologyMap
     GetIngestionEndpoint`,
  ),
  ...reviewed("security", RECORD, "cloudtrail", "LookupEvents"),
  ...reviewed("content", RECORD, "cloudtrail", "GetEventDataStoreData GetQueryResults ListInsightsData"),
  ...reviewed("runs", "It asks a model.", "cloudtrail", "GenerateQueryResultsSummary"),
  ...reviewed(
    "content",
    TRACES,
    "xray",
    `BatchGetTraces BatchGetTraceSummaryById GetTraceSummaries GetTraceGraph ListRetrievedTraces
     GetRetrievedTracesGraph`,
  ),
  ...reviewed("changes-state", STOPS, "xray", "CancelTraceRetrieval"),
  ...reviewed(
    "runs",
    "It starts a retrieval that reads log events, and is billed.",
    "xray",
    "StartTraceRetrieval",
  ),
  ...reviewed("changes-state", "It takes a part of the sampling quota.", "xray", "GetSamplingTargets"),
  ...reviewed("content", "It returns what visitors of a site did.", "rum", "GetAppMonitorData"),
  ...reviewed(
    "content",
    "It returns a measured series, and is billed by what it reads.",
    "aps",
    "QueryMetrics GetSeries GetLabels PreviewAnomalyDetector",
  ),
  ...reviewed(
    "security",
    "It shows scripts with their addresses, and where their pictures are kept.",
    "synthetics",
    "GetCanary GetCanaryRuns DescribeCanaries DescribeCanariesLastRun",
  ),
  ...reviewed("runs", "It runs a query, and is billed.", "internetmonitor", "StartQuery"),
  ...reviewed("changes-state", STOPS, "internetmonitor", "StopQuery"),
  ...reviewed(
    "runs",
    "It runs a test with data of the caller.",
    "observabilityadmin",
    "TestTelemetryPipeline",
  ),
  ...reviewed("security", "It shows who can reach what.", "tiros", "GetQueryAnswer GetQueryExplanation"),
  ...reviewed("security", "It lists the tokens that exist.", "grafana", "ListWorkspaceServiceAccountTokens"),
  ...reviewed("runs", "It starts an estimate.", "devops-guru", "StartCostEstimation"),
  ...reviewed("content", "It shows excerpts of logs.", "devops-guru", "ListAnomalousLogGroups"),
  ...reviewed(
    "content",
    "It shows excerpts of logs.",
    "applicationinsights",
    "DescribeObservation DescribeProblemObservations",
  ),
  ...reviewed("content", "It returns the outcome of a diagnosis.", "ts", "GetExecutionOutput"),
];
