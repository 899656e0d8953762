/** Objects, files, volumes, backups, packages and images. */
import { reviewed, type Classification } from "../classification";

const OBJECTS = "It returns stored objects.";
const BLOCKS = "It returns raw data of a volume.";

export const STORAGE: readonly Classification[] = [
  ...reviewed(
    "content",
    OBJECTS,
    "s3",
    `GetObject GetObjectVersion GetObjectTorrent GetObjectVersionTorrent GetObjectVersionForReplication
     GetObjectAnnotation GetObjectVersionAnnotation GetObjectVersionAnnotationForReplication`,
  ),
  ...reviewed(
    "content",
    "It shows the labels and sizes of single objects.",
    "s3",
    `GetObjectTagging GetObjectVersionTagging GetObjectAttributes GetObjectVersionAttributes`,
  ),
  ...reviewed(
    "credentials",
    "It returns credentials for the data of an access grant.",
    "s3",
    "GetDataAccess",
  ),
  ...reviewed(
    "changes-state",
    "It lets logs be delivered somewhere.",
    "s3",
    "AllowVendedLogDeliveryForResource",
  ),
  ...reviewed(
    "security",
    "It shows who may reach the data.",
    "s3",
    `GetBucketAcl GetBucketPolicy GetAccessPointPolicy GetObjectAcl GetObjectVersionAcl GetAccessGrant
     ListAccessGrants ListCallerAccessGrants GetMultiRegionAccessPointPolicy`,
  ),
  ...reviewed(
    "content",
    OBJECTS,
    "s3-object-lambda",
    "GetObject GetObjectVersion GetObjectTagging GetObjectVersionTagging",
  ),
  ...reviewed(
    "content",
    OBJECTS,
    "s3-outposts",
    `GetObject GetObjectVersion GetObjectVersionForReplication GetObjectTagging GetObjectVersionTagging`,
  ),
  ...reviewed("content", "It returns rows of tables, or where their files are.", "s3tables", "GetTableData"),
  ...reviewed("security", "It shows where a table's files are.", "s3tables", "GetTableMetadataLocation"),
  ...reviewed(
    "content",
    "It returns vectors with what is stored beside them.",
    "s3vectors",
    "GetVectors ListVectors QueryVectors",
  ),
  ...reviewed("content", "It mounts a file system and reads every file.", "s3files", "ClientMount"),
  ...reviewed(
    "content",
    "It mounts a file system and reads every file.",
    "elasticfilesystem",
    "ClientMount ReplicationRead",
  ),
  ...reviewed("content", BLOCKS, "ebs", "GetSnapshotBlock ListSnapshotBlocks ListChangedBlocks"),
  ...reviewed("content", OBJECTS, "glacier", "GetJobOutput"),
  ...reviewed("content", OBJECTS, "mediastore", "GetObject ListItems"),
  ...reviewed(
    "content",
    "It shows the names of what is in backups.",
    "backup-search",
    "ListSearchJobResults",
  ),
  ...reviewed(
    "secrets",
    "It returns what unlocks a device full of data.",
    "snowball",
    "GetJobManifest GetJobUnlockCode",
  ),
  ...reviewed(
    "personal-data",
    "It shows postal addresses.",
    "snowball",
    "DescribeAddress DescribeAddresses DescribeReturnShippingLabel",
  ),
  ...reviewed(
    "changes-state",
    "It makes a label with which a device is sent.",
    "importexport",
    "GetShippingLabel",
  ),
  ...reviewed(
    "secrets",
    "It returns the secrets with which volumes are mounted.",
    "storagegateway",
    "DescribeChapCredentials",
  ),
  ...reviewed(
    "content",
    "It returns documents of people, with their comments.",
    "workdocs",
    `GetDocument GetDocumentPath GetDocumentVersion DownloadDocumentVersion DescribeDocumentVersions
     DescribeFolderContents DescribeComments DescribeActivities GetResources SearchResources`,
  ),
  ...reviewed(
    "personal-data",
    "It lists the people of the site.",
    "workdocs",
    "DescribeUsers DescribeGroups GetCurrentUser GetGroup",
  ),
  ...reviewed("content", "It returns a data product.", "dataexchange", "GetAsset GetJob"),
  ...reviewed(
    "content",
    "It returns a value that the customer has stored at the edge.",
    "cloudfront-keyvaluestore",
    "GetKey ListKeys",
  ),
  ...reviewed(
    "content",
    "It returns configuration that the customer's applications run with.",
    "appconfig",
    "GetConfiguration GetLatestConfiguration GetHostedConfigurationVersion",
  ),
  ...reviewed(
    "content",
    "It returns medical pictures and what is known of the patient.",
    "medical-imaging",
    `GetDICOM* GetImageFrame GetImageSet GetImageSetMetadata SearchDICOM* SearchImageSets`,
  ),
  ...reviewed(
    "content",
    "It returns genomes and what was derived from them.",
    "omics",
    "GetReadSet GetReference GetReadSetMetadata",
  ),
  ...reviewed(
    "content",
    "It returns health records.",
    "healthlake",
    `ReadResource VersionReadResource GetHistoryByResourceId GetExportedFile SearchEverything
     SearchWithGet SearchWithPost InquirePreAuthClaim`,
  ),
  ...reviewed(
    "content",
    "It shows patients, their care and those who care for them.",
    "health-agent",
    `GetPatient MatchPatient GetPractitioner GetCareTeamProvider GetSessionContext
     GetMedicalScribeListeningSession GetPatientInsightsJob ListPatientAppointments
     ListPatientInsuranceCoverages ListPatientMedications ListSessionRecords ListAppointmentSlots`,
  ),
  ...reviewed(
    "credentials",
    "It returns a token with which images can be pulled.",
    "ecr",
    "GetAuthorizationToken",
  ),
  ...reviewed(
    "content",
    "It returns the layers or the manifest of an image, and with them its code.",
    "ecr",
    "GetDownloadUrlForLayer BatchGetImage",
  ),
  ...reviewed("runs", "It makes the registry log in to another one.", "ecr", "ValidatePullThroughCacheRule"),
  ...reviewed(
    "credentials",
    "It returns a token with which images can be pulled and pushed.",
    "ecr-public",
    "GetAuthorizationToken",
  ),
];
