/** Machines, functions, containers and games. */
import { reviewed, type Classification } from "../classification";

const CODE = "It returns code, or a signed address of it.";
const SCREEN = "It shows the screen or the console of a machine.";
const ENVIRONMENT = "It shows environment variables, where secrets are often kept.";
const SCRIPTS = "It shows start scripts and user data, where secrets are often kept.";
const INTO = "It returns what lets its holder into a running machine.";

export const COMPUTE: readonly Classification[] = [
  ...reviewed(
    "secrets",
    "It returns the administrator's password, encrypted with the key pair.",
    "ec2",
    "GetPasswordData",
  ),
  ...reviewed("content", SCREEN, "ec2", "GetConsoleOutput GetConsoleScreenshot"),
  ...reviewed(
    "content",
    SCRIPTS,
    "ec2",
    `DescribeInstanceAttribute DescribeLaunchTemplateVersions DescribeSpotFleetRequests
     DescribeSpotInstanceRequests GetLaunchTemplateData`,
  ),
  ...reviewed("secrets", "It shows the shared keys of tunnels.", "ec2", "DescribeVpnConnections"),
  ...reviewed("content", "It returns what a machine's firmware keeps.", "ec2", "GetInstanceUefiData"),
  ...reviewed(
    "content",
    "It returns the file with which clients join the network.",
    "ec2",
    `ExportClientVpnClientConfiguration ExportVerifiedAccessInstanceClientConfiguration`,
  ),
  ...reviewed(
    "personal-data",
    "It shows who is connected, and from where.",
    "ec2",
    "DescribeClientVpnConnections",
  ),
  ...reviewed(
    "changes-state",
    "It has a report written to a bucket.",
    "ec2",
    "StartDeclarativePoliciesReport",
  ),
  ...reviewed("content", SCRIPTS, "autoscaling", "DescribeLaunchConfigurations"),
  ...reviewed("content", CODE, "lambda", "GetFunction GetLayerVersion"),
  ...reviewed(
    "content",
    "It returns what a running function was given and keeps.",
    "lambda",
    `GetDurableExecution GetDurableExecutionHistory GetDurableExecutionState`,
  ),
  ...reviewed(
    "security",
    ENVIRONMENT,
    "lambda",
    "ListFunctions GetFunctionConfiguration ListVersionsByFunction",
  ),
  ...reviewed(
    "security",
    "It shows who may call a function.",
    "lambda",
    "GetPolicy GetLayerVersionPolicy GetResourcePolicy",
  ),
  ...reviewed(
    "security",
    ENVIRONMENT,
    "ecs",
    "DescribeTaskDefinition DescribeTasks DescribeDaemonTaskDefinition",
  ),
  ...reviewed("security", ENVIRONMENT, "batch", "DescribeJobDefinitions DescribeJobs DescribeServiceJob"),
  ...reviewed("security", ENVIRONMENT, "apprunner", "DescribeService"),
  ...reviewed("security", ENVIRONMENT, "elasticbeanstalk", "DescribeConfigurationSettings"),
  ...reviewed(
    "content",
    "It returns log files of the machines.",
    "elasticbeanstalk",
    "RetrieveEnvironmentInfo",
  ),
  ...reviewed(
    "runs",
    "It has the machines collect their log files.",
    "elasticbeanstalk",
    "RequestEnvironmentInfo",
  ),
  ...reviewed(
    "content",
    "It reads the objects of a cluster, as far as the cluster lets it.",
    "eks",
    "AccessKubernetesApi",
  ),
  ...reviewed(
    "security",
    "It shows who may enter a cluster.",
    "eks",
    "DescribeAccessEntry ListAccessEntries ListAssociatedAccessPolicies",
  ),
  ...reviewed(
    "credentials",
    INTO,
    "gamelift",
    `GetComputeAccess GetComputeAuthToken GetInstanceAccess GetPlayerConnectionDetails
     RequestUploadCredentials`,
  ),
  ...reviewed("content", "It returns a signed address of log files.", "gamelift", "GetGameSessionLogUrl"),
  ...reviewed("personal-data", "It shows players.", "gamelift", "DescribePlayerSessions DescribeMatchmaking"),
  ...reviewed("credentials", INTO, "gameliftstreams", "GetStreamUrl GetStreamSession"),
  ...reviewed("security", "It lists the access keys of a bucket.", "lightsail", "GetBucketAccessKeys"),
  ...reviewed("security", ENVIRONMENT, "lightsail", "GetContainerServiceDeployments GetContainerServices"),
];
