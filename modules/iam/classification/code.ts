/** Source code, packages, builds and the applications made of them. */
import { reviewed, type Classification } from "../classification";

const SOURCE = "It returns source code.";
const BUILD = "It shows environment variables and logs of builds, where secrets are often kept.";
const PROVIDER = "It acts at another provider with the connection's credentials.";

export const CODE: readonly Classification[] = [
  ...reviewed(
    "content",
    SOURCE,
    "codecommit",
    `GitPull GetBlob GetBlobDifferences GetFile GetFolder GetTree GetCommit BatchGetCommits
     GetCommitHistory GetDifferences GetMergeConflicts DescribeMergeConflicts BatchDescribeMergeConflicts
     GetComment GetCommentsForComparedCommit GetCommentsForPullRequest GetPullRequest
     BatchGetPullRequests`,
  ),
  ...reviewed("changes-state", "It ends an upload.", "codecommit", "CancelUploadArchive"),
  ...reviewed(
    "credentials",
    "It returns a token with which packages can be read and published.",
    "codeartifact",
    "GetAuthorizationToken",
  ),
  ...reviewed(
    "content",
    "It returns packages.",
    "codeartifact",
    "ReadFromRepository GetPackageVersionAsset GetPackageVersionReadme",
  ),
  ...reviewed(
    "security",
    BUILD,
    "codebuild",
    `BatchGetBuilds BatchGetBuildBatches BatchGetProjects BatchGetSandboxes BatchGetCommandExecutions`,
  ),
  ...reviewed(
    "security",
    "It lists the connections with which source code is fetched.",
    "codebuild",
    "ListSourceCredentials ListConnectedOAuthAccounts",
  ),
  ...reviewed(
    "credentials",
    "It returns credentials for the artifacts, and the secret values of an action.",
    "codepipeline",
    "GetJobDetails GetThirdPartyJobDetails",
  ),
  ...reviewed("security", BUILD, "codepipeline", "GetPipeline ListActionExecutions"),
  ...reviewed(
    "credentials",
    "It returns a token for another provider.",
    "codeconnections",
    "GetConnectionToken GetIndividualAccessToken GetInstallationUrl",
  ),
  ...reviewed("runs", PROVIDER, "codeconnections", "UseConnection PassConnection PassRepository"),
  ...reviewed(
    "changes-state",
    "It registers an application at another provider.",
    "codeconnections",
    "RegisterAppCode StartAppRegistrationHandshake StartOAuthHandshake",
  ),
  ...reviewed(
    "credentials",
    "It returns a token for another provider.",
    "codestar-connections",
    "GetConnectionToken GetIndividualAccessToken GetInstallationUrl",
  ),
  ...reviewed("runs", PROVIDER, "codestar-connections", "UseConnection PassConnection PassRepository"),
  ...reviewed(
    "changes-state",
    "It registers an application at another provider.",
    "codestar-connections",
    "RegisterAppCode StartAppRegistrationHandshake StartOAuthHandshake",
  ),
  ...reviewed("credentials", "It logs in to another provider.", "codeguru-reviewer", "CreateConnectionToken"),
  ...reviewed(
    "content",
    "It shows findings with the code around them.",
    "codeguru-reviewer",
    "ListRecommendations DescribeRecommendationFeedback",
  ),
  ...reviewed(
    "content",
    "It shows findings with the code around them.",
    "codeguru-security",
    "GetFindings BatchGetFindings ListFindings",
  ),
  ...reviewed(
    "content",
    "It shows how the customer's code runs.",
    "codeguru-profiler",
    "GetProfile BatchGetFrameMetricData GetRecommendations",
  ),
  ...reviewed(
    "content",
    "It takes the commands meant for a host.",
    "codedeploy-commands-secure",
    "PollHostCommand GetDeploymentSpecification",
  ),
  ...reviewed(
    "runs",
    "It runs code that the caller sends.",
    "appsync",
    "EvaluateCode EvaluateMappingTemplate",
  ),
  ...reviewed("secrets", "It returns keys with which the API can be called.", "appsync", "ListApiKeys"),
  ...reviewed(
    "security",
    "It shows environment variables and code of an API.",
    "appsync",
    `GetGraphqlApiEnvironmentVariables GetFunction GetResolver ListFunctions ListResolvers
     ListResolversByFunction GetDataSource ListDataSources`,
  ),
  ...reviewed(
    "secrets",
    "GET covers the whole service: API keys in clear text, exports and client certificates among it.",
    "apigateway",
    "GET",
  ),
  ...reviewed(
    "security",
    "It shows environment variables and the password that guards the site.",
    "amplify",
    "GetApp ListApps GetBranch ListBranches",
  ),
  ...reviewed("content", "It returns an artifact of a build.", "amplify", "GetArtifactUrl ListArtifacts"),
  ...reviewed(
    "credentials",
    "It returns an address that starts a build for whoever calls it.",
    "amplify",
    "GetWebHook ListWebHooks",
  ),
  ...reviewed(
    "credentials",
    "It returns a token for the administration of an app.",
    "amplifybackend",
    "GetToken",
  ),
  ...reviewed(
    "content",
    "It exports the customer's design.",
    "amplifyuibuilder",
    "ExportComponents ExportForms ExportThemes GetCodegenJob",
  ),
  ...reviewed(
    "content",
    "It returns code and templates of an application.",
    "serverlessrepo",
    "GetCloudFormationTemplate",
  ),
  ...reviewed(
    "content",
    "It shows a schema or code made of it.",
    "schemas",
    "ExportSchema GetCodeBindingSource GetDiscoveredSchema",
  ),
  ...reviewed(
    "content",
    "It returns components with their scripts.",
    "imagebuilder",
    "GetComponent GetWorkflow GetWorkflowStepExecution",
  ),
  ...reviewed(
    "security",
    "It shows where other systems call in.",
    "chatbot",
    "DescribeChimeWebhookConfigurations",
  ),
  ...reviewed(
    "credentials",
    "It returns what a login at another provider begins with.",
    "chatbot",
    "GetMicrosoftTeamsOauthParameters GetSlackOauthParameters",
  ),
  ...reviewed(
    "credentials",
    "It returns what a login at another provider begins with.",
    "supportapp",
    "GetSlackOauthParameters",
  ),
  ...reviewed(
    "security",
    "It shows how flows connect to other systems.",
    "appflow",
    "DescribeConnectorProfiles DescribeFlow",
  ),
  ...reviewed(
    "content",
    "It returns documents that were exchanged with partners.",
    "b2bi",
    "GetTransformerJob",
  ),
];
