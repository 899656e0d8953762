import type { ClientCases } from "./client-cases";

const period = { Start: "2026-11-20", End: "2026-11-21" };
const usage = { TimePeriod: period, Granularity: "DAILY", Metrics: ["UnblendedCost"] };
const forecast = { TimePeriod: period, Metric: "UNBLENDED_COST", Granularity: "DAILY" };
const denied = { code: "AccessDeniedException", status: 400 };

export const billing: readonly ClientCases[] = [
  {
    client: "cost-explorer",
    prefix: "ce",
    denied,
    operations: {
      GetCostAndUsage: [usage, "ok"],
      GetCostAndUsageWithResources: [{ ...usage, Filter: {} }, "ok"],
      GetDimensionValues: [{ TimePeriod: period, Dimension: "SERVICE" }, "ok"],
      GetTags: [{ TimePeriod: period }, "ok"],
      GetCostForecast: [forecast, "ok"],
      GetUsageForecast: [forecast, "ok"],
      GetCostCategories: [{ TimePeriod: period }, "ok"],
      GetAnomalies: [{ DateInterval: { StartDate: "2026-11-20" } }, "ok"],
      GetAnomalyMonitors: [{}, "ok"],
      GetAnomalySubscriptions: [{}, "ok"],
      GetReservationUtilization: [{ TimePeriod: period }, "DataUnavailableException"],
      GetReservationCoverage: [{ TimePeriod: period }, "ok"],
      GetReservationPurchaseRecommendation: [{ Service: "Amazon Elastic Compute Cloud - Compute" }, "ok"],
      GetRightsizingRecommendation: [{ Service: "AmazonEC2" }, "ok"],
      GetSavingsPlansUtilization: [{ TimePeriod: period }, "DataUnavailableException"],
      GetSavingsPlansCoverage: [{ TimePeriod: period }, "ok"],
      ListCostAllocationTags: [{}, "ok"],
      ListCostCategoryDefinitions: [{}, "ok"],
      DeleteAnomalyMonitor: [
        { MonitorArn: "arn:aws:ce::111122223333:anomalymonitor/11111111-2222-4333-8444-555555555555" },
        "UnknownMonitorException",
      ],
    },
  },
  {
    client: "bcm-data-exports",
    prefix: "bcm-data-exports",
    denied,
    operations: {
      ListExports: [{ MaxResults: 1 }, "ok"],
      ListTables: [{}, "ok"],
      GetTable: [{ TableName: "COST_AND_USAGE_REPORT" }, "NotImplemented"],
      ...Object.fromEntries(
        ["GetExport", "ListExecutions", "DeleteExport"].map((operation) => [
          operation,
          [
            { ExportArn: "arn:aws:bcm-data-exports:us-east-1:111122223333:export/verify-1" },
            "ResourceNotFoundException",
          ] as const,
        ]),
      ),
    },
  },
  {
    client: "pricing",
    prefix: "pricing",
    denied,
    operations: {
      DescribeServices: [{ ServiceCode: "AmazonEC2", MaxResults: 1 }, "ok"],
      GetAttributeValues: [{ ServiceCode: "AmazonEC2", AttributeName: "location" }, "ok"],
      GetProducts: [{ ServiceCode: "AmazonEC2" }, "ok"],
      ListPriceLists: [{ ServiceCode: "AmazonEC2", EffectiveDate: new Date(0), CurrencyCode: "USD" }, "ok"],
      GetPriceListFileUrl: [
        { PriceListArn: "arn:aws:pricing:::price-list/aws/AmazonEC2/USD/1/us-east-1", FileFormat: "json" },
        "NotFoundException",
      ],
    },
  },
];
