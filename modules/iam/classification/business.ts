/** Money, contracts, support and people the customer deals with. */
import { reviewed, type Classification } from "../classification";

const PAYMENT = "It shows means of payment.";
const CASES = "It shows support cases with what was written and attached.";
const TAX = "It shows tax numbers and documents.";
const INVOICE = "It returns invoices with names and addresses.";

export const BUSINESS: readonly Classification[] = [
  ...reviewed("personal-data", PAYMENT, "payments", "GetPaymentInstrument ListPaymentInstruments"),
  ...reviewed("personal-data", PAYMENT, "aws-portal", "ViewPaymentMethods ViewAccount"),
  ...reviewed(
    "personal-data",
    TAX,
    "tax",
    `GetTaxInterview GetTaxInfoReportingDocument GetTaxRegistration GetTaxRegistrationDocument
     ListTaxRegistrations ListSupplementalTaxRegistrations GetDocument ListDocuments GetExemptions`,
  ),
  ...reviewed(
    "credentials",
    "It returns a signed address to which anybody can upload.",
    "tax",
    "GetDocumentUploadUrl",
  ),
  ...reviewed(
    "personal-data",
    INVOICE,
    "invoicing",
    `GetInvoicePDF GetInvoiceEmailDeliveryPreferences BatchGetInvoiceProfile`,
  ),
  ...reviewed("runs", "It hands a billing view on.", "billing", "UseSourceView"),
  ...reviewed(
    "personal-data",
    "It shows who is told about costs.",
    "ce",
    "GetAnomalySubscriptions DescribeNotificationSubscription",
  ),
  ...reviewed(
    "security",
    "It shows single resources with their tags.",
    "ce",
    "GetCostAndUsageWithResources GetRightsizingRecommendation",
  ),
  ...reviewed("personal-data", "It shows who is told about costs.", "budgets", "ViewBudget"),
  ...reviewed("runs", "It starts a report.", "servicequotas", "StartQuotaUtilizationReport"),
  ...reviewed(
    "content",
    CASES,
    "support",
    `DescribeAttachment DescribeCaseAttributes DescribeCases DescribeCommunication DescribeCommunications
     DownloadAttachment SearchForCases GetInteraction ListInteractions ListInteractionEntries`,
  ),
  ...reviewed("content", CASES, "support-console", "GetCaseDraft"),
  ...reviewed("content", CASES, "elemental-support-cases", "GetCase GetCases"),
  ...reviewed(
    "personal-data",
    "It shows postal addresses and orders.",
    "elemental-appliances-software",
    `GetBillingAddresses GetDeliveryAddressesV2 GetOrder GetOrdersV2 GetQuote`,
  ),
  ...reviewed(
    "personal-data",
    "It shows postal addresses and orders.",
    "outposts",
    "GetSiteAddress GetOrder GetOutpostBillingInformation",
  ),
  ...reviewed(
    "personal-data",
    "It shows bank accounts and who stands for the seller.",
    "aws-marketplace-management",
    `GetBankAccountVerificationDetails GetSecondaryUserVerificationDetails GetSellerVerificationDetails`,
  ),
  ...reviewed(
    "personal-data",
    TAX,
    "aws-marketplace",
    `GetIssuedTaxInvoice GetTaxComplianceProfile ListTaxComplianceProfiles GetVerification
     GetVerificationEvidence ListVerificationEvidence`,
  ),
  ...reviewed(
    "personal-data",
    "It shows people and companies that a partner deals with.",
    "partnercentral",
    `GetOpportunity ListOpportunities GetEngagement GetAllianceLeadContact GetResourceSnapshot
     GetAwsOpportunitySummary`,
  ),
  ...reviewed(
    "personal-data",
    "It shows the people behind an account.",
    "activate",
    "GetAccountContact GetMemberInfo",
  ),
  ...reviewed(
    "personal-data",
    "It shows work that people have delivered, and who they are.",
    "mechanicalturk",
    `GetAssignment ListAssignmentsForHIT ListWorkersWithQualificationType ListWorkerBlocks
     ListBonusPayments`,
  ),
  ...reviewed(
    "credentials",
    "It returns a signed address of what a worker has uploaded.",
    "mechanicalturk",
    "GetFileUploadURL",
  ),
  ...reviewed(
    "content",
    "It returns what people have labelled.",
    "groundtruthlabeling",
    "ListDatasetObjects",
  ),
  ...reviewed("content", "It shows what customers and their advisers wrote.", "repostspace", "GetChannel"),
  ...reviewed(
    "content",
    "It shows what the vendor has disclosed in confidence.",
    "vendor-insights",
    `GetEntitledSecurityProfileSnapshot GetSecurityProfileSnapshot GetDataSource`,
  ),
  ...reviewed("credentials", "It logs in to another portal.", "rhelkb", "GetRhelURL"),
  ...reviewed(
    "content",
    "It returns software that was bought.",
    "elemental-activations",
    "DownloadKickstart DownloadSoftware",
  ),
  ...reviewed(
    "personal-data",
    "It shows who takes part.",
    "bugbust",
    "ListEventParticipants ListEventScores",
  ),
  ...reviewed("personal-data", "It shows who bought a pass.", "eventsbilltoaws", "info"),
  ...reviewed(
    "personal-data",
    "It shows the people of a site.",
    "one",
    "ListUsers ListUsersV1 GetSiteAddress",
  ),
];
