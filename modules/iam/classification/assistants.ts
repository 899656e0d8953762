/** Assistants, search, forecasts and chat: services on top of models. */
import { reviewed, type Classification } from "../classification";

const ASKS = "It sends input to an assistant, which answers and is billed.";
const SEARCHES = "It returns passages of the customer's documents.";
const TALK = "It shows conversations and what was attached to them.";
const COMPUTES = "It computes an answer for input that the caller sends, and is billed.";
const TOOLS = "It calls tools of a server that act with the caller's permissions.";

export const ASSISTANTS: readonly Classification[] = [
  ...reviewed("runs", ASKS, "qbusiness", "Chat ChatSync"),
  ...reviewed(
    "content",
    SEARCHES,
    "qbusiness",
    "SearchRelevantContent GetDocumentContent GetMedia ListAttachments",
  ),
  ...reviewed("content", TALK, "qbusiness", "ListMessages ListConversations"),
  ...reviewed(
    "personal-data",
    "It shows users and what they may see.",
    "qbusiness",
    "GetUser GetGroup ListGroups CheckDocumentAccess",
  ),
  ...reviewed(
    "content",
    "It shows an application's input and answers.",
    "qapps",
    "GetQApp GetQAppSession ListQAppSessionData GetLibraryItem",
  ),
  ...reviewed("content", SEARCHES, "kendra", "Query Retrieve GetQuerySuggestions"),
  ...reviewed("runs", COMPUTES, "kendra-ranking", "Rescore"),
  ...reviewed(
    "content",
    SEARCHES,
    "wisdom",
    `QueryAssistant Retrieve SearchContent GetContent GetRecommendations GetNextMessage
     SearchQuickResponses GetQuickResponse`,
  ),
  ...reviewed("content", TALK, "wisdom", "GetSession SearchSessions ListMessages ListSpans"),
  ...reviewed(
    "content",
    "It shows the customer's prompts and message texts.",
    "wisdom",
    "GetAIAgent GetAIPrompt GetMessageTemplate RenderMessageTemplate",
  ),
  ...reviewed("runs", ASKS, "detective", "InvokeAssistant"),
  ...reviewed("runs", ASKS, "iotsitewise", "InvokeAssistant"),
  ...reviewed("content", TALK, "networkmanager-chat", "ListConversationMessages ListConversations"),
  ...reviewed(
    "content",
    TALK,
    "aidevops",
    `ListChats ListPendingMessages ListJournalRecords GetAssetContent GetAssetFile GetKnowledgeItem`,
  ),
  ...reviewed(
    "security",
    "It lists the tokens and webhooks that exist.",
    "aidevops",
    "GetAccessToken ListAccessTokens ListWebhooks GetOperatorApp",
  ),
  ...reviewed(
    "content",
    "It reads the resources of a connected service.",
    "aidevops",
    "SearchServiceAccessibleResource",
  ),
  ...reviewed(
    "content",
    "It shows what an investigation found in the customer's systems.",
    "aiops",
    `GetInvestigationEvent ListInvestigationEvents GetInvestigationResource
     GetEphemeralInvestigationResults GetReport GetFact`,
  ),
  ...reviewed(
    "content",
    TALK,
    "finops-agent",
    `GetAgentRequest GetArtifactContent GetDocumentContent GetTurn ListTurns ListRecords
     ListConversations`,
  ),
  ...reviewed("content", "It takes a picture of a running session.", "agentaccess-mcp", "GetScreenshot"),
  ...reviewed("runs", TOOLS, "agent-registry", "InvokeRegistryMcp"),
  ...reviewed("runs", TOOLS, "application-signals-mcp", "CallReadOnlyTool InvokeMcp"),
  ...reviewed("runs", TOOLS, "ecs-mcp", "InvokeReadOnlyTools UseMcp"),
  ...reviewed("runs", TOOLS, "eks-mcp", "CallReadOnlyTool InvokeMcp"),
  ...reviewed("runs", TOOLS, "sagemaker-unified-studio-mcp", "AuthorizeVpce"),
  ...reviewed(
    "content",
    TALK,
    "lex",
    `GetSession GetUtterancesView ListAggregatedUtterances ListSessionAnalyticsData
     SearchAssociatedTranscripts ListTestSetRecords ListTestExecutionResultItems
     GetTestExecutionArtifactsUrl`,
  ),
  ...reviewed("content", "It exports a bot's whole definition.", "lex", "GetExport DescribeExport"),
  ...reviewed("runs", ASKS, "lex", "GenerateBotElement"),
  ...reviewed("runs", COMPUTES, "forecast", "InvokeForecastEndpoint"),
  ...reviewed(
    "content",
    "It returns forecasts made from the customer's data.",
    "forecast",
    "QueryForecast QueryWhatIfForecast GetRecentForecastContext",
  ),
  ...reviewed(
    "content",
    "It returns recommendations about single people.",
    "personalize",
    "GetActionRecommendations GetPersonalizedRanking GetRecommendations",
  ),
  ...reviewed(
    "content",
    "It returns events with the people they are about, and what was predicted of them.",
    "frauddetector",
    `GetEvent GetEventPrediction GetEventPredictionMetadata ListEventPredictions GetListElements`,
  ),
  ...reviewed(
    "content",
    "It returns measured data with their anomalies.",
    "lookoutmetrics",
    "GetSampleData ListAnomalyGroupTimeSeries",
  ),
  ...reviewed("content", "It returns pictures and their labels.", "lookoutvision", "ListDatasetEntries"),
  ...reviewed(
    "runs",
    COMPUTES,
    "geo-routes",
    `CalculateIsolines CalculateRouteMatrix CalculateRoutes OptimizeWaypoints SnapToRoads`,
  ),
  ...reviewed(
    "runs",
    COMPUTES,
    "geo-places",
    `Autocomplete Geocode ReverseGeocode Suggest SearchNearby SearchText GetPlace`,
  ),
  ...reviewed("runs", COMPUTES, "geo-maps", "GetStaticMap GetTile"),
  ...reviewed(
    "runs",
    COMPUTES,
    "geo",
    `CalculateRoute CalculateRouteMatrix SearchPlaceIndexFor* ForecastGeofenceEvents VerifyDevicePosition`,
  ),
  ...reviewed(
    "content",
    "It shows where devices, and so the people who carry them, are and were.",
    "geo",
    `GetDevicePosition GetDevicePositionHistory BatchGetDevicePosition ListDevicePositions`,
  ),
  ...reviewed("secrets", "It returns the secret of an API key.", "geo", "DescribeKey"),
  ...reviewed(
    "content",
    TALK,
    "datazone",
    `GetConversation ListConversations ListAgentSessionRecords GetCell GetCellRunResult BatchGetCell
     GetNotebook ListAgentArtifacts`,
  ),
  ...reviewed(
    "credentials",
    "It returns short-lived credentials of another role.",
    "datazone",
    "GetDomainExecutionRoleCredentials GetEnvironmentCredentials",
  ),
  ...reviewed(
    "personal-data",
    "It shows the people of the domain.",
    "datazone",
    `GetUserProfile SearchUserProfiles SearchGroupProfiles ListProjectMemberships`,
  ),
  ...reviewed(
    "security",
    "It shows how the project is connected to its data.",
    "datazone",
    "GetConnection ListConnections",
  ),
  ...reviewed(
    "content",
    "It returns what the agent found out about the customer's code.",
    "transform-custom",
    `GetAnalysisArtifactDownloadUrl GetTransformationPackageUrl GetKnowledgeItem`,
  ),
  ...reviewed(
    "content",
    "It shows what was tested and found, with the code around it.",
    "securityagent",
    `GetArtifact BatchGetFindings ListActorMessages GetDesignReviewArtifact BatchGetPentestJobTasks
     BatchGetThreats`,
  ),
];
