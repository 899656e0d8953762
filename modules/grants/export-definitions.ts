import { AWS_VALUES, arn } from "../iam/values";
import type { Canary } from "./canary";
import type { Grant } from "./grant";

const missing: Canary["fuse"]["marker"] = (v, c) =>
  arn(v, `bcm-data-exports:us-east-1:${v.text(AWS_VALUES.accountId)}:export/${c.name}`);

/** Which billing exports are delivered where: CUR 2.0 (Data Exports) and legacy Cost and Usage Reports. */
export const exportDefinitions: Grant = {
  id: "export-definitions",
  title: "Definitions of billing exports",
  reason: "The export's columns, format and place have to be known to read it.",
  dataClass: "billing",
  summary: () =>
    "Data Exports and Cost and Usage Reports: read which billing exports are defined, with their columns and buckets, and whether they were delivered",
  statements: () => [
    {
      sid: "ReadExportDefinitions",
      actions: [
        "bcm-data-exports:GetExport",
        "bcm-data-exports:ListExecutions",
        "bcm-data-exports:ListExports",
        "cur:DescribeReportDefinitions",
      ],
      resources: ["*"],
    },
  ],
  probes: [
    {
      id: "exports",
      client: "bcm-data-exports",
      operation: "ListExports",
      action: "bcm-data-exports:ListExports",
      where: "home",
      input: () => ({ MaxResults: 1 }),
    },
  ],
  canaries: [
    {
      id: "delete-export",
      client: "bcm-data-exports",
      operation: "DeleteExport",
      action: "bcm-data-exports:DeleteExport",
      where: "home",
      input: (v, c) => ({ ExportArn: missing(v, c) }),
      resource: missing,
      harmless: "the export does not exist",
      fuse: { in: "body", name: "ExportArn", marker: missing },
      allowed: ["ResourceNotFoundException"],
    },
  ],
};
