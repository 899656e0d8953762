/** Models, agents, knowledge bases and other services that answer with inference. */
import { reviewed, type Classification } from "../classification";

const ASKS_MODEL = "It sends input to a model or an agent, which answers and is billed.";
const ASKS_DATA = "It runs an analysis of what the caller sends, and is billed.";
const AGENT_TEXT =
  "It shows what the customer has written for agents: instructions, prompts, flows and rules.";
const AGENT_TALK = "It shows what was said to a model or an agent, and what it remembers.";
const RETRIEVES = "It returns passages of the customer's documents.";

export const MODELS: readonly Classification[] = [
  ...reviewed(
    "runs",
    ASKS_MODEL,
    "bedrock",
    `InvokeModel InvokeModelWithResponseStream InvokeAgent InvokeInlineAgent InvokeFlow InvokeTool
     InvokeAutomatedReasoningPolicy InvokeGuardrailChecks ApplyGuardrail OptimizePrompt GenerateQuery
     DetectGeneratedContent`,
  ),
  ...reviewed(
    "runs",
    "It calls the service with a bearer token instead of a signature.",
    "bedrock",
    "CallWithBearerToken",
  ),
  ...reviewed("content", RETRIEVES, "bedrock", "Retrieve AgenticRetrieveStream GetDocumentContent"),
  ...reviewed(
    "content",
    AGENT_TALK,
    "bedrock",
    `GetAgentMemory GetInvocationStep ListInvocationSteps ListInvocations GetInvoke GetSession
     ListSessions ListFlowExecutionEvents GetFlowExecution`,
  ),
  ...reviewed(
    "content",
    AGENT_TEXT,
    "bedrock",
    `GetAgent GetAgentVersion GetAgentActionGroup GetAgentCollaborator GetPrompt RenderPrompt GetFlow
     GetFlowVersion GetExecutionFlowSnapshot GetAutomatedReasoningPolicy
     GetAutomatedReasoningPolicyAnnotations GetAutomatedReasoningPolicyBuildWorkflowResultAssets
     GetAutomatedReasoningPolicyTestCase GetAutomatedReasoningPolicyTestResult
     GetAutomatedReasoningPolicyNextScenario ListAutomatedReasoningPolicyTestCases
     ListAutomatedReasoningPolicyTestResults ExportAutomatedReasoningPolicyVersion GetBlueprint
     GetBlueprintRecommendation GetDataAutomationLibraryEntity ListDataAutomationLibraryEntities
     GetAdvancedPromptOptimizationJob`,
  ),
  ...reviewed(
    "credentials",
    "It returns an address that authorizes access to a connected source.",
    "bedrock",
    "GetDataSourceAuthorizationUrl",
  ),
  ...reviewed(
    "personal-data",
    "It shows which people may see a document.",
    "bedrock",
    "GetIngestedDocumentAcl CheckIngestedDocumentAcl",
  ),
  ...reviewed(
    "security",
    "It shows where documents, prompts or answers are kept, and which rules guard them.",
    "bedrock",
    `GetModelInvocationLoggingConfiguration GetGuardrail GetDataSource GetKnowledgeBase
     GetKnowledgeBaseDocuments ListKnowledgeBaseDocuments GetModelInvocationJob ListModelInvocationJobs
     GetAsyncInvoke ListAsyncInvokes GetEvaluationJob GetModelCustomizationJob GetCustomModel
     GetDataAutomationStatus GetResourcePolicy GetUseCaseForModelAccess`,
  ),
  ...reviewed(
    "credentials",
    "It returns a token or a key for a resource outside of AWS.",
    "bedrock-agentcore",
    `GetResourceApiKey GetResourceOauth2Token GetResourcePaymentToken CompleteResourceTokenAuth`,
  ),
  ...reviewed(
    "runs",
    "It connects to a running browser or tool and acts there.",
    "bedrock-agentcore",
    `ConnectBrowserAutomationStream ConnectBrowserLiveViewStream InvokeRegistryMcp`,
  ),
  ...reviewed(
    "content",
    AGENT_TALK,
    "bedrock-agentcore",
    `GetEvent ListEvents GetMemoryRecord ListMemoryRecords RetrieveMemoryRecords ListSessions ListActors
     GetBrowserSession ListBrowserSessions GetCodeInterpreterSession ListCodeInterpreterSessions
     ListMemoryExtractionJobs GetDataset ListDatasetExamples GetBatchEvaluation`,
  ),
  ...reviewed(
    "content",
    AGENT_TEXT,
    "bedrock-agentcore",
    `GetHarness GetConfigurationBundle GetConfigurationBundleVersion GetPolicy GetPolicyGeneration
     ListPolicyGenerationAssets`,
  ),
  ...reviewed(
    "security",
    "It shows environment variables, where secrets are often kept.",
    "bedrock-agentcore",
    "GetAgentRuntime",
  ),
  ...reviewed(
    "personal-data",
    "It shows means of payment and their balances.",
    "bedrock-agentcore",
    `GetPaymentInstrument GetPaymentInstrumentBalance ListPaymentInstruments GetPaymentSession
     ListPaymentSessions`,
  ),
  ...reviewed(
    "runs",
    "It calls the service with a bearer token instead of a signature.",
    "bedrock-mantle",
    "CallWithBearerToken",
  ),
  ...reviewed("content", AGENT_TALK, "bedrock-mantle", "GetInference GetFile"),
  ...reviewed(
    "runs",
    "It reaches the open web from inside AWS.",
    "bedrock-websearch",
    "ExternalWebAccess InvokeFetch InvokeSearch",
  ),
  ...reviewed(
    "runs",
    "It calls the service with a bearer token instead of a signature.",
    "aws-external-anthropic",
    "CallWithBearerToken",
  ),
  ...reviewed(
    "content",
    AGENT_TALK,
    "aws-external-anthropic",
    "GetFile GetMemoryStore GetSession GetBatchInference ListFiles",
  ),
  ...reviewed(
    "secrets",
    "It shows a vault of credentials that agents use.",
    "aws-external-anthropic",
    "GetVault",
  ),
  ...reviewed("content", AGENT_TEXT, "aws-external-anthropic", "GetAgent GetSkill"),
  ...reviewed(
    "runs",
    ASKS_MODEL,
    "sagemaker",
    `InvokeEndpoint InvokeEndpointAsync InvokeEndpointWithResponseStream CallWithBearerToken
     RenderUiTemplate`,
  ),
  ...reviewed(
    "credentials",
    "It returns signed addresses from which anybody can download.",
    "sagemaker",
    "CreateHubContentPresignedUrls",
  ),
  ...reviewed(
    "content",
    "It returns records of the feature store or the model itself.",
    "sagemaker",
    "GetRecord BatchGetRecord AccessModelPackage",
  ),
  ...reviewed(
    "security",
    "It shows start scripts and environment variables, where secrets are often kept.",
    "sagemaker",
    `DescribeNotebookInstanceLifecycleConfig DescribeStudioLifecycleConfig DescribeTrainingJob
     DescribeProcessingJob DescribeModel DescribeTransformJob DescribePipeline
     DescribePipelineDefinitionForExecution`,
  ),
  ...reviewed(
    "content",
    "It returns models, traces and artifacts of experiments.",
    "sagemaker-mlflow",
    `AccessUI GetDownloadURIForModelVersionArtifacts GetTraceInfo SearchTraces ListArtifacts
     ListLoggedModelArtifacts`,
  ),
  ...reviewed("content", "It returns pictures that were taken or made.", "sagemaker-geospatial", "GetTile"),
  ...reviewed("runs", ASKS_DATA, "comprehend", "Detect* BatchDetect* ClassifyDocument ContainsPiiEntities"),
  ...reviewed("runs", ASKS_DATA, "comprehendmedical", "Detect* Infer*"),
  ...reviewed(
    "runs",
    ASKS_DATA,
    "rekognition",
    `CompareFaces Detect* RecognizeCelebrities SearchFaces SearchFacesByImage SearchUsers
     SearchUsersByImage`,
  ),
  ...reviewed(
    "content",
    "It returns what was recognized in pictures and films, faces among it.",
    "rekognition",
    `GetCelebrityRecognition GetContentModeration GetFaceDetection GetFaceLivenessSessionResults
     GetFaceSearch GetLabelDetection GetMediaAnalysisJob GetPersonTracking GetSegmentDetection
     GetTextDetection ListFaces ListDatasetEntries ListUsers`,
  ),
  ...reviewed("runs", ASKS_DATA, "textract", "Analyze* DetectDocumentText"),
  ...reviewed(
    "content",
    "It returns the text of documents.",
    "textract",
    `GetDocumentAnalysis GetDocumentTextDetection GetExpenseAnalysis GetLendingAnalysis
     GetLendingAnalysisSummary`,
  ),
  ...reviewed("runs", ASKS_DATA, "translate", "TranslateDocument TranslateText"),
  ...reviewed(
    "content",
    "It returns a signed address of the customer's own texts.",
    "translate",
    "GetParallelData GetTerminology",
  ),
  ...reviewed("runs", ASKS_DATA, "polly", "SynthesizeSpeech StartSpeechSynthesisStream"),
  ...reviewed(
    "content",
    "It returns transcripts, or signed addresses of them.",
    "transcribe",
    `GetCallAnalyticsJob GetMedicalScribeJob GetMedicalScribeStream GetMedicalTranscriptionJob
     GetTranscriptionJob GetVocabulary GetMedicalVocabulary GetVocabularyFilter`,
  ),
  ...reviewed("runs", ASKS_MODEL, "codewhisperer", "GenerateRecommendations"),
  ...reviewed(
    "runs",
    ASKS_MODEL,
    "q",
    `GenerateCodeFromCommands GenerateCodeRecommendations GetTroubleshootingResults`,
  ),
  ...reviewed(
    "content",
    AGENT_TALK,
    "q",
    "GetConversation ListConversations GetArtifact GetArtifactActionResult",
  ),
  ...reviewed(
    "personal-data",
    "It lists users and their groups.",
    "q",
    `ListUsers ListGroups BatchDescribeGroups BatchDescribeUsers BatchGetGroups BatchGetUsers`,
  ),
  ...reviewed("security", "It lists the tokens that exist.", "q", "ListScimAccessTokens"),
];
