import type { When } from "../iam/when";
import { AWS_VALUES, arn } from "../iam/values";
import type { Canary } from "./canary";
import type { Grant } from "./grant";
import { covers } from "./log-group";
import type { NoticeKey } from "./notice";
import type { Answer, Probe } from "./probe";

const REGIONAL = { client: "bedrock", where: "each-region" } as const;

function probe(id: string, operation: string, input: Readonly<Record<string, unknown>> = {}): Probe {
  return {
    ...REGIONAL,
    id,
    operation,
    action: `bedrock:${operation}`,
    input: () => input,
    absentService: "bedrock-not-in-region",
  };
}

/** The id's pattern wants twelve of [a-z0-9]. */
const throughput: Canary["fuse"]["marker"] = (v, c) =>
  arn(v, `bedrock:${c.region}:${v.text(AWS_VALUES.accountId)}:provisioned-model/${c.random.slice(0, 12)}`);

function firstOf(answer: Answer, list: string, field: string): string | undefined {
  return (answer[list] as readonly Readonly<Record<string, string>>[] | undefined)?.[0]?.[field];
}

function loggingNotice(answer: Answer, granted: string | undefined): NoticeKey | undefined {
  const config = answer["loggingConfig"] as LoggingConfig | undefined;
  if (config === undefined) return "invocation-logging-off";
  if (granted === undefined) return undefined;
  const group = config.cloudWatchConfig?.logGroupName;
  return group !== undefined && covers(granted, group) ? undefined : "invocation-logging-elsewhere";
}

interface LoggingConfig {
  readonly cloudWatchConfig?: { readonly logGroupName?: string };
}

/** Which models there are and how their use is logged. Nothing here runs a model or reads a prompt. `logGroup` names the input to compare with. */
export function bedrock(enabledBy: When, logGroup?: string): Grant {
  return {
    id: "bedrock",
    title: "Amazon Bedrock",
    reason: "Model spend is attributed to models, inference profiles and provisioned throughput.",
    dataClass: "metadata",
    enabledBy,
    summary: () =>
      "Amazon Bedrock: list models, inference profiles and provisioned throughput, their tags, and how invocations are logged; no model can be run",
    statements: () => [
      {
        sid: "ReadBedrockModels",
        actions: [
          "bedrock:GetCustomModel",
          "bedrock:GetFoundationModel",
          "bedrock:GetInferenceProfile",
          "bedrock:GetModelInvocationLoggingConfiguration",
          "bedrock:GetProvisionedModelThroughput",
          "bedrock:ListCustomModels",
          "bedrock:ListFoundationModels",
          "bedrock:ListInferenceProfiles",
          "bedrock:ListProvisionedModelThroughputs",
          "bedrock:ListTagsForResource",
        ],
        resources: ["*"],
      },
    ],
    probes: [
      {
        ...probe("models", "ListFoundationModels"),
        finds: (answer) => firstOf(answer, "modelSummaries", "modelId"),
      },
      {
        ...probe("model", "GetFoundationModel"),
        after: "bedrock/models",
        input: (_v, c) => ({ modelIdentifier: c.found }),
        resource: (v, c) => arn(v, `bedrock:${c.region}::foundation-model/${c.found}`),
        nothingThere: ["ResourceNotFoundException"],
      },
      {
        ...probe("profiles", "ListInferenceProfiles", { maxResults: 1 }),
        finds: (answer) => firstOf(answer, "inferenceProfileSummaries", "inferenceProfileId"),
      },
      {
        ...probe("profile", "GetInferenceProfile"),
        after: "bedrock/profiles",
        input: (_v, c) => ({ inferenceProfileIdentifier: c.found }),
        resource: (v, c) =>
          arn(v, `bedrock:${c.region}:${v.text(AWS_VALUES.accountId)}:inference-profile/${c.found}`),
        nothingThere: ["ResourceNotFoundException"],
      },
      probe("custom-models", "ListCustomModels", { maxResults: 1 }),
      probe("throughputs", "ListProvisionedModelThroughputs", { maxResults: 1 }),
      {
        ...probe("logging", "GetModelInvocationLoggingConfiguration"),
        notice: (answer, v) => loggingNotice(answer, logGroup && v.text(logGroup)),
      },
    ],
    canaries: [
      {
        ...REGIONAL,
        id: "delete-throughput",
        operation: "DeleteProvisionedModelThroughput",
        action: "bedrock:DeleteProvisionedModelThroughput",
        input: (v, c) => ({ provisionedModelId: throughput(v, c) }),
        resource: throughput,
        harmless: "the provisioned throughput does not exist",
        fuse: { in: "path", marker: throughput },
        allowed: ["ResourceNotFoundException"],
      },
    ],
  };
}
