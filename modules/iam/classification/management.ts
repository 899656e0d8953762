/** Stacks, parameters, commands, desktops and workflows: what manages or is run on top of machines. */
import { reviewed, type Classification } from "../classification";

const SCREEN = "It shows the screen or the console of a machine.";
const ENVIRONMENT = "It shows environment variables, where secrets are often kept.";
const INTO = "It returns what lets its holder into a running machine.";
const PARAMETERS = "It shows parameters and outputs, where secrets are often kept.";

export const MANAGEMENT: readonly Classification[] = [
  ...reviewed(
    "content",
    "It returns objects of the account by their configuration, whatever service they belong to.",
    "cloudformation",
    "GetResource ListResources",
  ),
  ...reviewed(
    "content",
    "It returns templates, in which code and secrets are often kept.",
    "cloudformation",
    "GetTemplate GetGeneratedTemplate",
  ),
  ...reviewed(
    "security",
    PARAMETERS,
    "cloudformation",
    `DescribeStacks DescribeChangeSet DescribeStackSet DescribeStackInstance ListExports`,
  ),
  ...reviewed(
    "changes-state",
    "It starts a comparison and records its outcome at the stack.",
    "cloudformation",
    "DetectStackDrift DetectStackResourceDrift DetectStackSetDrift",
  ),
  ...reviewed(
    "security",
    PARAMETERS,
    "servicecatalog",
    `GetProvisionedProductOutputs DescribeRecord DescribeProvisionedProductPlan`,
  ),
  ...reviewed(
    "security",
    PARAMETERS,
    "proton",
    `ListComponentOutputs ListEnvironmentOutputs ListServiceInstanceOutputs ListServicePipelineOutputs
     GetEnvironment GetService GetServiceInstance`,
  ),
  ...reviewed(
    "content",
    "It returns stored parameters, encrypted ones in clear text where the key allows it.",
    "ssm",
    "GetParameter GetParameters GetParametersByPath GetParameterHistory",
  ),
  ...reviewed("credentials", INTO, "ssm", "GetAccessToken"),
  ...reviewed(
    "content",
    "It returns what commands and automations were given and printed.",
    "ssm",
    `GetCommandInvocation ListCommandInvocations ListCommands GetAutomationExecution
     DescribeAutomationStepExecutions GetMaintenanceWindowExecutionTask
     GetMaintenanceWindowExecutionTaskInvocation`,
  ),
  ...reviewed("content", "It returns scripts that run on the machines.", "ssm", "GetDocument"),
  ...reviewed(
    "personal-data",
    "It shows who had a session, and where it was recorded.",
    "ssm",
    "DescribeSessions",
  ),
  ...reviewed(
    "runs",
    "It makes the service look into other accounts, or try a runbook.",
    "ssm",
    "ExecuteAPI StartExecutionPreview",
  ),
  ...reviewed(
    "changes-state",
    "It reports the outcome of an agent's work.",
    "ssm",
    "PutConfigurePackageResult",
  ),
  ...reviewed("runs", "It makes the service connect to another cloud.", "ssm", "ValidateCloudConnector"),
  ...reviewed(
    "personal-data",
    "It shows who had a session, and where it was recorded.",
    "ssm-guiconnect",
    "GetConnection ListConnections GetConnectionRecordingPreferences",
  ),
  ...reviewed(
    "personal-data",
    "It shows people and their desktops.",
    "workspaces",
    `DescribeWorkspaces DescribeWorkspacesConnectionStatus DescribeWorkspacesPoolSessions
     DescribeWorkspaceDirectories`,
  ),
  ...reviewed(
    "changes-state",
    "Its description is managing the directory.",
    "workspaces",
    "DirectoryAccessManagement",
  ),
  ...reviewed("runs", "It starts an investigation.", "workspaces", "InvokeTroubleshootingInvestigation"),
  ...reviewed(
    "personal-data",
    "It shows people and their sessions.",
    "workspaces-web",
    "GetSession ListSessions",
  ),
  ...reviewed(
    "personal-data",
    "It shows people and their sessions.",
    "appstream",
    "DescribeUsers DescribeSessions DescribeUserStackAssociations",
  ),
  ...reviewed(
    "content",
    SCREEN,
    "devicefarm",
    `GetRemoteAccessSession ListArtifacts GetUpload ListUploads ListTestGridSessionArtifacts`,
  ),
  ...reviewed("credentials", INTO, "nimble", "GetStreamingSessionStream GetLaunchProfileInitialization"),
  ...reviewed(
    "credentials",
    "It returns what an agent needs to join.",
    "drs",
    "GetAgentInstallationAssetsForDrs",
  ),
  ...reviewed(
    "content",
    "It takes the commands meant for an agent.",
    "drs",
    `GetAgentCommandForDrs GetChannelCommandsForDrs GetFailbackCommandForDrs`,
  ),
  ...reviewed(
    "credentials",
    "It returns what an agent needs to join.",
    "mgn",
    "GetAgentInstallationAssetsForMgn",
  ),
  ...reviewed(
    "content",
    "It takes the commands meant for an agent.",
    "mgn",
    `GetAgentCommandForMgn GetChannelCommandsForMgn GetVcenterClientCommandsForMgn`,
  ),
  ...reviewed(
    "runs",
    "It approves a command that another service wants to run.",
    "cloudshell",
    "ApproveCommand",
  ),
  ...reviewed(
    "content",
    "It returns what executions were given and have answered.",
    "states",
    "DescribeExecution GetExecutionHistory DescribeMapRun",
  ),
  ...reviewed("unmasks", "It shows what an execution has hidden.", "states", "RevealSecrets"),
  ...reviewed(
    "content",
    "It returns what executions were given and have answered.",
    "swf",
    "DescribeWorkflowExecution GetWorkflowExecutionHistory",
  ),
  ...reviewed("security", ENVIRONMENT, "airflow", "GetEnvironment"),
  ...reviewed(
    "security",
    "It shows targets with their input, where secrets are often kept.",
    "events",
    "ListTargetsByRule DescribeConnection",
  ),
  ...reviewed(
    "security",
    "It shows targets with their input, where secrets are often kept.",
    "scheduler",
    "GetSchedule",
  ),
  ...reviewed(
    "security",
    "It shows targets with their input, where secrets are often kept.",
    "pipes",
    "DescribePipe",
  ),
  ...reviewed(
    "security",
    "It shows stacks and apps with their settings, where secrets are often kept.",
    "opsworks",
    "DescribeApps DescribeStacks DescribeRdsDbInstances",
  ),
  ...reviewed(
    "content",
    "It exports an attribute of a server, such as the script with which nodes join it.",
    "opsworks-cm",
    "ExportServerEngineAttribute",
  ),
  ...reviewed("security", ENVIRONMENT, "deadline", "GetJob BatchGetJobEntity GetQueueEnvironment"),
  ...reviewed("runs", "It starts a statistic.", "deadline", "StartSessionsStatisticsAggregation"),
  ...reviewed(
    "content",
    "It returns a template with what the world is made of.",
    "robomaker",
    "GetWorldTemplateBody",
  ),
];
