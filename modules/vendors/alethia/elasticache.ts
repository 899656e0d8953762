/** ElastiCache: replication groups and subnet groups. */
import { regionalRead } from "../../grants/describe-calls";
import { AWS_VALUES, arn } from "../../iam/values";
import { anywhere, forServices, named, serviceLinkedRoles } from "./names";
import type { ResourceType, Service } from "./resource-type";

const TAG = ["elasticache:AddTagsToResource", "elasticache:RemoveTagsFromResource"];

const types: readonly ResourceType[] = [
  {
    type: "aws_elasticache_replication_group",
    create: ["elasticache:CreateReplicationGroup", "iam:CreateServiceLinkedRole"],
    read: [
      "elasticache:DescribeCacheClusters",
      "elasticache:DescribeReplicationGroups",
      "elasticache:ListTagsForResource",
    ],
    update: [
      "elasticache:DecreaseReplicaCount",
      "elasticache:IncreaseReplicaCount",
      "elasticache:ModifyReplicationGroup",
      "elasticache:ModifyReplicationGroupShardConfiguration",
    ],
    delete: ["elasticache:DeleteReplicationGroup"],
    tag: TAG,
  },
  {
    type: "aws_elasticache_subnet_group",
    create: ["elasticache:CreateCacheSubnetGroup"],
    read: ["elasticache:DescribeCacheSubnetGroups", "elasticache:ListTagsForResource"],
    update: ["elasticache:ModifyCacheSubnetGroup"],
    delete: ["elasticache:DeleteCacheSubnetGroup"],
    tag: TAG,
  },
];

const own = ["cluster", "replicationgroup", "snapshot", "subnetgroup"].map(
  (kind) => (p: string) => `${kind}:${p}*`,
);
const defaults = [() => "parametergroup:default.*"];

export const elasticache: Service = {
  id: "elasticache",
  title: "ElastiCache",
  reason: "Workloads keep sessions and caches in Redis or Valkey.",
  enabledBy: "enable_elasticache",
  summary: (v) =>
    `ElastiCache: create, change and delete replication groups and subnet groups named ${v.text("name_prefix")}* with the tag; describe all; set new tokens, and so log in to these caches from where the network lets it`,
  types,
  limits: [
    { sid: "CacheRead", verbs: ["read"], resources: anywhere },
    {
      sid: "CacheCreate",
      verbs: ["create"],
      actions: ["elasticache:AddTagsToResource"],
      resources: named("elasticache", ...own, ...defaults),
      tag: "request",
    },
    { sid: "CacheManage", resources: named("elasticache", ...own), tag: "resource" },
    {
      sid: "CacheRetag",
      actions: ["elasticache:AddTagsToResource", "elasticache:ModifyReplicationGroup"],
      resources: named("elasticache", ...own),
      tag: "resource",
    },
    {
      sid: "CacheDefaults",
      actions: ["elasticache:ModifyReplicationGroup"],
      resources: named("elasticache", ...defaults),
      untagged: "AWS's own default parameter groups, which carry no tags.",
    },
    {
      sid: "CacheServiceLinkedRoles",
      actions: ["iam:CreateServiceLinkedRole"],
      resources: serviceLinkedRoles,
      conditions: forServices("elasticache.amazonaws.com"),
      untagged: "AWS makes and tags these roles itself.",
    },
  ],
  probes: [
    {
      ...regionalRead("clusters", "elasticache", "elasticache:DescribeCacheClusters", { MaxRecords: 20 }),
      resource: (v, c) => arn(v, `elasticache:${c.region}:${v.text(AWS_VALUES.accountId)}:cluster:*`),
    },
  ],
  canaries: [
    {
      id: "delete-cluster",
      client: "elasticache",
      operation: "DeleteCacheCluster",
      action: "elasticache:DeleteCacheCluster",
      where: "each-region",
      // At most 50 characters that begin with a letter.
      input: (_v, c) => ({ CacheClusterId: `a${c.random}` }),
      resource: (v, c) =>
        arn(v, `elasticache:${c.region}:${v.text(AWS_VALUES.accountId)}:cluster:a${c.random}`),
      harmless: "the cluster does not exist",
      fuse: { in: "body", name: "CacheClusterId", marker: (_v, c) => `a${c.random}` },
      allowed: ["CacheClusterNotFound", "CacheClusterNotFoundFault"],
    },
  ],
};
