/** DynamoDB: tables and their backups. No items. */
import { regionalRead } from "../../grants/describe-calls";
import { anywhere, named } from "./names";
import { missing } from "./missing";
import type { ResourceType, Service } from "./resource-type";

const types: readonly ResourceType[] = [
  {
    type: "aws_dynamodb_table",
    create: ["dynamodb:CreateTable"],
    read: [
      "dynamodb:DescribeContinuousBackups",
      "dynamodb:DescribeTable",
      "dynamodb:DescribeTimeToLive",
      "dynamodb:ListTables",
      "dynamodb:ListTagsOfResource",
    ],
    update: ["dynamodb:UpdateContinuousBackups", "dynamodb:UpdateTable", "dynamodb:UpdateTimeToLive"],
    delete: ["dynamodb:DeleteTable"],
    tag: ["dynamodb:TagResource", "dynamodb:UntagResource"],
  },
  {
    type: "backups of a table, made before it is changed",
    update: ["dynamodb:CreateBackup"],
    read: ["dynamodb:DescribeBackup", "dynamodb:ListBackups"],
    delete: ["dynamodb:DeleteBackup"],
  },
];

const tables = named("dynamodb", (p) => `table/${p}*`);

export const dynamodb: Service = {
  id: "dynamodb",
  title: "DynamoDB tables",
  reason: "Workloads keep key-value data in DynamoDB.",
  enabledBy: "enable_dynamodb",
  summary: (v) =>
    `DynamoDB: create, change, back up and delete tables named ${v.text("name_prefix")}* with the tag; no items`,
  types,
  limits: [
    { sid: "TablesList", actions: ["dynamodb:ListBackups", "dynamodb:ListTables"], resources: anywhere },
    { sid: "TablesRead", verbs: ["read"], resources: tables },
    {
      sid: "TablesCreate",
      verbs: ["create"],
      actions: ["dynamodb:TagResource"],
      resources: tables,
      tag: "request",
    },
    { sid: "TablesManage", resources: tables, tag: "resource" },
    { sid: "TablesRetag", actions: ["dynamodb:TagResource"], resources: tables, tag: "resource" },
    {
      sid: "TablesDeleteBackups",
      actions: ["dynamodb:DeleteBackup"],
      resources: tables,
      untagged: "Backups carry no tags; they lie under the table's name.",
    },
  ],
  probes: [regionalRead("tables", "dynamodb", "dynamodb:ListTables", { Limit: 1 })],
  canaries: [
    missing("delete-table", "dynamodb", "dynamodb:DeleteTable", "table", "TableName", "body", [
      "ResourceNotFoundException",
    ]),
  ],
};
