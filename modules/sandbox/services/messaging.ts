/** SQS and SNS. */
import type { Call, Service } from "../call";
import { answer, failure, regional, text } from "../outcome";
import { json10Compatible } from "../protocols/json";
import { query } from "../protocols/query";

/** The last part of a queue's URL is its name. */
const queueName = (call: Call): string => text(call, "QueueUrl").split("/").at(-1) ?? "";

const queueUrl = (call: Call, name: string): string =>
  `https://sqs.${call.region}.amazonaws.com/${call.principal.accountId}/${name}`;

/** SQS. It writes actions in lower case. */
export const sqs: Service = {
  signingName: "sqs",
  prefix: "sqs",
  interface: "AmazonSQS",
  protocol: json10Compatible,
  deniedCode: "com.amazon.coral.service#AccessDeniedException",
  deniedQueryCode: "AccessDenied",
  shownAction: (action) => action.toLowerCase(),
  operations: {
    ListQueues: {
      answer: (call) => answer({ QueueUrls: call.state.world.queues.map((name) => queueUrl(call, name)) }),
    },
    DeleteMessage: {
      resource: (call) => regional(call, "sqs", queueName(call)),
      answer: (call) =>
        call.state.world.queues.includes(queueName(call))
          ? failure("com.amazonaws.sqs#ReceiptHandleIsInvalid", "The input receipt handle is invalid.", 404, {
              queryCode: "ReceiptHandleIsInvalid",
            })
          : failure(
              "com.amazonaws.sqs#QueueDoesNotExist",
              "The specified queue does not exist or you do not have access to it.",
              400,
              { queryCode: "AWS.SimpleQueueService.NonExistentQueue" },
            ),
    },
  },
};

/** SNS. It writes its prefix in upper case. */
export const sns: Service = {
  signingName: "sns",
  prefix: "sns",
  interface: "2010-03-31",
  protocol: query,
  namespace: "http://sns.amazonaws.com/doc/2010-03-31/",
  deniedCode: "AuthorizationError",
  shownAction: (action) => action.replace(/^sns:/, "SNS:"),
  operations: {
    ListTopics: { answer: () => answer({ Topics: [] }) },
    ListSubscriptions: { answer: () => answer({ Subscriptions: [] }) },
    // Succeeds for a topic that does not exist (SNS API reference: DeleteTopic).
    DeleteTopic: { resource: (call) => text(call, "TopicArn"), answer: () => answer() },
  },
};
