/** Cost Explorer, Cost and Usage Reports, Data Exports and the Price List. */
import type { Call, Operation, Outcome, Service } from "../call";
import { answer, failure, global, text, unsupported } from "../outcome";
import { json11 } from "../protocols/json";

/** What Cost Explorer answers before the account has opened it, and in its first day. */
function unlessClosed(reply: (call: Call) => Outcome): (call: Call) => Outcome {
  return (call) => {
    switch (call.state.world.costExplorer) {
      case "not-enabled":
        return failure("AccessDeniedException", "User not enabled for cost explorer access");
      case "preparing":
        return failure("DataUnavailableException", "Data is not available. Please try again in 24 hours.");
      case "linked-account-off":
        return failure(
          "AccessDeniedException",
          "Linked account doesn't have access to Cost Explorer. Contact your management account.",
        );
      case "enabled":
        return reply(call);
    }
  };
}

/** Cost Explorer names its operations as paths in refusals: `arn:...:ce:us-east-1:ACCOUNT:/GetCostAndUsage`. */
const ce = (reply: (call: Call) => Outcome): Operation => ({
  resource: (call) =>
    `arn:${call.state.partition}:ce:us-east-1:${call.principal.accountId}:/${call.operation}`,
  answer: unlessClosed(reply),
});

const usage = (call: Call): Outcome =>
  answer({
    ResultsByTime: [
      {
        TimePeriod: call.params["TimePeriod"] ?? {},
        Total: { UnblendedCost: { Amount: "0", Unit: "USD" } },
        Groups: [],
        Estimated: true,
      },
    ],
    DimensionValueAttributes: [],
  });

/** Cost Explorer. */
export const costExplorer: Service = {
  signingName: "ce",
  prefix: "ce",
  interface: "AWSInsightsIndexService",
  protocol: json11,
  deniedCode: "AccessDeniedException",
  operations: {
    GetCostAndUsage: ce(usage),
    GetCostAndUsageWithResources: ce(usage),
    GetDimensionValues: ce(() => answer({ DimensionValues: [], ReturnSize: 0, TotalSize: 0 })),
    GetTags: ce(() => answer({ Tags: [], ReturnSize: 0, TotalSize: 0 })),
    GetCostForecast: ce(() => answer({ Total: { Amount: "0", Unit: "USD" }, ForecastResultsByTime: [] })),
    GetUsageForecast: ce(() => answer({ Total: { Amount: "0", Unit: "USD" }, ForecastResultsByTime: [] })),
    GetCostCategories: ce(() => answer({ CostCategoryNames: [], ReturnSize: 0, TotalSize: 0 })),
    GetAnomalies: ce(() => answer({ Anomalies: [] })),
    GetAnomalyMonitors: ce(() => answer({ AnomalyMonitors: [] })),
    GetAnomalySubscriptions: ce(() => answer({ AnomalySubscriptions: [] })),
    GetReservationUtilization: ce(() => failure("DataUnavailableException", "Data is not available")),
    GetReservationCoverage: ce(() => answer({ CoveragesByTime: [] })),
    GetReservationPurchaseRecommendation: ce(() => answer({ Recommendations: [] })),
    GetRightsizingRecommendation: ce(() => answer({ RightsizingRecommendations: [] })),
    GetSavingsPlansUtilization: ce(() => failure("DataUnavailableException", "Data is not available")),
    GetSavingsPlansCoverage: ce(() => answer({ SavingsPlansCoverages: [] })),
    ListCostAllocationTags: ce(() => answer({ CostAllocationTags: [] })),
    ListCostCategoryDefinitions: ce(() => answer({ CostCategoryReferences: [] })),
    DeleteAnomalyMonitor: {
      resource: (call) => text(call, "MonitorArn"),
      answer: unlessClosed((call) =>
        failure("UnknownMonitorException", `Monitor not found: ${text(call, "MonitorArn")}`),
      ),
    },
  },
};

const definition = (call: Call): string =>
  `arn:${call.state.partition}:cur:us-east-1:${call.principal.accountId}:definition/${text(call, "ReportName")}`;

/** Cost and Usage Reports: one region, and the SDKs do not redirect to it. */
export const costAndUsageReports: Service = {
  signingName: "cur",
  prefix: "cur",
  interface: "AWSOrigamiServiceGatewayService",
  protocol: json11,
  regions: ["us-east-1", "cn-northwest-1"],
  deniedCode: "AccessDeniedException",
  operations: {
    DescribeReportDefinitions: { resource: definition, answer: () => answer({ ReportDefinitions: [] }) },
    ListTagsForResource: {
      resource: definition,
      answer: () => failure("ResourceNotFoundException", "Report not found"),
    },
    UntagResource: {
      resource: definition,
      answer: () => failure("ResourceNotFoundException", "Report not found"),
    },
    DeleteReportDefinition: {
      resource: definition,
      answer: () => failure("ValidationException", "Failed to delete report definition: report not found"),
    },
    PutReportDefinition: { resource: definition, answer: unsupported },
    ModifyReportDefinition: { resource: definition, answer: unsupported },
  },
};

const missingExport = (): Outcome => failure("ResourceNotFoundException", "Export not found");

/** Data Exports. */
export const dataExports: Service = {
  signingName: "bcm-data-exports",
  prefix: "bcm-data-exports",
  interface: "AWSBillingAndCostManagementDataExports",
  protocol: json11,
  deniedCode: "AccessDeniedException",
  operations: {
    ListExports: { answer: () => answer({ Exports: [] }) },
    ListTables: { answer: () => answer({ Tables: [] }) },
    GetTable: { resource: (call) => global(call, "bcm-data-exports", "table/*"), answer: unsupported },
    GetExport: { resource: (call) => text(call, "ExportArn"), answer: missingExport },
    ListExecutions: { resource: (call) => text(call, "ExportArn"), answer: missingExport },
    DeleteExport: { resource: (call) => text(call, "ExportArn"), answer: missingExport },
  },
};

/** The Price List query API: three regions, and the SDKs do not redirect to them. */
export const pricing: Service = {
  signingName: "pricing",
  prefix: "pricing",
  interface: "AWSPriceListService",
  protocol: json11,
  regions: ["us-east-1", "eu-central-1", "ap-south-1", "cn-northwest-1"],
  deniedCode: "AccessDeniedException",
  operations: {
    DescribeServices: {
      answer: (call) =>
        ["", "AmazonEC2", "AmazonS3", "AmazonBedrock"].includes(text(call, "ServiceCode"))
          ? answer({
              FormatVersion: "aws_v1",
              Services: [
                { ServiceCode: text(call, "ServiceCode") || "AmazonEC2", AttributeNames: ["location"] },
              ],
            })
          : failure("NotFoundException", "Service not found"),
    },
    GetAttributeValues: { answer: () => answer({ AttributeValues: [] }) },
    GetProducts: { answer: () => answer({ FormatVersion: "aws_v1", PriceList: [] }) },
    ListPriceLists: { answer: () => answer({ PriceLists: [] }) },
    GetPriceListFileUrl: { answer: () => failure("NotFoundException", "Price list not found") },
  },
};
