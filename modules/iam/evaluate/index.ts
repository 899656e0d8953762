/**
 * May this caller do this action on this resource? Follows the IAM user guide, "Policy evaluation logic" and
 * "Cross-account policy evaluation logic". Which reading was taken where the guide is silent, and what was
 * held against it: docs/decisions/0003-own-iam-evaluator.md.
 */
import type { AccessRequest, Decision, Layer, PolicyLayers } from "../decision";
import { findStatement, readQuestion, type Question, type Ruling } from "./layer";
import { isNotKnownYet, unknown } from "./unknown";
import type { NamedPolicy } from "../policy";
import type { Directness } from "./principal";

/**
 * Decides one request.
 *
 * - Condition keys come from `request.context` alone: `aws:PrincipalArn`, `aws:PrincipalAccount` and the like
 *   are the caller's to give.
 * - An explicit Deny that certainly applies wins over everything, unknown included; nothing unknown becomes
 *   allowed.
 * - Across accounts both sides have to allow. To ask only whether a trust policy admits somebody, whose own
 *   policies are not known, pass an identity policy that allows the action (`ALLOW_ASSUME_ROLE`).
 * - An absent layer does not limit; a list that is there and empty allows nothing. Two exceptions: across
 *   accounts an absent resource policy allows nothing, and `sts:AssumeRole*` without the trust policy is
 *   unknown, as is `kms:...` on a key without the key policy: every role and every key has one.
 * - `RCPFullAWSAccess` cannot be detached, so resource control policies only deny.
 * - Federated and service callers have no policies of their own: identity, boundary, session and service
 *   control layers are not asked. Of a user with session policies (a federated user) the user's own ARN grants
 *   no more than they allow.
 */
export function evaluate(request: AccessRequest, layers: PolicyLayers): Decision {
  const question = readQuestion(request, layers.boundary !== undefined);
  const hasPolicies = (request.caller.type ?? "AWS") === "AWS";
  const asked = hasPolicies ? layers : { identity: [], ...resourceSide(layers) };
  const deny = explicitDeny(asked, question);
  if (deny?.truth === true && deny.by) {
    return { effect: "denied", kind: "explicit", layer: deny.layer, by: deny.by };
  }
  const allow = hasPolicies ? allowCaller(request, asked, question) : allowedByResource(asked, question);
  if (allow.truth === false) return { effect: "denied", kind: "implicit", layer: allow.layer };
  const doubt = deny ?? allow;
  if (doubt.truth !== true && doubt.truth !== false) {
    return {
      effect: "unknown",
      layer: doubt.layer,
      ...(doubt.by && { by: doubt.by }),
      because: doubt.truth.because,
    };
  }
  return { effect: "allowed", layer: allow.layer, by: allow.by ?? { policy: allow.layer, index: 0 } };
}

/** The identity policy of a caller whose own policies are taken as given: see `evaluate`. */
export const ALLOW_ASSUME_ROLE: NamedPolicy = {
  name: "caller's own policies, taken as given",
  document: {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Action: ["sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"],
        Resource: "*",
      },
    ],
  },
};

/** Actions that a role's trust policy decides, in lower case (IAM user guide, "Role trust policies"). */
const ASSUME_ROLE: ReadonlySet<string> = new Set([
  "sts:assumerole",
  "sts:assumerolewithsaml",
  "sts:assumerolewithwebidentity",
  "sts:setsourceidentity",
  "sts:tagsession",
]);

function resourceSide({
  resource,
  resourceControl,
}: PolicyLayers): Pick<PolicyLayers, "resource" | "resourceControl"> {
  return { ...(resource && { resource }), ...(resourceControl && { resourceControl }) };
}

/** A Deny that applies, or else one that may; in the order in which AWS names the layers. */
function explicitDeny(layers: PolicyLayers, question: Question): Ruling | undefined {
  let doubtful: Ruling | undefined;
  for (const [layer, policies] of policiesByLayer(layers)) {
    const deny = findStatement("Deny", policies, layer, question);
    if (deny.truth === true) return deny;
    if (deny.truth !== false) doubtful ??= deny;
  }
  return doubtful;
}

function policiesByLayer(layers: PolicyLayers): readonly (readonly [Layer, readonly NamedPolicy[]])[] {
  return [
    ["serviceControl", layers.serviceControl?.flat() ?? []],
    ["resourceControl", layers.resourceControl?.flat() ?? []],
    ["resource", layers.resource ? [layers.resource] : []],
    ["identity", layers.identity],
    ["boundary", layers.boundary ? [layers.boundary] : []],
    ["session", layers.session ?? []],
  ];
}

function allowCaller(request: AccessRequest, layers: PolicyLayers, question: Question): Ruling {
  const allowing = (layer: Layer, policies: readonly NamedPolicy[]) =>
    findStatement("Allow", policies, layer, question);
  const levels = (layers.serviceControl ?? []).map((level) => allowing("serviceControl", level));
  const identity = allowing("identity", layers.identity);
  const limits = [
    ...(layers.boundary ? [allowing("boundary", [layers.boundary])] : []),
    ...(layers.session ? [allowing("session", layers.session)] : []),
  ];
  const resource = allowedByResource(layers, question);
  const crossAccount = (request.resourceAccountId ?? request.caller.accountId) !== request.caller.accountId;
  if (crossAccount) return every([resource, identity, ...limits, ...levels]);

  const own = every([identity, ...limits]);
  const delegated = every([
    ...(decidingPolicy(question) === undefined ? [] : [resource]),
    own,
    ...doubts(question),
  ]);
  if (delegated.truth === true || resource.truth === false) return every([delegated, ...levels]);
  const self = allowedByResource(layers, question, ["self"]);
  const role = allowedByResource(layers, question, ["role"]);
  const unlimited = question.names.isSession || layers.session === undefined;
  const direct = some([every([role, ...limits]), unlimited ? self : every([self, ...limits])]);
  return every([some([direct, delegated]), ...levels]);
}

/** What the resource's policy allows to a caller whom it names as directly as asked. */
function allowedByResource(
  { resource }: PolicyLayers,
  question: Question,
  degrees?: readonly Directness[],
): Ruling {
  if (resource) return findStatement("Allow", [resource], "resource", question, degrees);
  const owed = degrees === undefined ? decidingPolicy(question) : undefined;
  return { truth: owed !== undefined && unknown("notGiven", owed), layer: "resource" };
}

/**
 * The policy without which identity policies allow nothing, where there is one: a role's trust policy and a key
 * policy (IAM user guide, "Policy evaluation logic": exceptions). Every role and every key has its own.
 */
function decidingPolicy({ action, request }: Question): string | undefined {
  if (ASSUME_ROLE.has(action)) return "the trust policy of the role";
  return action.startsWith("kms:") && request.resource.includes(":key/")
    ? "the policy of the key"
    : undefined;
}

/** While the resource is not known, it may be a key, whose policy would have to allow. */
function doubts({ action, request }: Question): readonly Ruling[] {
  if (!action.startsWith("kms:") || !isNotKnownYet(request.resource)) return [];
  return [{ truth: unknown("notKnownYet", "the resource"), layer: "resource" }];
}

/** Allowed when all allow, by the first of them; otherwise the first that does not, and no before unknown. */
function every(rulings: readonly Ruling[]): Ruling {
  const decisive =
    rulings.find(({ truth }) => truth === false) ?? rulings.find(({ truth }) => truth !== true);
  return decisive ?? rulings[0] ?? { truth: false, layer: "identity" };
}

/** Allowed when one allows; otherwise unknown when one is unknown; otherwise what the last one says. */
function some(rulings: readonly [Ruling, Ruling]): Ruling {
  return (
    rulings.find(({ truth }) => truth === true) ?? rulings.find(({ truth }) => truth !== false) ?? rulings[1]
  );
}
