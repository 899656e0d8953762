import type { When } from "../iam/when";
import type { Grant } from "./grant";

/** Which models there are and how their use is logged. Nothing here runs a model or reads a prompt. */
export function bedrock(enabledBy: When): Grant {
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
    probes: [],
    canaries: [],
  };
}
