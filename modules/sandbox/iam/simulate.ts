/** SimulatePrincipalPolicy: the evaluator's answer about another principal of the account. */
import type { PolicyLayers, RequestContext } from "../../iam/decision";
import { evaluate } from "../../iam/evaluate";
import { callerOf, layersOf } from "../authorise";
import type { Call, Outcome } from "../call";
import { answer, failure, text, texts } from "../outcome";
import type { Principal } from "../principal";
import { sessionPrincipal, userPrincipal } from "../state";
import { arnOfRole, arnOfUser, ownAccount } from "./own";

/** Evaluates every action on every resource for the role or user that PolicySourceArn names. */
export function simulate(call: Call): Outcome {
  const arn = text(call, "PolicySourceArn");
  const subject = subjectOf(call, arn);
  if (!subject) return failure("NoSuchEntity", `The entity ${arn} cannot be found.`, 404);
  const resources = texts(call, "ResourceArns");
  const results = texts(call, "ActionNames").flatMap((action) =>
    (resources.length > 0 ? resources : ["*"]).map((resource) => result(call, subject, action, resource)),
  );
  return answer({ IsTruncated: false, EvaluationResults: results });
}

function subjectOf(call: Call, arn: string): Principal | undefined {
  const { state } = call;
  const account = ownAccount(call);
  const role = account.roles.find((candidate) => arnOfRole(call, candidate) === arn);
  if (role)
    return sessionPrincipal(state.partition, { account, role, arn }, { name: "simulation", issued: 0 });
  const user = account.users.find((candidate) => arnOfUser(call, candidate) === arn);
  return user && userPrincipal(state.partition, account, user);
}

/** `ContextEntries.member.N.ContextKeyName` and its values. */
function contextOf(call: Call): RequestContext {
  const context: Record<string, readonly string[]> = {};
  for (let index = 1; ; index++) {
    const entry = `ContextEntries.member.${index}`;
    const key = text(call, `${entry}.ContextKeyName`);
    if (key === "") return context;
    context[key] = texts(call, `${entry}.ContextKeyValues`);
  }
}

/** The simulator leaves trust policies out: what it says of AssumeRole is what the principal's own policies say. */
function trustSide(call: Call, action: string): Pick<PolicyLayers, "resource"> {
  if (!/^sts:AssumeRole/i.test(action)) return {};
  const account = `arn:${call.state.partition}:iam::${ownAccount(call).id}:root`;
  const statement = { Effect: "Allow", Principal: { AWS: account }, Action: action } as const;
  return { resource: { name: "not simulated", document: { Version: "2012-10-17", Statement: statement } } };
}

function result(call: Call, subject: Principal, action: string, resource: string): object {
  const account = ownAccount(call);
  const context = Object.fromEntries(
    Object.entries(contextOf(call)).map(([key, values]) => [
      key,
      values.length === 1 ? (values[0] ?? "") : values,
    ]),
  );
  const decision = evaluate(
    { caller: callerOf(subject), action, resource, resourceAccountId: account.id, context },
    { ...layersOf(subject, account), ...trustSide(call, action) },
  );
  const denied =
    decision.effect === "denied" && decision.kind === "explicit" ? "explicitDeny" : "implicitDeny";
  const stopped = decision.effect === "allowed" ? undefined : decision.layer;
  return {
    EvalActionName: action,
    EvalResourceName: resource,
    EvalDecision: decision.effect === "allowed" ? "allowed" : denied,
    MatchedStatements: "by" in decision && decision.by ? [{ SourcePolicyId: decision.by.policy }] : [],
    MissingContextValues: [],
    ...(account.serviceControl && {
      OrganizationsDecisionDetail: { AllowedByOrganizations: stopped !== "serviceControl" },
    }),
    ...(subject.boundary && {
      PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: stopped !== "boundary" },
    }),
  };
}
