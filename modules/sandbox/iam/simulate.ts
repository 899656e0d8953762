/** SimulatePrincipalPolicy: the evaluator's answer about another principal of the account. */
import { conditionKeys } from "../../iam/condition-keys";
import type { Decision, PolicyLayers, RequestContext } from "../../iam/decision";
import { evaluate } from "../../iam/evaluate";
import { toList, type PolicyStatement } from "../../iam/policy";
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
  const context = contextOf(call);
  const missing = missingKeys(subject, context);
  const results = texts(call, "ActionNames").flatMap((action) =>
    (resources.length > 0 ? resources : ["*"]).map((resource) =>
      result(call, subject, { action, resource, context, missing }),
    ),
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
  const context: Record<string, string | readonly string[]> = {};
  for (let index = 1; ; index++) {
    const entry = `ContextEntries.member.${index}`;
    const key = text(call, `${entry}.ContextKeyName`);
    if (key === "") return context;
    const [value = "", ...more] = texts(call, `${entry}.ContextKeyValues`);
    context[key] = more.length === 0 ? value : [value, ...more];
  }
}

/** One question, and the keys that it lacks. */
interface Simulated {
  readonly action: string;
  readonly resource: string;
  readonly context: RequestContext;
  readonly missing: readonly string[];
}

/**
 * Keys that a policy looks at and no entry supplies. As in IAM they are those of all statements, about whatever action, of
 * the principal's policies and boundary, but not of service control policies (github.com/aws/aws-cli/issues/10525).
 */
function missingKeys({ identity, boundary }: Principal, context: RequestContext): readonly string[] {
  const supplied = new Set(Object.keys(context).map((key) => key.toLowerCase()));
  const keys = [...identity, ...(boundary ? [boundary] : [])]
    .flatMap(({ document }) => toList<PolicyStatement>(document.Statement))
    .flatMap(conditionKeys)
    .filter((key) => !supplied.has(key.toLowerCase()));
  return [...new Set(keys)].sort();
}

/**
 * The simulator leaves out the policies of roles and keys: what it says of AssumeRole or of a key is what the principal's own
 * policies say.
 */
function resourceSide(call: Call, { action, resource }: Simulated): Pick<PolicyLayers, "resource"> {
  const isKey = /^kms:/i.test(action) && resource.includes(":key/");
  if (!isKey && !/^sts:AssumeRole/i.test(action)) return {};
  const account = `arn:${call.state.partition}:iam::${ownAccount(call).id}:root`;
  const grantee = { Principal: { AWS: account }, Action: action, Resource: "*" };
  const statement = { Effect: "Allow", ...grantee } as const;
  return { resource: { name: "not simulated", document: { Version: "2012-10-17", Statement: statement } } };
}

function result(call: Call, subject: Principal, question: Simulated): object {
  const { action, resource, context, missing } = question;
  const account = ownAccount(call);
  const decision = evaluate(
    { caller: callerOf(subject), action, resource, resourceAccountId: account.id, context },
    { ...layersOf(subject, account), ...resourceSide(call, question) },
  );
  const matched = "by" in decision && decision.by ? [{ SourcePolicyId: decision.by.policy }] : [];
  const stopped = decision.effect === "allowed" ? undefined : decision.layer;
  const bounded = subject.boundary && {
    PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: stopped !== "boundary" },
  };
  // IAM names missing keys beside the resource when it was asked about one.
  const named = resource !== "*";
  return {
    EvalActionName: action,
    EvalResourceName: resource,
    EvalDecision: wordOf(decision),
    MatchedStatements: matched,
    MissingContextValues: named ? [] : missing,
    ...(account.serviceControl && {
      OrganizationsDecisionDetail: { AllowedByOrganizations: stopped !== "serviceControl" },
    }),
    ...bounded,
    ...(named && {
      ResourceSpecificResults: [
        {
          EvalResourceName: resource,
          EvalResourceDecision: wordOf(decision),
          MatchedStatements: matched,
          MissingContextValues: missing,
          ...bounded,
        },
      ],
    }),
  };
}

function wordOf(decision: Decision): string {
  if (decision.effect === "allowed") return "allowed";
  return decision.effect === "denied" && decision.kind === "explicit" ? "explicitDeny" : "implicitDeny";
}
