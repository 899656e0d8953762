/**
 * The same question put to @cloud-copilot/iam-simulate (AGPL: a test oracle only, never shipped).
 *
 * Its engine is called directly: `runSimulation` first drops every condition key that the action does not list,
 * and `runUnsafeSimulation` of the pinned version ignores session policies and fails on resource policies.
 */
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { AccessRequest } from "../../modules/iam/decision";
import { evaluate } from "../../modules/iam/evaluate";
import { UNKNOWN_BECAUSE } from "../../modules/iam/evaluate/unknown";
import { toList, type NamedPolicy, type PolicyDocument } from "../../modules/iam/policy";
import type { Question } from "./evaluate-arbitraries";

interface Engine {
  readonly authorize: (question: object) => {
    readonly result: "Allowed" | "ExplicitlyDenied" | "ImplicitlyDenied";
  };
  readonly AwsRequestImpl: new (
    principal: string,
    resource: object,
    action: string,
    context: object,
  ) => object;
  readonly RequestContextImpl: new (values: object) => object;
  readonly DiscoveryContextKeyConstraints: new (constraints: readonly object[]) => object;
  readonly loadPolicy: (document: PolicyDocument, metadata: { readonly name: string }) => object;
}

const packaged = createRequire(require.resolve("@cloud-copilot/iam-simulate"));
const engineFile = (path: string) =>
  packaged(join(dirname(require.resolve("@cloud-copilot/iam-simulate")), path)) as object;
const engine = {
  ...engineFile("core_engine/CoreSimulatorEngine.js"),
  ...engineFile("request/request.js"),
  ...engineFile("requestContext.js"),
  ...engineFile("context_keys/discoveryContextKeyConstraints.js"),
  ...(packaged("@cloud-copilot/iam-policy") as object),
} as Engine;

const RCP_FULL_ACCESS: NamedPolicy = {
  name: "RCPFullAWSAccess",
  document: {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: "*", Action: "*", Resource: "*" }],
  },
};

/** A question in the oracle's form, so that asking it can be timed alone; `left` names a rewording to leave out. */
export function prepareOracle(question: Question, left?: string): object {
  const { request, layers } = question;
  const { caller, action, resource, resourceAccountId, context } = request;
  const load = ({ name, document }: NamedPolicy) =>
    engine.loadPolicy(reworded(document, question.request, left), { name });
  const levels = (lists: readonly (readonly NamedPolicy[])[] = []) =>
    lists.map((policies, index) => ({ orgIdentifier: `level-${index}`, policies: policies.map(load) }));
  return {
    request: new engine.AwsRequestImpl(
      caller.arn,
      { resource, accountId: resourceAccountId ?? caller.accountId },
      action,
      new engine.RequestContextImpl({ ...context }),
    ),
    sessionPolicy: layers.session?.[0] && load(layers.session[0]),
    identityPolicies: layers.identity.map(load),
    serviceControlPolicies: levels(layers.serviceControl),
    // The engine itself does not add what AWS attaches to every level and nobody can detach.
    resourceControlPolicies: levels(layers.resourceControl?.map((level) => [RCP_FULL_ACCESS, ...level])),
    resourcePolicy: layers.resource && load(layers.resource),
    permissionBoundaries: layers.boundary && [load(layers.boundary)],
    vpcEndpointPolicies: undefined,
    simulationParameters: {
      simulationMode: "Strict",
      discoveryContextKeyConstraints: new engine.DiscoveryContextKeyConstraints([]),
    },
  };
}

type Rewording = (text: string, version: string | undefined, request: AccessRequest) => string;

/**
 * Where the oracle departs from the AWS documentation, the document is reworded into one that means the same
 * and that both read alike. Each is explained in docs/decisions/0003-own-iam-evaluator.md.
 */
const REWORDINGS: Readonly<Record<string, Rewording>> = {
  /** Variables are text before 2012-10-17; the oracle fills them in whatever the version. */
  "variables-2008": (text, version) =>
    version === "2012-10-17" ? text : text.replaceAll("${", "no-variable{"),
  /** A variable without a value is like nothing, so a negated operator holds; the oracle says that none does. */
  "variable-without-value": (text, _version, { context }) =>
    text.replace(/\$\{([^{},*?$]+)\}/g, (variable, key: string) => (key in context ? variable : "no-value")),
  /** An IPv6 address is not the IPv4 address of a NotIpAddress; the oracle says so only with a prefix length. */
  "bare-ipv4": (text) => text.replace(/"(\d+\.\d+\.\d+\.\d+)"/g, '"$1/32"'),
  /** Who signs in through a provider is no principal of the provider's account; the oracle takes it for one. */
  "account-of-a-provider": (text, _version, { caller }) =>
    caller.type === "Federated"
      ? text.replaceAll(new RegExp(`"(arn:aws:iam::)?${caller.accountId}(:root)?"`, "g"), '"444455556666"')
      : text,
  /** `${*}` is an asterisk wherever variables are; the oracle finds none equal to it where there are no wildcards. */
  "asterisk-in-equals": (text) =>
    text.replace(/"String(?:Not)?Equals\w*":\{"[^"]+":\[[^\]]*\]/g, (found) => found.replaceAll("${*}", "*")),
  /** The oracle's /0 of IPv4 covers nothing. */
  "ipv4-everything": (text) => text.replaceAll('"0.0.0.0/0"', '"0.0.0.0/1","128.0.0.0/1"'),
  /** The oracle compares epoch seconds of a policy with an ISO 8601 date of the request as plain numbers. */
  "epoch-seconds": (text) =>
    text.replace(/"(17\d{8})"/g, (_quoted, seconds: string) =>
      JSON.stringify(new Date(Number(seconds) * 1000).toISOString()),
    ),
  /** The oracle takes no NotResource for granted that an incomplete ARN does not cover. */
  "incomplete-arn-in-not-resource": (text) =>
    text.replace(/"NotResource":(\[[^\]]*\]|"[^"]*")/g, (found) =>
      found.replace(/"arn(?::[^":]*){1,4}"/g, (quoted) => {
        const arn = JSON.parse(quoted) as string;
        return JSON.stringify(arn + ":*".repeat(6 - arn.split(":").length));
      }),
    ),
};

function reworded(document: PolicyDocument, request: AccessRequest, left?: string): PolicyDocument {
  let text = JSON.stringify(document);
  for (const [name, reword] of Object.entries(REWORDINGS)) {
    if (name !== left) text = reword(text, document.Version, request);
  }
  return JSON.parse(text) as PolicyDocument;
}

/** The oracle's answer in our words. */
export function askOracle(prepared: object): "allowed" | "explicit" | "implicit" {
  const { result } = engine.authorize(prepared);
  return result === "Allowed" ? "allowed" : result === "ExplicitlyDenied" ? "explicit" : "implicit";
}

/** What came of asking both. */
type Comparison = "agreed" | "unknown" | "explained" | "disagreed";

/**
 * Unknowns that may come up although everything in the question is known: the AWS documentation leaves the case
 * open and the oracle takes one side.
 */
const OPEN_IN_THE_GUIDE = [UNKNOWN_BECAUSE.notPrincipal(), UNKNOWN_BECAUSE.pattern("Resource")];

/** Puts one question to both. */
export function compare(question: Question): Comparison {
  const decision = evaluate(question.request, question.layers);
  const ours = decision.effect === "denied" ? decision.kind : decision.effect;
  if (decision.effect === "unknown")
    return OPEN_IN_THE_GUIDE.includes(decision.because) ? "unknown" : "disagreed";
  if (ours === askOracle(prepareOracle(question))) return "agreed";
  return ours === askOracle(prepareOracle(withoutSessionLimit(question))) ? "explained" : "disagreed";
}

/**
 * session-policy-on-direct-grant: a resource policy that names the session, or everyone, is not limited by an
 * implicit deny in a session policy (IAM user guide, "Policy evaluation logic"); the oracle lets it limit.
 * The difference must vanish when the session policies allow everything that they do not deny.
 */
function withoutSessionLimit({ request, layers }: Question): Question {
  const sameAccount = request.resourceAccountId === request.caller.accountId;
  const session = (layers.session ?? []).map(({ name, document }) => ({
    name,
    document: {
      ...document,
      Statement: [...toList(document.Statement), { Effect: "Allow" as const, Action: "*", Resource: "*" }],
    },
  }));
  return sameAccount && layers.resource && layers.session
    ? { request, layers: { ...layers, session } }
    : { request, layers };
}
