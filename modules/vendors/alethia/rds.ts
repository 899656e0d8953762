/** RDS: Aurora clusters, instances, subnet groups and parameter groups. */
import { regionalRead } from "../../grants/describe-calls";
import { AWS_VALUES, arn } from "../../iam/values";
import { anywhere, forServices, named, passedTo, serviceLinkedRoles, underPath } from "./names";
import { missing } from "./missing";
import type { ResourceType, Service } from "./resource-type";

const TAG = ["rds:AddTagsToResource", "rds:RemoveTagsFromResource"];
const TAGS = ["rds:ListTagsForResource"];

const types: readonly ResourceType[] = [
  {
    type: "aws_rds_cluster",
    create: ["iam:CreateServiceLinkedRole", "rds:CreateDBCluster"],
    read: ["rds:DescribeDBClusters", "rds:DescribeGlobalClusters", ...TAGS],
    update: ["rds:ModifyDBCluster"],
    // The final snapshot, if one is asked for.
    delete: ["rds:CreateDBClusterSnapshot", "rds:DeleteDBCluster"],
    tag: TAG,
  },
  {
    type: "aws_rds_cluster_instance, aws_db_instance",
    create: ["iam:CreateServiceLinkedRole", "iam:PassRole", "rds:CreateDBInstance"],
    read: ["rds:DescribeDBInstances", ...TAGS],
    update: ["rds:ModifyDBInstance", "rds:RebootDBInstance"],
    delete: ["rds:DeleteDBInstance"],
    tag: TAG,
  },
  {
    type: "aws_db_subnet_group",
    create: ["rds:CreateDBSubnetGroup"],
    read: ["rds:DescribeDBSubnetGroups", ...TAGS],
    update: ["rds:ModifyDBSubnetGroup"],
    delete: ["rds:DeleteDBSubnetGroup"],
    tag: TAG,
  },
  {
    type: "aws_db_parameter_group",
    create: ["rds:CreateDBParameterGroup"],
    read: ["rds:DescribeDBParameterGroups", "rds:DescribeDBParameters", ...TAGS],
    update: ["rds:ModifyDBParameterGroup", "rds:ResetDBParameterGroup"],
    delete: ["rds:DeleteDBParameterGroup"],
    tag: TAG,
  },
  {
    type: "aws_rds_cluster_parameter_group",
    create: ["rds:CreateDBClusterParameterGroup"],
    read: ["rds:DescribeDBClusterParameterGroups", "rds:DescribeDBClusterParameters", ...TAGS],
    update: ["rds:ModifyDBClusterParameterGroup", "rds:ResetDBClusterParameterGroup"],
    delete: ["rds:DeleteDBClusterParameterGroup"],
    tag: TAG,
  },
];

const own = ["cluster", "cluster-pg", "cluster-snapshot", "db", "pg", "snapshot", "subgrp"].map(
  (kind) => (p: string) => `${kind}:${p}*`,
);
const defaults = ["cluster-pg:default.*", "og:default:*", "pg:default.*"].map((name) => () => name);

export const rds: Service = {
  id: "rds",
  title: "RDS databases",
  reason: "Workloads keep their relational data in Aurora.",
  enabledBy: "enable_rds",
  summary: (v) =>
    `RDS: create, change and delete clusters, instances, subnet groups and parameter groups named ${v.text("name_prefix")}* with the tag; describe all; pass roles under ${v.text("workload_path")} to RDS monitoring; set new master passwords, and so log in to these databases from where the network lets it`,
  types,
  limits: [
    { sid: "RdsRead", verbs: ["read"], resources: anywhere },
    {
      sid: "RdsCreate",
      verbs: ["create"],
      actions: ["rds:AddTagsToResource", "rds:CreateDBClusterSnapshot"],
      resources: named("rds", ...own, ...defaults),
      tag: "request",
    },
    { sid: "RdsManage", resources: named("rds", ...own), tag: "resource" },
    {
      sid: "RdsRetag",
      actions: ["rds:AddTagsToResource", "rds:CreateDBClusterSnapshot"],
      resources: named("rds", ...own),
      tag: "resource",
    },
    {
      sid: "RdsDefaults",
      actions: ["rds:ModifyDBCluster", "rds:ModifyDBInstance"],
      resources: named("rds", ...defaults),
      untagged: "AWS's own default groups, which a cluster or an instance may use; they carry no tags.",
    },
    {
      sid: "RdsChange",
      actions: ["rds:DeleteDBCluster", "rds:ModifyDBCluster", "rds:ModifyDBInstance"],
      resources: named("rds", ...own),
      tag: "resource",
    },
    {
      sid: "RdsFinalSnapshot",
      actions: ["rds:DeleteDBCluster"],
      resources: named("rds", (p) => `cluster-snapshot:${p}*`),
      untagged: "The final snapshot does not exist yet; the cluster needs the tag, in another statement.",
    },
    {
      sid: "RdsPassRoles",
      actions: ["iam:PassRole"],
      resources: underPath("role"),
      conditions: passedTo(() => ["monitoring.rds.amazonaws.com"]),
      untagged: "The path and the service limit it; the roles carry the boundary.",
    },
    {
      sid: "RdsServiceLinkedRoles",
      actions: ["iam:CreateServiceLinkedRole"],
      resources: serviceLinkedRoles,
      conditions: forServices("rds.amazonaws.com"),
      untagged: "AWS makes and tags these roles itself.",
    },
  ],
  probes: [
    {
      ...regionalRead("instances", "rds", "rds:DescribeDBInstances", { MaxRecords: 20 }),
      resource: (v, c) => arn(v, `rds:${c.region}:${v.text(AWS_VALUES.accountId)}:db:*`),
    },
  ],
  canaries: [
    missing("delete-snapshot", "rds", "rds:DeleteDBSnapshot", "snapshot", "DBSnapshotIdentifier", "body", [
      "DBSnapshotNotFound",
      "DBSnapshotNotFoundFault",
    ]),
  ],
};
