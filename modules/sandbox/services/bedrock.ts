/** Amazon Bedrock: the control plane, and the calls that run a model. */
import type { Call, Operation, Outcome, Service, ServiceError } from "../call";
import { answer, failure, regional, text } from "../outcome";
import { restJson } from "../protocols/rest";

const MODEL = "anthropic.claude-3-haiku-20240307-v1:0";

/** Bedrock has no endpoint in the region. On AWS the name does not resolve; an address always does. */
function offered(call: Call): ServiceError | undefined {
  if (call.state.world.bedrock.regions.includes(call.region)) return undefined;
  return {
    code: "UnknownOperationException",
    message: `Bedrock is not offered in ${call.region}: on AWS the name of this endpoint does not resolve.`,
    status: 404,
  };
}

const on = (resource: (call: Call) => string, reply: (call: Call) => Outcome): Operation => ({
  before: offered,
  resource,
  answer: reply,
});

const anywhere = (reply: (call: Call) => Outcome): Operation => ({ before: offered, answer: reply });

const missing = (what: string) => (): Outcome =>
  failure("ResourceNotFoundException", `Could not find the ${what}.`, 404);

/** An identifier or an ARN; AWS takes both. */
const named =
  (parameter: string, kind: string) =>
  (call: Call): string => {
    const id = text(call, parameter);
    return id.startsWith("arn:") ? id : regional(call, "bedrock", `${kind}/${id}`);
  };

const modelArn = (call: Call, id: string): string =>
  id.startsWith("arn:") ? id : `arn:${call.state.partition}:bedrock:${call.region}::foundation-model/${id}`;

const model = (call: Call): object => ({
  modelArn: modelArn(call, MODEL),
  modelId: MODEL,
  modelName: "Claude 3 Haiku",
  providerName: "Anthropic",
  inputModalities: ["TEXT"],
  outputModalities: ["TEXT"],
  inferenceTypesSupported: ["ON_DEMAND"],
  modelLifecycle: { status: "ACTIVE" },
});

const inferenceProfile = (call: Call): object => ({
  inferenceProfileName: "US Claude 3 Haiku",
  inferenceProfileArn: regional(call, "bedrock", `inference-profile/us.${MODEL}`),
  inferenceProfileId: `us.${MODEL}`,
  models: [{ modelArn: modelArn(call, MODEL) }],
  status: "ACTIVE",
  type: "SYSTEM_DEFINED",
});

/** Absent while logging is off, as on AWS. */
function loggingConfiguration({ state }: Call): object {
  const { logging } = state.world.bedrock;
  if (!logging) return {};
  const loggingConfig = {
    ...(logging.logGroup !== undefined && {
      cloudWatchConfig: {
        logGroupName: logging.logGroup,
        roleArn: `arn:${state.partition}:iam::${state.customerId}:role/bedrock-logging`,
      },
    }),
    ...(logging.bucket !== undefined && { s3Config: { bucketName: logging.bucket, keyPrefix: "" } }),
    textDataDeliveryEnabled: true,
    imageDataDeliveryEnabled: false,
    embeddingDataDeliveryEnabled: false,
  };
  return { loggingConfig };
}

const invocation: Operation = {
  action: "bedrock:InvokeModel",
  before: offered,
  resource: (call) => modelArn(call, text(call, "modelId")),
  answer: (call) =>
    text(call, "modelId") === MODEL
      ? failure(
          "ValidationException",
          "Malformed input request: #: required key [messages] not found, please reformat your input and try again.",
        )
      : failure("ValidationException", "The provided model identifier is invalid."),
};

const routes = {
  "GET /foundation-models": "ListFoundationModels",
  "GET /foundation-models/{modelIdentifier}": "GetFoundationModel",
  "GET /custom-models": "ListCustomModels",
  "GET /custom-models/{modelIdentifier}": "GetCustomModel",
  "GET /logging/modelinvocations": "GetModelInvocationLoggingConfiguration",
  "GET /inference-profiles": "ListInferenceProfiles",
  "GET /inference-profiles/{inferenceProfileIdentifier}": "GetInferenceProfile",
  "GET /provisioned-model-throughputs": "ListProvisionedModelThroughputs",
  "GET /provisioned-model-throughput/{provisionedModelId}": "GetProvisionedModelThroughput",
  "DELETE /provisioned-model-throughput/{provisionedModelId}": "DeleteProvisionedModelThroughput",
  "POST /model-invocation-job/{jobIdentifier}/stop": "StopModelInvocationJob",
  "POST /listTagsForResource": "ListTagsForResource",
  "POST /model/{modelId}/invoke": "InvokeModel",
  "POST /model/{modelId}/converse": "Converse",
};

/** Bedrock and Bedrock Runtime: one signing name, one IAM prefix. */
export const bedrock: Service = {
  signingName: "bedrock",
  prefix: "bedrock",
  interface: "2023-04-20",
  protocol: restJson(routes),
  deniedCode: "AccessDeniedException",
  operations: {
    ListFoundationModels: anywhere((call) => answer({ modelSummaries: [model(call)] })),
    GetFoundationModel: on(
      (call) => modelArn(call, text(call, "modelIdentifier")),
      (call) =>
        modelArn(call, text(call, "modelIdentifier")) === modelArn(call, MODEL)
          ? answer({ modelDetails: model(call) })
          : missing("model")(),
    ),
    ListCustomModels: anywhere(() => answer({ modelSummaries: [] })),
    GetCustomModel: on(named("modelIdentifier", "custom-model"), missing("custom model")),
    GetModelInvocationLoggingConfiguration: anywhere((call) => answer(loggingConfiguration(call))),
    ListInferenceProfiles: anywhere((call) =>
      answer({ inferenceProfileSummaries: [inferenceProfile(call)] }),
    ),
    GetInferenceProfile: on(named("inferenceProfileIdentifier", "inference-profile"), (call) =>
      text(call, "inferenceProfileIdentifier").endsWith(`us.${MODEL}`)
        ? answer(inferenceProfile(call))
        : missing("inference profile")(),
    ),
    ListProvisionedModelThroughputs: anywhere(() => answer({ provisionedModelSummaries: [] })),
    GetProvisionedModelThroughput: on(
      named("provisionedModelId", "provisioned-model"),
      missing("provisioned model"),
    ),
    DeleteProvisionedModelThroughput: on(
      named("provisionedModelId", "provisioned-model"),
      missing("provisioned model"),
    ),
    StopModelInvocationJob: on(named("jobIdentifier", "model-invocation-job"), missing("job")),
    ListTagsForResource: on((call) => text(call, "resourceARN"), missing("resource")),
    InvokeModel: invocation,
    Converse: invocation,
  },
};
