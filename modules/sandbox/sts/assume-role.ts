/** AssumeRole: the role's trust policy and the caller's own policies decide, and AWS's one text says no. */
import type { Decision, RequestContext } from "../../iam/decision";
import { evaluate } from "../../iam/evaluate";
import { callerOf, denialText, globalContext, layersOf, layerText } from "../authorise";
import type { Call, Outcome, Params, ServiceError } from "../call";
import { answer, text, texts } from "../outcome";
import type { FoundRole } from "../state";
import { findRole } from "../state";
import { newSession, sessionAnswer, sessionPolicy, sessionSeconds } from "./session";
import { ASSUME_ROLE, validationError } from "./validate";

/** Answers AssumeRole. */
export function assumeRole(call: Call): Outcome {
  const { params, principal, state } = call;
  const arn = text(call, "RoleArn");
  const invalid = validationError(params, ASSUME_ROLE) ?? arnFault(arn);
  if (invalid) return error(invalid);
  if (principal.kind === "root") return refusal("Roles may not be assumed by root accounts.");
  const found = findRole(state, arn);
  const denied = actionsOf(call)
    .map((action) => ({ action, decision: trustDecision(call, arn, found, action) }))
    .find(({ decision }) => decision.effect !== "allowed");
  if (denied) return refused(call, arn, denied.action, denied.decision);
  if (!found)
    return refusal(`User: ${principal.arn} is not authorized to perform: sts:AssumeRole on resource: ${arn}`);
  const regionOff = regionFault(call, found.account.id);
  if (regionOff) return error(regionOff);
  const policy = unsupportedFault(params) ?? sessionPolicy(params);
  if (policy && "code" in policy) return error(policy);
  const seconds = sessionSeconds(params, found, principal.kind === "session");
  if (typeof seconds !== "number") return error(seconds);
  const sourceIdentity = text(call, "SourceIdentity");
  const session = newSession(state, found, seconds, {
    name: text(call, "RoleSessionName"),
    issued: state.now(),
    tags: sessionTags(call),
    ...(policy && { policies: [policy] }),
    ...(sourceIdentity && { sourceIdentity }),
  });
  return answer({ ...sessionAnswer(session), ...(sourceIdentity && { SourceIdentity: sourceIdentity }) });
}

/** What would narrow the session, or prove a second factor, in ways that are not played here. */
function unsupportedFault(params: Params): ServiceError | undefined {
  if (params["TokenCode"] !== undefined) {
    const message = "MultiFactorAuthentication failed with invalid MFA one time pass code. ";
    return { code: "AccessDenied", message, status: 403 };
  }
  if (!Object.keys(params).some((name) => name.startsWith("PolicyArns."))) return undefined;
  const message = "The sandbox knows no managed session policies: use Policy.";
  return { code: "NotImplemented", message, status: 501 };
}

/** Session tags and a source identity are rights of their own, granted by the same trust policy. */
function actionsOf(call: Call): readonly string[] {
  return [
    "sts:AssumeRole",
    ...(Object.keys(sessionTags(call)).length > 0 ? ["sts:TagSession"] : []),
    ...(text(call, "SourceIdentity") ? ["sts:SetSourceIdentity"] : []),
  ];
}

function sessionTags(call: Call): Record<string, string> {
  const tags: Record<string, string> = {};
  for (let index = 1; typeof call.params[`Tags.member.${index}.Key`] === "string"; index++) {
    tags[text(call, `Tags.member.${index}.Key`)] = text(call, `Tags.member.${index}.Value`);
  }
  return tags;
}

function trustContext(call: Call): RequestContext {
  const tags = Object.entries(sessionTags(call));
  const transitive = texts(call, "TransitiveTagKeys");
  return {
    ...(call.params["ExternalId"] !== undefined && { "sts:ExternalId": text(call, "ExternalId") }),
    "sts:RoleSessionName": text(call, "RoleSessionName"),
    ...(text(call, "SourceIdentity") && { "sts:SourceIdentity": text(call, "SourceIdentity") }),
    ...Object.fromEntries(tags.map(([key, value]) => [`aws:RequestTag/${key}`, value])),
    ...(tags.length > 0 && { "aws:TagKeys": tags.map(([key]) => key) }),
    ...(transitive.length > 0 && { "sts:TransitiveTagKeys": transitive }),
  };
}

/** A role that does not exist trusts nobody: the answer must not tell it from one that does. */
function trustDecision(call: Call, arn: string, found: FoundRole | undefined, action: string): Decision {
  const { principal, state } = call;
  if (!found) return { effect: "denied", kind: "implicit", layer: "resource" };
  const own = state.accounts.find(({ id }) => id === principal.accountId);
  return evaluate(
    {
      caller: callerOf(principal),
      action,
      resource: arn,
      resourceAccountId: found.account.id,
      context: {
        ...globalContext(principal, state, call.region, call.request.headers["user-agent"]),
        ...trustContext(call),
      },
    },
    {
      ...layersOf(principal, own),
      resource: { name: "trust policy", document: found.role.trust },
      ...(found.account.resourceControl && { resourceControl: found.account.resourceControl }),
    },
  );
}

/** Across accounts AWS names no layer, but for an explicit deny in a policy of the organization. */
function refused(call: Call, arn: string, action: string, decision: Decision): Outcome {
  const { principal, state } = call;
  if (decision.effect === "unknown") return error(undecided(decision.because));
  if (decision.effect !== "denied") throw new Error("only a refusal has a text");
  const sameAccount = arn.split(":")[4] === principal.accountId;
  const organization = decision.layer === "serviceControl" || decision.layer === "resourceControl";
  if (sameAccount && decision.layer === "resource" && decision.kind === "implicit" && !state.bareDenials) {
    const plain = denialText(principal.arn, action, arn, decision, true);
    return refusal(`${plain} because no role trust policy allows the ${action} action`);
  }
  const bare = state.bareDenials || !(sameAccount || (organization && decision.kind === "explicit"));
  const plain = denialText(principal.arn, action, arn, decision, true);
  return refusal(bare ? plain : `${plain} ${layerText(decision, action)}`);
}

/** What the sandbox says when its evaluator cannot decide: a fault of the server, never a yes or a no. */
export function undecided(because: string): ServiceError {
  return { code: "InternalFailure", message: `The sandbox could not decide: ${because}`, status: 500 };
}

/** An ARN that cannot name a role. */
export function arnFault(arn: string): ServiceError | undefined {
  if (/^arn:[a-z-]+:iam::\d{12}:role\/[\u0021-\u007e]+$/.test(arn)) return undefined;
  return { code: "ValidationError", message: `${arn} is invalid`, status: 400 };
}

/** STS that the role's account has switched off in the region of the call. */
export function regionFault(call: Call, accountId: string): ServiceError | undefined {
  if (!call.state.world.stsRegionsOff.includes(call.region)) return undefined;
  return {
    code: "RegionDisabledException",
    message: `STS is not activated in this region for account:${accountId}. Your account administrator can activate STS in this region using the IAM Console.`,
    status: 403,
  };
}

function refusal(message: string): Outcome {
  return error({ code: "AccessDenied", message, status: 403 });
}

function error(fault: ServiceError): Outcome {
  return { kind: "error", error: fault };
}
