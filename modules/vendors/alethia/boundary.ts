/**
 * The most that a role can do which Alethia creates. Whoever creates a role can also use it, so this is the other half of
 * what Alethia can reach: it holds no IAM, no organization, and no content unless a switch asks for it.
 */
import { arn, type Values } from "../../iam/values";
import type { Statement } from "../../iam/statement";
import { anywhere, forServices, named, SCOPE, serviceLinkedRoles, tagCondition } from "./names";
import { recordsInDomain } from "./route53";

/** The switch of data that workloads read and write. */
export const WORKLOAD_DATA = "enable_workload_data";

/** What AWS's policies for EKS clusters, nodes and their network need, less what starts machines or shows their user data. */
const CLUSTERS = [
  "autoscaling:DescribeAutoScalingGroups",
  "autoscaling:DescribeAutoScalingInstances",
  "autoscaling:DescribeTags",
  "cloudwatch:PutMetricData",
  "ec2:AssignIpv6Addresses",
  "ec2:AssignPrivateIpAddresses",
  "ec2:AttachNetworkInterface",
  "ec2:CreateNetworkInterface",
  "ec2:CreateNetworkInterfacePermission",
  "ec2:DeleteNetworkInterface",
  "ec2:DescribeAccountAttributes",
  "ec2:DescribeAvailabilityZones",
  "ec2:DescribeDhcpOptions",
  "ec2:DescribeInstanceTopology",
  "ec2:DescribeInstanceTypes",
  "ec2:DescribeInstances",
  "ec2:DescribeInternetGateways",
  "ec2:DescribeNetworkInterfaces",
  "ec2:DescribeRouteTables",
  "ec2:DescribeSecurityGroups",
  "ec2:DescribeSubnets",
  "ec2:DescribeTags",
  "ec2:DescribeVolumes",
  "ec2:DescribeVolumesModifications",
  "ec2:DescribeVpcs",
  "ec2:DetachNetworkInterface",
  "ec2:ModifyNetworkInterfaceAttribute",
  "ec2:UnassignIpv6Addresses",
  "ec2:UnassignPrivateIpAddresses",
  "ecr:BatchCheckLayerAvailability",
  "ecr:BatchGetImage",
  "ecr:GetAuthorizationToken",
  "ecr:GetDownloadUrlForLayer",
  "eks-auth:AssumeRoleForPodIdentity",
  "eks:DescribeCluster",
  "elasticloadbalancing:DescribeListeners",
  "elasticloadbalancing:DescribeLoadBalancerAttributes",
  "elasticloadbalancing:DescribeLoadBalancers",
  "elasticloadbalancing:DescribeRules",
  "elasticloadbalancing:DescribeTags",
  "elasticloadbalancing:DescribeTargetGroupAttributes",
  "elasticloadbalancing:DescribeTargetGroups",
  "elasticloadbalancing:DescribeTargetHealth",
  "logs:CreateLogGroup",
  "logs:CreateLogStream",
  "logs:DescribeLogGroups",
  "logs:DescribeLogStreams",
  "logs:PutLogEvents",
  "route53:ListHostedZones",
  "route53:ListResourceRecordSets",
];

/** What controllers in a cluster create; they have to be told to tag it. */
const CREATED = [
  "ec2:CreateSecurityGroup",
  "ec2:CreateVolume",
  "elasticloadbalancing:CreateListener",
  "elasticloadbalancing:CreateLoadBalancer",
  "elasticloadbalancing:CreateRule",
  "elasticloadbalancing:CreateTargetGroup",
];

const CHANGED = [
  "autoscaling:SetDesiredCapacity",
  "autoscaling:TerminateInstanceInAutoScalingGroup",
  "ec2:AttachVolume",
  "ec2:AuthorizeSecurityGroupIngress",
  "ec2:DeleteSecurityGroup",
  "ec2:DeleteVolume",
  "ec2:DetachVolume",
  "ec2:ModifyVolume",
  "ec2:RevokeSecurityGroupIngress",
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

/** Reads of content that a resource's own policy could open. */
const CONTENT = [
  "dynamodb:BatchGetItem",
  "dynamodb:GetItem",
  "dynamodb:Query",
  "dynamodb:Scan",
  "s3:GetObject",
  "s3:GetObjectVersion",
  "secretsmanager:BatchGetSecretValue",
  "secretsmanager:GetSecretValue",
  "sqs:ReceiveMessage",
];

/** The boundary's statements. What they do not allow, no role that Alethia creates can do. */
export function boundaryStatements(v: Values): readonly Statement[] {
  return [
    { sid: "RunClusters", actions: CLUSTERS, resources: anywhere() },
    {
      sid: "CreateTagged",
      actions: CREATED,
      resources: anywhere(),
      conditions: [tagCondition(v, "request")],
    },
    {
      sid: "TagOnCreation",
      actions: ["ec2:CreateTags", "elasticloadbalancing:AddTags"],
      resources: anywhere(),
      conditions: [tagCondition(v, "request")],
    },
    {
      sid: "ChangeTagged",
      actions: CHANGED,
      resources: anywhere(),
      conditions: [tagCondition(v, "resource")],
    },
    {
      sid: "ServiceLinkedRoles",
      actions: ["iam:CreateServiceLinkedRole"],
      resources: serviceLinkedRoles(v),
      conditions: forServices("elasticloadbalancing.amazonaws.com")(),
    },
    recordsInDomain(v, "DomainRecords"),
    {
      // A boundary's silence does not hold a session back that a resource's own policy names; a denial does.
      sid: "KeepOutOfContent",
      effect: "Deny",
      actions: CONTENT,
      resources: anywhere(),
      when: { not: { on: WORKLOAD_DATA } },
    },
    ...workloadData(v),
  ];
}

function workloadData(v: Values): readonly Statement[] {
  const prefix = v.text(SCOPE.prefix);
  const bucket = arn(v, `s3:::${prefix}*`);
  const own = (service: string, kind: string) => named(service, (p) => `${kind}${p}*`)(v);
  const statement = (sid: string, actions: readonly string[], resources: readonly string[]): Statement => ({
    sid,
    actions,
    resources,
    when: { on: WORKLOAD_DATA },
  });
  return [
    statement(
      "Objects",
      ["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:GetObject", "s3:ListBucket", "s3:PutObject"],
      [bucket, `${bucket}/*`],
    ),
    statement(
      "Items",
      [
        "dynamodb:BatchGetItem",
        "dynamodb:BatchWriteItem",
        "dynamodb:DeleteItem",
        "dynamodb:DescribeTable",
        "dynamodb:GetItem",
        "dynamodb:PutItem",
        "dynamodb:Query",
        "dynamodb:Scan",
        "dynamodb:UpdateItem",
      ],
      own("dynamodb", "table/"),
    ),
    statement(
      "Messages",
      [
        "sns:Publish",
        "sqs:ChangeMessageVisibility",
        "sqs:DeleteMessage",
        "sqs:GetQueueAttributes",
        "sqs:GetQueueUrl",
        "sqs:ReceiveMessage",
        "sqs:SendMessage",
      ],
      [...own("sns", ""), ...own("sqs", "")],
    ),
    statement(
      "SecretValues",
      ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"],
      own("secretsmanager", "secret:"),
    ),
  ];
}
