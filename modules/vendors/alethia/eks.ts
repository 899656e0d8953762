/** EKS: clusters, node groups, add-ons, access entries, and the OIDC providers of clusters. */
import { regionalRead } from "../../grants/describe-calls";
import { clusterIssuers } from "./issuers";
import { anywhere, forServices, named, passedTo, serviceLinkedRoles, underPath } from "./names";
import { missing } from "./missing";
import type { ResourceType, Service } from "./resource-type";

const TAG = ["eks:TagResource", "eks:UntagResource"];

const types: readonly ResourceType[] = [
  {
    type: "aws_eks_cluster",
    create: ["eks:CreateCluster", "iam:CreateServiceLinkedRole", "iam:PassRole"],
    read: ["eks:DescribeCluster", "eks:DescribeUpdate", "eks:ListClusters"],
    update: ["eks:AssociateEncryptionConfig", "eks:UpdateClusterConfig", "eks:UpdateClusterVersion"],
    delete: ["eks:DeleteCluster"],
    tag: TAG,
  },
  {
    type: "aws_eks_node_group",
    create: ["eks:CreateNodegroup", "iam:CreateServiceLinkedRole", "iam:PassRole"],
    read: ["eks:DescribeNodegroup"],
    update: ["eks:UpdateNodegroupConfig", "eks:UpdateNodegroupVersion"],
    delete: ["eks:DeleteNodegroup"],
    tag: TAG,
  },
  {
    type: "aws_eks_addon",
    create: ["eks:CreateAddon"],
    read: ["eks:DescribeAddon", "eks:DescribeAddonVersions"],
    update: ["eks:UpdateAddon"],
    delete: ["eks:DeleteAddon"],
    tag: TAG,
  },
  {
    type: "aws_eks_access_entry",
    create: ["eks:CreateAccessEntry"],
    read: ["eks:DescribeAccessEntry"],
    update: ["eks:UpdateAccessEntry"],
    delete: ["eks:DeleteAccessEntry"],
    tag: TAG,
  },
  {
    type: "aws_eks_access_policy_association",
    read: ["eks:ListAssociatedAccessPolicies"],
    update: ["eks:AssociateAccessPolicy", "eks:DisassociateAccessPolicy"],
  },
  {
    type: "aws_iam_openid_connect_provider",
    create: ["iam:CreateOpenIDConnectProvider"],
    read: ["iam:GetOpenIDConnectProvider"],
    update: [
      "iam:AddClientIDToOpenIDConnectProvider",
      "iam:RemoveClientIDFromOpenIDConnectProvider",
      "iam:UpdateOpenIDConnectProviderThumbprint",
    ],
    delete: ["iam:DeleteOpenIDConnectProvider"],
    tag: ["iam:TagOpenIDConnectProvider", "iam:UntagOpenIDConnectProvider"],
  },
];

const clusters = named(
  "eks",
  (p) => `cluster/${p}*`,
  (p) => `nodegroup/${p}*/*/*`,
  (p) => `addon/${p}*/*/*`,
  (p) => `access-entry/${p}*/*/*`,
);

export const eks: Service = {
  id: "eks",
  title: "EKS clusters",
  reason: "The platform runs its customers' workloads on Kubernetes.",
  enabledBy: "enable_eks",
  summary: (v) =>
    `EKS: create clusters with the tag; manage clusters, node groups, add-ons and access entries named ${v.text("name_prefix")}* with the tag; manage the OIDC providers of EKS clusters; pass roles under ${v.text("workload_path")} to EKS`,
  types,
  limits: [
    { sid: "EksList", actions: ["eks:DescribeAddonVersions", "eks:ListClusters"], resources: anywhere },
    { sid: "EksRead", verbs: ["read"], resources: clusters },
    // Takes no resource; tagging the new cluster needs the statement below, which needs the name.
    { sid: "EksCreateCluster", actions: ["eks:CreateCluster"], resources: anywhere, tag: "request" },
    {
      sid: "EksCreate",
      verbs: ["create"],
      actions: ["eks:TagResource"],
      resources: clusters,
      tag: "request",
    },
    { sid: "EksManage", resources: clusters, tag: "resource" },
    { sid: "EksRetag", actions: ["eks:TagResource"], resources: clusters, tag: "resource" },
    { sid: "EksReadIssuers", actions: ["iam:GetOpenIDConnectProvider"], resources: clusterIssuers },
    {
      sid: "EksCreateIssuer",
      actions: ["iam:CreateOpenIDConnectProvider", "iam:TagOpenIDConnectProvider"],
      resources: clusterIssuers,
      tag: "request",
    },
    {
      sid: "EksManageIssuers",
      actions: [
        "iam:AddClientIDToOpenIDConnectProvider",
        "iam:DeleteOpenIDConnectProvider",
        "iam:RemoveClientIDFromOpenIDConnectProvider",
        "iam:TagOpenIDConnectProvider",
        "iam:UntagOpenIDConnectProvider",
        "iam:UpdateOpenIDConnectProviderThumbprint",
      ],
      resources: clusterIssuers,
      tag: "resource",
    },
    {
      sid: "EksPassRoles",
      actions: ["iam:PassRole"],
      resources: underPath("role"),
      conditions: passedTo(() => ["eks.amazonaws.com"]),
      untagged: "The path and the service limit it; the roles carry the boundary.",
    },
    {
      sid: "EksServiceLinkedRoles",
      actions: ["iam:CreateServiceLinkedRole"],
      resources: serviceLinkedRoles,
      conditions: forServices("eks.amazonaws.com", "eks-nodegroup.amazonaws.com"),
      untagged: "AWS makes and tags these roles itself.",
    },
  ],
  probes: [regionalRead("clusters", "eks", "eks:ListClusters", { maxResults: 1 })],
  canaries: [
    missing("delete-cluster", "eks", "eks:DeleteCluster", "cluster", "name", "path", [
      "ResourceNotFoundException",
    ]),
  ],
};
