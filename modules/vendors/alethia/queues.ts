/** SQS and SNS: queues, topics and subscriptions. No messages. */
import { regionalRead } from "../../grants/describe-calls";
import { arn, AWS_VALUES, type Values } from "../../iam/values";
import type { Canary } from "../../grants/canary";
import { otherTag } from "./missing";
import { anywhere, named } from "./names";
import type { ResourceType, Service } from "./resource-type";

const types: readonly ResourceType[] = [
  {
    type: "aws_sqs_queue",
    create: ["sqs:CreateQueue"],
    read: ["sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:ListQueueTags", "sqs:ListQueues"],
    update: ["sqs:SetQueueAttributes"],
    delete: ["sqs:DeleteQueue"],
    tag: ["sqs:TagQueue", "sqs:UntagQueue"],
  },
  {
    type: "aws_sns_topic",
    create: ["sns:CreateTopic"],
    read: ["sns:GetTopicAttributes", "sns:ListTagsForResource", "sns:ListTopics"],
    update: ["sns:SetTopicAttributes"],
    delete: ["sns:DeleteTopic"],
    tag: ["sns:TagResource", "sns:UntagResource"],
  },
  {
    type: "aws_sns_topic_subscription",
    update: ["sns:SetSubscriptionAttributes", "sns:Subscribe"],
    read: ["sns:GetSubscriptionAttributes", "sns:ListSubscriptionsByTopic"],
    delete: ["sns:Unsubscribe"],
  },
];

const TAGGING = ["sns:TagResource", "sqs:TagQueue"];
const both = (v: Values) => [...named("sns", (p) => `${p}*`)(v), ...named("sqs", (p) => `${p}*`)(v)];
const topic: Canary["fuse"]["marker"] = (v, c) =>
  arn(v, `sns:${c.region}:${v.text(AWS_VALUES.accountId)}:${c.name}`);

export const queues: Service = {
  id: "sqs-sns",
  title: "SQS queues and SNS topics",
  reason: "Workloads pass messages between their parts.",
  enabledBy: "enable_sqs_sns",
  summary: (v) =>
    `SQS and SNS: create, change and delete queues, topics and subscriptions named ${v.text("name_prefix")}* with the tag; no messages`,
  types,
  limits: [
    { sid: "QueuesList", actions: ["sns:ListTopics", "sqs:ListQueues"], resources: anywhere },
    { sid: "QueuesRead", verbs: ["read"], resources: both },
    { sid: "QueuesCreate", verbs: ["create"], actions: TAGGING, resources: both, tag: "request" },
    { sid: "QueuesManage", resources: both, tag: "resource" },
    { sid: "QueuesRetag", actions: TAGGING, resources: both, tag: "resource" },
  ],
  probes: [
    regionalRead("queues", "sqs", "sqs:ListQueues", { MaxResults: 1 }),
    regionalRead("topics", "sns", "sns:ListTopics"),
  ],
  canaries: [
    {
      id: "delete-topic",
      client: "sns",
      operation: "DeleteTopic",
      action: "sns:DeleteTopic",
      where: "each-region",
      resource: topic,
      input: (v, c) => ({ TopicArn: topic(v, c) }),
      conditionKeys: otherTag,
      harmless: "the topic does not exist",
      fuse: { in: "body", name: "TopicArn", marker: topic },
      allowed: ["NotFound", "NotFoundException"],
    },
  ],
};
