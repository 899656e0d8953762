/** Keys, certificates, findings and what guards the account. */
import { reviewed, type Classification } from "../classification";

const FINDINGS = "It shows where the customer is vulnerable or was attacked.";

export const SECURITY: readonly Classification[] = [
  ...reviewed(
    "secrets",
    "It returns secrets in clear text.",
    "secretsmanager",
    "GetSecretValue BatchGetSecretValue",
  ),
  ...reviewed(
    "security",
    "It shows which secrets there are, and who may read them.",
    "secretsmanager",
    "GetResourcePolicy ListSecrets DescribeSecret",
  ),
  ...reviewed("security", "It shows who may use a key.", "kms", "GetKeyPolicy ListGrants ListKeyPolicies"),
  ...reviewed(
    "changes-state",
    "It makes a token with which key material can be imported.",
    "kms",
    "GetParametersForImport",
  ),
  ...reviewed(
    "changes-state",
    "It makes a token with which key material is moved.",
    "payment-cryptography",
    "GetParametersForExport GetParametersForImport",
  ),
  ...reviewed("secrets", "It returns the private key of a certificate.", "acm", "ExportCertificate"),
  ...reviewed(
    "credentials",
    "It returns what binds an account of a certificate client.",
    "acm",
    "GetAcmeExternalAccountBindingCredentials",
  ),
  ...reviewed(
    "secrets",
    "It returns a password with which certificates can be requested.",
    "pca-connector-scep",
    "GetChallengePassword",
  ),
  ...reviewed(
    "secrets",
    "It returns keys of the firewall's script interface.",
    "wafv2",
    "GetDecryptedAPIKey ListAPIKeys",
  ),
  ...reviewed("content", "It shows requests of the customer's visitors.", "wafv2", "GetSampledRequests"),
  ...reviewed("content", "It shows requests of the customer's visitors.", "waf", "GetSampledRequests"),
  ...reviewed(
    "content",
    "It shows requests of the customer's visitors.",
    "waf-regional",
    "GetSampledRequests",
  ),
  ...reviewed(
    "security",
    "It returns signed addresses of the certificates that clients are checked against.",
    "elasticloadbalancing",
    "GetTrustStoreCaCertificatesBundle GetTrustStoreRevocationContent",
  ),
  ...reviewed(
    "unmasks",
    "It shows the sensitive data that was found.",
    "macie2",
    "GetSensitiveDataOccurrences",
  ),
  ...reviewed(
    "security",
    FINDINGS,
    "macie2",
    `GetFindings ListFindings DescribeBuckets SearchResources GetResourceProfile
     ListResourceProfileArtifacts ListResourceProfileDetections`,
  ),
  ...reviewed(
    "security",
    FINDINGS,
    "guardduty",
    `GetFindings ListFindings GetInvestigation GetMalwareScan DescribeMalwareScans`,
  ),
  ...reviewed(
    "security",
    FINDINGS,
    "securityhub",
    `GetFindings GetInsightResults GetFindingHistory GetAdhocInsightResults GetResourcesV2`,
  ),
  ...reviewed(
    "changes-state",
    "It sends findings on to whoever listens.",
    "securityhub",
    "SendFindingEvents SendInsightEvents",
  ),
  ...reviewed(
    "security",
    FINDINGS,
    "inspector",
    "DescribeFindings ListFindings GetAssessmentReport PreviewAgents",
  ),
  ...reviewed(
    "security",
    FINDINGS,
    "inspector2",
    `ListFindings BatchGetFindingDetails GetCisScanReport GetCisScanResultDetails
     ListCisScanResultsAggregatedByChecks ListCisScanResultsAggregatedByTargetResource GetSbomExport`,
  ),
  ...reviewed("content", "It shows code with its weak places.", "inspector2", "BatchGetCodeSnippet"),
  ...reviewed("runs", "It scans a list that the caller sends, and is billed.", "inspector-scan", "ScanSbom"),
  ...reviewed(
    "security",
    FINDINGS,
    "detective",
    "GetInvestigation ListIndicators SearchGraph ListHighDegreeEntities",
  ),
  ...reviewed(
    "security",
    FINDINGS,
    "access-analyzer",
    `GetFinding ListFindings GetFindingRecommendation GetAnalyzedResource GetGeneratedPolicy
     GetAccessPreview ListAccessPreviewFindings`,
  ),
  ...reviewed(
    "security",
    FINDINGS,
    "trustedadvisor",
    "DescribeCheckItems DownloadRisk DescribeRiskResources",
  ),
  ...reviewed("security", FINDINGS, "network-security-director", "GetFinding ListFindings"),
  ...reviewed("security", FINDINGS, "shield", "DescribeAttack DescribeAttackContributors ListAttacks"),
  ...reviewed("personal-data", "It shows whom to call.", "shield", "DescribeEmergencyContactSettings"),
  ...reviewed(
    "content",
    "It shows an incident with what people wrote and attached.",
    "security-ir",
    `GetCase GetCaseAttachmentDownloadUrl ListCaseEdits ListComments ListInvestigations`,
  ),
  ...reviewed(
    "content",
    "It returns evidence that was collected.",
    "auditmanager",
    "GetEvidence GetEvidenceByEvidenceFolder GetAssessmentReportUrl",
  ),
  ...reviewed(
    "credentials",
    "It returns a signed address to which anybody can upload.",
    "auditmanager",
    "GetEvidenceFileUploadUrl",
  ),
  ...reviewed(
    "content",
    "It returns the configuration of every recorded resource, whatever service it belongs to.",
    "config",
    `SelectResourceConfig SelectAggregateResourceConfig BatchGetResourceConfig
     BatchGetAggregateResourceConfig GetResourceConfigHistory GetAggregateResourceConfig`,
  ),
  ...reviewed("changes-state", "It has a snapshot written to a bucket.", "config", "DeliverConfigSnapshot"),
  ...reviewed("runs", "It checks an account before it is joined.", "controltower", "PerformPreLaunchChecks"),
  ...reviewed(
    "content",
    "It returns reports about AWS, or agreements that the customer has signed.",
    "artifact",
    `GetReport GetTermForReport GetAgreement GetCustomerAgreement GetNdaForAgreement
     ExportComplianceInquiry`,
  ),
  ...reviewed(
    "content",
    "It shows what the customer has answered about its systems.",
    "wellarchitected",
    `GetAnswer ListAnswers GetConsolidatedReport GetLensReviewReport GetLensReview GetMilestone
     ExportLens`,
  ),
  ...reviewed(
    "security",
    "It shows logged configuration of a firewall.",
    "network-firewall",
    "GetAnalysisReportResults ListFlowOperationResults",
  ),
  ...reviewed("security", "It lists the tokens that exist.", "route53globalresolver", "ListAccessTokens"),
  ...reviewed(
    "credentials",
    "It returns a token, by its name and its description.",
    "route53globalresolver",
    "GetAccessToken",
  ),
  ...reviewed("personal-data", "It shows to whom a domain belongs.", "route53domains", "GetDomainDetail"),
  ...reviewed(
    "secrets",
    "It shows the shared key of a virtual interface.",
    "directconnect",
    "DescribeVirtualInterfaces DescribeRouterConfiguration",
  ),
  ...reviewed(
    "security",
    "It shows host keys and users of a file server.",
    "transfer",
    `DescribeHostKey DescribeUser ListUsers DescribeConnector DescribeAccess`,
  ),
  ...reviewed(
    "runs",
    "It makes a server ask its identity provider with what the caller sends.",
    "transfer",
    "TestIdentityProvider",
  ),
  ...reviewed("security", "It shows users of a message broker.", "mq", "DescribeUser ListUsers"),
];
