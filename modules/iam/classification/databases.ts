/** Rows, items, query results and what queries leave behind. */
import { reviewed, type Classification } from "../classification";

const ITEMS = "It returns the items of tables.";
const RESULTS = "It returns the results of queries.";
const QUERIES = "It shows the text of queries, values among it.";
const CHANGES = "It returns the stream of changes, with the data in it.";
const DATABASE_LOG = "It returns the log of a database, with statements and their values.";
const CONNECTS = "It shows how to connect to the data, in part with passwords.";

export const DATABASES: readonly Classification[] = [
  ...reviewed(
    "content",
    ITEMS,
    "dynamodb",
    `GetItem BatchGetItem ConditionCheckItem PartiQLSelect Query Scan SearchVectors
     ReadDataForReplication`,
  ),
  ...reviewed("content", CHANGES, "dynamodb", "GetRecords GetShardIterator"),
  ...reviewed("content", ITEMS, "dax", "GetItem BatchGetItem ConditionCheckItem Query Scan"),
  ...reviewed("content", ITEMS, "cassandra", "Select SelectMultiRegionResource"),
  ...reviewed("content", CHANGES, "cassandra", "GetRecords GetShardIterator"),
  ...reviewed("content", ITEMS, "qldb", "PartiQLSelect PartiQLHistoryFunction GetBlock GetRevision"),
  ...reviewed("content", ITEMS, "sdb", "Select GetAttributes"),
  ...reviewed("content", ITEMS, "timestream", "Select PrepareQuery"),
  ...reviewed("runs", "It runs a statement that reads no table.", "timestream", "SelectValues"),
  ...reviewed("content", ITEMS, "neptune-db", "ReadDataViaQuery GetQueryStatus GetStreamRecords"),
  ...reviewed("content", ITEMS, "neptune-graph", "ReadDataViaQuery GetQueryStatus ListQueries"),
  ...reviewed("content", ITEMS, "honeycode", "QueryTableRows GetScreenData ListTableRows"),
  ...reviewed("content", ITEMS, "es", "ESHttpGet ESHttpHead ESCrossClusterGet"),
  ...reviewed("content", RESULTS, "opensearch", "GetDirectQueryResult GetDirectQuery"),
  ...reviewed("content", ITEMS, "cloudsearch", "search suggest"),
  ...reviewed("content", DATABASE_LOG, "rds", "DownloadCompleteDBLogFile DownloadDBLogFilePortion"),
  ...reviewed("content", DATABASE_LOG, "lightsail", "GetRelationalDatabaseLogEvents GetContainerLog"),
  ...reviewed(
    "content",
    QUERIES,
    "pi",
    `GetDimensionKeyDetails DescribeDimensionKeys GetPerformanceAnalysisReport`,
  ),
  ...reviewed(
    "content",
    RESULTS,
    "athena",
    `GetQueryResults GetQueryResultsStream GetCalculationExecution GetCalculationExecutionCode`,
  ),
  ...reviewed(
    "content",
    QUERIES,
    "athena",
    `GetQueryExecution GetQueryExecutions BatchGetQueryExecution GetNamedQuery BatchGetNamedQuery
     GetPreparedStatement BatchGetPreparedStatement`,
  ),
  ...reviewed("content", RESULTS, "redshift-data", "GetStatementResult DescribeStatement ListStatements"),
  ...reviewed(
    "content",
    RESULTS,
    "redshift",
    `FetchResults ViewQueriesFromConsole DescribeQuery DescribeSavedQueries ListSavedQueries`,
  ),
  ...reviewed(
    "changes-state",
    "Its description lets it end running queries and loads.",
    "redshift",
    "ViewQueriesInConsole",
  ),
  ...reviewed(
    "credentials",
    "It returns a token that logs in to the database.",
    "redshift",
    "GetIdentityCenterAuthToken",
  ),
  ...reviewed(
    "credentials",
    "It returns a token that logs in to the database.",
    "redshift-serverless",
    "GetIdentityCenterAuthToken",
  ),
  ...reviewed(
    "content",
    QUERIES,
    "sqlworkbench",
    `BatchGetNotebookCell ExportNotebook GetNotebook GetNotebookVersion GetSavedQuery
     GetQueryExecutionHistory ListQueryExecutionHistory ListTabs GetChart GetAutocompletionResource`,
  ),
  ...reviewed(
    "runs",
    "It asks a model for a statement.",
    "sqlworkbench",
    "GetQSqlRecommendations GetSqlRecommendations",
  ),
  ...reviewed("security", CONNECTS, "sqlworkbench", "GetConnection ListConnections GetUserInfo"),
  ...reviewed(
    "content",
    QUERIES,
    "dbqms",
    `DescribeFavoriteQueries DescribeQueryHistory DescribeTabs GetQueryString`,
  ),
  ...reviewed(
    "credentials",
    "It returns credentials for the files behind a table.",
    "lakeformation",
    "GetTemporaryGluePartitionCredentials GetTemporaryGlueTableCredentials",
  ),
  ...reviewed("content", RESULTS, "lakeformation", "GetWorkUnitResults GetWorkUnits"),
  ...reviewed(
    "security",
    "It shows who may see which data.",
    "lakeformation",
    `ListPermissions GetEffectivePermissionsForPath GetDataLakeSettings GetDataCellsFilter
     ListDataCellsFilter`,
  ),
  ...reviewed(
    "secrets",
    "It shows connections with their passwords, unless the catalogue encrypts them.",
    "glue",
    "GetConnection GetConnections",
  ),
  ...reviewed("content", RESULTS, "glue", "GetStatement GetEntityRecords ListStatements"),
  ...reviewed("runs", "It asks a model for code.", "glue", "GetCompletion"),
  ...reviewed(
    "credentials",
    "It returns a signed address or an endpoint that lets its holder into a session.",
    "glue",
    "GetDashboardUrl GetSessionEndpoint",
  ),
  ...reviewed(
    "security",
    "It shows jobs with their arguments, where secrets are often kept.",
    "glue",
    `GetJob GetJobs BatchGetJobs GetJobRun GetJobRuns GetDevEndpoint GetDevEndpoints BatchGetDevEndpoints
     GetWorkflowRunProperties GetResourcePolicies GetResourcePolicy`,
  ),
  ...reviewed(
    "credentials",
    "It returns an address and a token that let their holder into a session.",
    "emr-serverless",
    "GetSessionEndpoint GetDashboardForJobRun GetResourceDashboard",
  ),
  ...reviewed(
    "security",
    "It shows steps with their arguments, where secrets are often kept.",
    "elasticmapreduce",
    `DescribeStep ListSteps ListBootstrapActions DescribeSecurityConfiguration`,
  ),
  ...reviewed(
    "content",
    "It shows a notebook and what it has computed.",
    "elasticmapreduce",
    "DescribeNotebookExecution DescribeEditor",
  ),
  ...reviewed("content", RESULTS, "cleanrooms", "GetProtectedQuery GetProtectedJob GetAnalysisLogExport"),
  ...reviewed(
    "runs",
    "It hands a membership on to another service.",
    "cleanrooms",
    "PassCollaboration PassMembership",
  ),
  ...reviewed("personal-data", "It matches records to one person.", "entityresolution", "GetMatchId"),
  ...reviewed("runs", "It makes a database server connect to an endpoint.", "dms", "TestConnection"),
  ...reviewed("security", CONNECTS, "dms", "DescribeEndpoints"),
  ...reviewed(
    "content",
    "It returns the definition and the objects of a pipeline, values among it.",
    "datapipeline",
    "GetPipelineDefinition DescribeObjects EvaluateExpression QueryObjects",
  ),
  ...reviewed(
    "secrets",
    "It shows the wallet with which clients log in to the database.",
    "odb",
    "GetAutonomousDatabaseWalletDetails",
  ),
  ...reviewed(
    "credentials",
    "It returns an address that shows a dashboard to its holder.",
    "quicksight",
    `GetAnonymousUserEmbedUrl GetDashboardEmbedUrl GetSessionEmbedUrl GetAuthCode GetIdentityContext`,
  ),
  ...reviewed(
    "content",
    "It shows reports with their data.",
    "quicksight",
    `DescribeDashboardSnapshotJobResult DescribeAssetBundleExportJob PredictQAResults
     ListTopicReviewedAnswers`,
  ),
  ...reviewed(
    "runs",
    "It hands a data source or a data set on.",
    "quicksight",
    "PassDataSet PassDataSource PassTopic",
  ),
  ...reviewed(
    "personal-data",
    "It lists the people who use reports.",
    "quicksight",
    `DescribeUser ListUsers SearchUsers ListGroupMemberships DescribeGroupMembership
     SearchDirectoryGroups`,
  ),
  ...reviewed("security", CONNECTS, "quicksight", "DescribeDataSource ListDataSources"),
  ...reviewed("credentials", "It returns a signed address.", "m2", "GetSignedBluinsightsUrl"),
];
