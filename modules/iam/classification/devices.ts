/** Things, vehicles, cameras, films and ledgers. */
import { reviewed, type Classification } from "../classification";

const MEASURED = "It returns what things have measured or keep as their state.";
const QUERY = "It runs a query over what things have measured.";
const PICTURES = "It returns pictures of a stream.";
const STREAM_KEY = "It returns the key with which a stream is sent.";

export const DEVICES: readonly Classification[] = [
  ...reviewed(
    "content",
    MEASURED,
    "iot",
    `GetThingShadow ListNamedShadowsForThing GetRetainedMessage ListRetainedMessages SearchIndex
     GetBucketsAggregation GetPercentiles GetStatistics GetCardinality`,
  ),
  ...reviewed(
    "content",
    "It returns what a device is told to do.",
    "iot",
    "GetJobDocument DescribeJobExecution GetCommandExecution",
  ),
  ...reviewed(
    "credentials",
    "It returns what a new certificate authority is registered with.",
    "iot",
    "GetRegistrationCode",
  ),
  ...reviewed("runs", "It runs the customer's own code.", "iot", "TestInvokeAuthorizer"),
  ...reviewed(
    "security",
    "It shows what a device may do.",
    "iot",
    "GetEffectivePolicies GetPolicy GetPolicyVersion TestAuthorization",
  ),
  ...reviewed(
    "content",
    "It returns what a device is told to do.",
    "iotjobsdata",
    "DescribeJobExecution GetPendingJobExecutions",
  ),
  ...reviewed("content", MEASURED, "iotanalytics", "GetDatasetContent SampleChannelData"),
  ...reviewed(
    "runs",
    "It runs a step of a pipeline with data of the caller.",
    "iotanalytics",
    "RunPipelineActivity",
  ),
  ...reviewed(
    "content",
    MEASURED,
    "iotsitewise",
    `GetAssetProperty* BatchGetAssetProperty* GetInterpolatedAssetPropertyValues GetQueryResults
     GetSearchResults GetCaptureData`,
  ),
  ...reviewed("content", QUERY, "iotsitewise", "ExecuteQuery"),
  ...reviewed("content", QUERY, "iottwinmaker", "ExecuteQuery"),
  ...reviewed("content", MEASURED, "iottwinmaker", "GetPropertyValue GetPropertyValueHistory GetEntity"),
  ...reviewed("content", MEASURED, "iotevents", "DescribeDetector"),
  ...reviewed(
    "content",
    MEASURED,
    "iotmanagedintegrations",
    "GetManagedThingState GetManagedThingCapabilities",
  ),
  ...reviewed(
    "security",
    "It shows a device's certificate.",
    "iotmanagedintegrations",
    "GetManagedThingCertificate GetCredentialLocker",
  ),
  ...reviewed(
    "personal-data",
    "It shows where a device is.",
    "iotwireless",
    "GetPosition GetPositionEstimate GetResourcePosition",
  ),
  ...reviewed("content", "It shows what waits to be sent to a device.", "iotwireless", "ListQueuedMessages"),
  ...reviewed("secrets", "It shows a device with the keys of its radio.", "iotwireless", "GetWirelessDevice"),
  ...reviewed(
    "personal-data",
    "It shows vehicles and their state.",
    "iotfleetwise",
    "GetVehicle GetVehicleStatus",
  ),
  ...reviewed(
    "content",
    "It returns code that runs on devices.",
    "greengrass",
    "GetComponent GetComponentVersionArtifact GetFunctionDefinitionVersion",
  ),
  ...reviewed(
    "security",
    "It shows where and with which certificate a device connects.",
    "greengrass",
    "Discover GetConnectivityInfo GetGroupCertificateAuthority",
  ),
  ...reviewed(
    "credentials",
    "It returns an address that lets its holder into a device.",
    "panorama",
    "GetWebSocketURL",
  ),
  ...reviewed("secrets", STREAM_KEY, "ivs", "GetStreamKey BatchGetStreamKey GetIngestConfiguration"),
  ...reviewed(
    "personal-data",
    "It shows who takes part in a stage.",
    "ivs",
    "GetParticipant ListParticipants",
  ),
  ...reviewed(
    "secrets",
    "It shows the names and passwords with which a stream is sent.",
    "mediapackage",
    "DescribeChannel ListChannels",
  ),
  ...reviewed("content", PICTURES, "mediapackagev2", "GetObject GetHeadObject HarvestObject"),
  ...reviewed("content", PICTURES, "mediaconnect", "DescribeFlowSourceThumbnail GetRouterInputThumbnail"),
  ...reviewed("content", PICTURES, "medialive", "DescribeThumbnails DescribeInputDeviceThumbnail"),
  ...reviewed("runs", "It makes the service fetch a file and look into it.", "mediaconvert", "Probe"),
  ...reviewed(
    "runs",
    "It sends a call to a public ledger, and is billed.",
    "managedblockchain",
    "InvokeRpc*",
  ),
  ...reviewed(
    "secrets",
    "It returns the token with which a ledger is called.",
    "managedblockchain",
    "GetAccessor",
  ),
  ...reviewed(
    "credentials",
    "It returns a signed address to which logs are written.",
    "groundstation",
    "GetAgentTaskResponseUrl",
  ),
  ...reviewed(
    "content",
    "It returns the customer's network functions.",
    "tnb",
    "GetSolFunctionPackageContent GetSolNetworkPackageContent",
  ),
  ...reviewed(
    "content",
    "It streams the customer's mesh configuration.",
    "appmesh",
    "StreamAggregatedResources",
  ),
  ...reviewed(
    "content",
    "It streams the customer's mesh configuration.",
    "appmesh-preview",
    "StreamAggregatedResources",
  ),
  ...reviewed(
    "security",
    "It returns the addresses of the customer's services.",
    "servicediscovery",
    "DiscoverInstances GetInstance ListInstances",
  ),
  ...reviewed("content", "It reports single units of work with what they contain.", "sms", "GetMessages"),
];
