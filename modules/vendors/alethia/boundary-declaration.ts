/**
 * What roles that Alethia creates are meant to reach, for the proof: it judges the boundary against this. It repeats the
 * boundary instead of sharing lists with it, because a list that both take from would declare whatever it grants.
 */
import type { Condition, Statement } from "../../iam/statement";
import { arn, AWS_VALUES, type Values } from "../../iam/values";
import { WORKLOAD_DATA } from "./boundary";
import { anywhere, forServices, named, SCOPE, serviceLinkedRoles, tagCondition } from "./names";
import { recordsInDomain } from "./route53";

/** At most this: actions as patterns only where they read names and settings, and everything else by name, with its scope. */
export function declaredForWorkloads(v: Values): readonly Statement[] {
  return [...reads(), ...clusters(v), ...controllers(v), ...data(v)];
}

function reads(): readonly Statement[] {
  const actions = [
    "autoscaling:Describe*",
    "ec2:Describe*",
    "ecr:BatchCheckLayerAvailability",
    "ecr:GetAuthorizationToken",
    "elasticloadbalancing:Describe*",
    "logs:DescribeLog*",
    "route53:List*",
  ];
  return [{ sid: "Reads", actions, resources: anywhere() }];
}

/** Nodes, pods and their network. */
function clusters(v: Values): readonly Statement[] {
  const pulls = ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"];
  const account = v.text(AWS_VALUES.accountId);
  return [
    {
      sid: "Telemetry",
      actions: [
        "cloudwatch:PutMetricData",
        "logs:CreateLogGroup",
        "logs:CreateLogStream",
        "logs:PutLogEvents",
      ],
      resources: anywhere(),
    },
    {
      sid: "NetworkInterfaces",
      actions: [
        "ec2:AssignIpv6Addresses",
        "ec2:AssignPrivateIpAddresses",
        "ec2:AttachNetworkInterface",
        "ec2:CreateNetworkInterface",
        "ec2:DeleteNetworkInterface",
        "ec2:DetachNetworkInterface",
        "ec2:ModifyNetworkInterfaceAttribute",
        "ec2:UnassignIpv6Addresses",
        "ec2:UnassignPrivateIpAddresses",
      ],
      resources: anywhere(),
    },
    {
      sid: "PodInterfaces",
      actions: ["ec2:CreateNetworkInterfacePermission"],
      resources: anywhere(),
      conditions: [equals("aws:ResourceTag/eks:eni:owner", "eks-vpc-resource-controller")],
    },
    { sid: "OwnImages", actions: pulls, resources: named("ecr", (p) => `repository/${p}*`)(v) },
    {
      sid: "ImagesOfOthers",
      actions: pulls,
      resources: anywhere(),
      conditions: [{ operator: "StringNotEquals", key: "aws:ResourceAccount", values: [account] }],
    },
    {
      sid: "OwnClusters",
      actions: ["eks-auth:AssumeRoleForPodIdentity", "eks:DescribeCluster"],
      resources: named("eks", (p) => `cluster/${p}*`)(v),
    },
  ];
}

/** Load balancers, volumes and records, which controllers inside a cluster make. */
function controllers(v: Values): readonly Statement[] {
  const created = [
    "ec2:CreateSecurityGroup",
    "ec2:CreateVolume",
    "elasticloadbalancing:CreateListener",
    "elasticloadbalancing:CreateLoadBalancer",
    "elasticloadbalancing:CreateRule",
    "elasticloadbalancing:CreateTargetGroup",
  ];
  const tagsOfEc2 = ["AuthorizeSecurityGroupIngress", "CreateSecurityGroup", "CreateVolume"];
  const tagsOfBalancers = ["CreateListener", "CreateLoadBalancer", "CreateRule", "CreateTargetGroup"];
  const request = tagCondition(v, "request");
  return [
    { sid: "Created", actions: created, resources: anywhere(), conditions: [request] },
    {
      sid: "TaggedOnCreation",
      actions: ["ec2:CreateTags"],
      resources: anywhere(),
      conditions: [equals("ec2:CreateAction", ...tagsOfEc2)],
    },
    {
      sid: "BalancersTaggedOnCreation",
      actions: ["elasticloadbalancing:AddTags"],
      resources: anywhere(),
      conditions: [equals("elasticloadbalancing:CreateAction", ...tagsOfBalancers)],
    },
    {
      sid: "InterfacesTagged",
      actions: ["ec2:CreateTags"],
      resources: [arn(v, `ec2:*:${v.text(AWS_VALUES.accountId)}:network-interface/*`)],
      conditions: [request],
    },
    {
      sid: "Changed",
      actions: CHANGED,
      resources: anywhere(),
      conditions: [tagCondition(v, "resource")],
    },
    {
      sid: "RoleOfLoadBalancers",
      actions: ["iam:CreateServiceLinkedRole"],
      resources: serviceLinkedRoles(v),
      conditions: forServices("elasticloadbalancing.amazonaws.com")(),
    },
    recordsInDomain(v, "Records"),
  ];
}

const CHANGED = [
  "autoscaling:SetDesiredCapacity",
  "autoscaling:TerminateInstanceInAutoScalingGroup",
  "ec2:AttachVolume",
  "ec2:AuthorizeSecurityGroupIngress",
  "ec2:CreateTags",
  "ec2:DeleteSecurityGroup",
  "ec2:DeleteVolume",
  "ec2:DetachVolume",
  "ec2:ModifyVolume",
  "ec2:RevokeSecurityGroupIngress",
  "elasticloadbalancing:AddTags",
  "elasticloadbalancing:CreateListener",
  "elasticloadbalancing:CreateRule",
  "elasticloadbalancing:DeleteListener",
  "elasticloadbalancing:DeleteLoadBalancer",
  "elasticloadbalancing:DeleteRule",
  "elasticloadbalancing:DeleteTargetGroup",
  "elasticloadbalancing:DeregisterTargets",
  "elasticloadbalancing:ModifyListener",
  "elasticloadbalancing:ModifyLoadBalancerAttributes",
  "elasticloadbalancing:ModifyTargetGroup",
  "elasticloadbalancing:ModifyTargetGroupAttributes",
  "elasticloadbalancing:RegisterTargets",
  "elasticloadbalancing:SetSecurityGroups",
];

/** Content, while the switch of workloads' data is on. */
function data(v: Values): readonly Statement[] {
  const objects = [
    "s3:AbortMultipartUpload",
    "s3:DeleteObject",
    "s3:GetObject",
    "s3:ListBucket",
    "s3:PutObject",
  ];
  const items = [
    "dynamodb:BatchGetItem",
    "dynamodb:BatchWriteItem",
    "dynamodb:DeleteItem",
    "dynamodb:DescribeTable",
    "dynamodb:GetItem",
    "dynamodb:PutItem",
    "dynamodb:Query",
    "dynamodb:Scan",
    "dynamodb:UpdateItem",
  ];
  const messages = [
    "sns:Publish",
    "sqs:ChangeMessageVisibility",
    "sqs:DeleteMessage",
    "sqs:GetQueueAttributes",
    "sqs:GetQueueUrl",
    "sqs:ReceiveMessage",
    "sqs:SendMessage",
  ];
  const secrets = ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"];
  const own = (service: string, kind: string) => named(service, (p) => `${kind}${p}*`)(v);
  const when = { on: WORKLOAD_DATA };
  return [
    { sid: "Objects", actions: objects, resources: [arn(v, `s3:::${v.text(SCOPE.prefix)}*`)], when },
    { sid: "Items", actions: items, resources: own("dynamodb", "table/"), when },
    { sid: "Messages", actions: messages, resources: [...own("sns", ""), ...own("sqs", "")], when },
    { sid: "Secrets", actions: secrets, resources: own("secretsmanager", "secret:"), when },
  ];
}

function equals(key: string, ...values: readonly string[]): Condition {
  return { operator: "StringEquals", key, values };
}
