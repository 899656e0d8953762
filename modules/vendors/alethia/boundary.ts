/**
 * The most that a role can do which Alethia creates. Whoever creates a role can also use it, so this is the other half of
 * what Alethia can reach: it holds no IAM but a service-linked role, no organization, and of content only images, unless a
 * switch asks for more. The proof judges it against `boundary-declaration.ts`, which is written apart from it on purpose.
 */
import { arn, AWS_VALUES, type Values } from "../../iam/values";
import type { Statement } from "../../iam/statement";
import { CHANGED, CLUSTERS, CONTENT, CREATED, PULLS } from "./boundary-actions";
import { anywhere, forServices, named, SCOPE, serviceLinkedRoles, tagCondition } from "./names";
import { recordsInDomain } from "./route53";

/** The switch of data that workloads read and write. */
export const WORKLOAD_DATA = "enable_workload_data";

/** The boundary's statements. What they do not allow, no role that Alethia creates can do. */
export function boundaryStatements(v: Values): readonly Statement[] {
  return [
    { sid: "RunClusters", actions: CLUSTERS, resources: anywhere() },
    {
      sid: "OwnClusters",
      actions: ["eks-auth:AssumeRoleForPodIdentity", "eks:DescribeCluster"],
      resources: named("eks", (p) => `cluster/${p}*`)(v),
    },
    ...images(v),
    {
      // AWS's own policy for the controller of pods' security groups has this condition.
      sid: "LendPodInterfaces",
      actions: ["ec2:CreateNetworkInterfacePermission"],
      resources: anywhere(),
      conditions: [
        {
          operator: "StringEquals",
          key: "aws:ResourceTag/eks:eni:owner",
          values: ["eks-vpc-resource-controller"],
        },
      ],
    },
    {
      sid: "CreateTagged",
      actions: CREATED,
      resources: anywhere(),
      conditions: [tagCondition(v, "request")],
    },
    ...tagging(v),
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

/**
 * Images: of this account, those that lie beside the workloads; of others, those that their owners let this account pull.
 * AWS's add-ons come the second way, from accounts that differ by region and are more with every new one.
 */
function images(v: Values): readonly Statement[] {
  return [
    { sid: "PullOwnImages", actions: PULLS, resources: named("ecr", (p) => `repository/${p}*`)(v) },
    {
      sid: "PullImagesOfOthers",
      actions: PULLS,
      resources: anywhere(),
      conditions: [
        {
          operator: "StringNotEquals",
          key: "aws:ResourceAccount",
          values: [v.text(AWS_VALUES.accountId)],
        },
      ],
    },
  ];
}

/**
 * The tag means ownership, so it is given to what comes into being and not to what is there: but for network interfaces. What
 * creates asks for the tag already, in a statement of its own.
 */
function tagging(v: Values): readonly Statement[] {
  const during = (key: string, ...values: readonly string[]) => ({ operator: "StringEquals", key, values });
  return [
    {
      sid: "TagOnCreation",
      actions: ["ec2:CreateTags"],
      resources: anywhere(),
      conditions: [
        during("ec2:CreateAction", "AuthorizeSecurityGroupIngress", "CreateSecurityGroup", "CreateVolume"),
      ],
    },
    {
      sid: "TagLoadBalancersOnCreation",
      actions: ["elasticloadbalancing:AddTags"],
      resources: anywhere(),
      conditions: [
        during(
          "elasticloadbalancing:CreateAction",
          "CreateListener",
          "CreateLoadBalancer",
          "CreateRule",
          "CreateTargetGroup",
        ),
      ],
    },
    {
      // The VPC CNI tags the interface that a node started with, and does not start when it cannot.
      sid: "TagInterfaces",
      actions: ["ec2:CreateTags"],
      resources: [arn(v, `ec2:*:${v.text(AWS_VALUES.accountId)}:network-interface/*`)],
      conditions: [tagCondition(v, "request")],
    },
  ];
}

function workloadData(v: Values): readonly Statement[] {
  const prefix = v.text(SCOPE.prefix);
  // A `*` takes in slashes: the buckets and what is in them.
  const buckets = arn(v, `s3:::${prefix}*`);
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
      [buckets],
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
