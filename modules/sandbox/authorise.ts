/** Puts a call to the evaluator, and writes a refusal in AWS's words. */
import type { AccessRequest, Decision, Layer, PolicyLayers, RequestContext } from "../iam/decision";
import { evaluate } from "../iam/evaluate";
import type { Account } from "./account";
import type { Call, Question, ServiceError } from "./call";
import type { Principal } from "./principal";
import type { State } from "./state";

/** Condition keys that every request has (AWS: global condition context keys). */
export function globalContext(
  principal: Principal,
  state: State,
  region: string,
  userAgent: string | undefined,
): RequestContext {
  const now = new Date(state.now());
  return {
    "aws:CurrentTime": now.toISOString(),
    "aws:EpochTime": String(Math.floor(now.getTime() / 1000)),
    "aws:PrincipalArn": principal.roleArn ?? principal.arn,
    "aws:PrincipalAccount": principal.accountId,
    "aws:userid": principal.userId,
    "aws:RequestedRegion": region,
    // The sandbox stands for AWS's own endpoint, which is only reached over TLS.
    "aws:SecureTransport": "true",
    "aws:SourceIp": "127.0.0.1",
    "aws:ViaAWSService": "false",
    ...(userAgent !== undefined && { "aws:UserAgent": userAgent }),
    ...principal.context,
  };
}

/** All policies that have a say in what a principal does, whatever it does it to. */
export function layersOf(principal: Principal, account: Account | undefined): PolicyLayers {
  return {
    identity: principal.identity,
    ...(principal.boundary && { boundary: principal.boundary }),
    ...(principal.session && { session: principal.session }),
    ...(account?.serviceControl && { serviceControl: account.serviceControl }),
  };
}

/** Decides one question about a call in the principal's own account. */
export function decide(call: Call, question: Question): Decision {
  const { principal, state } = call;
  const request: AccessRequest = {
    caller: callerOf(principal),
    action: question.action,
    resource: question.resource,
    resourceAccountId: ownerOf(question.resource, state) ?? principal.accountId,
    context: {
      ...globalContext(principal, state, call.region, call.request.headers["user-agent"]),
      ...question.context,
    },
  };
  const account = state.accounts.find(({ id }) => id === principal.accountId);
  return evaluate(request, {
    ...layersOf(principal, account),
    ...(account?.resourceControl && { resourceControl: account.resourceControl }),
    ...keyPolicy(question, state.partition),
  });
}

/** Whose a resource is: the buckets are the customer's, and a key is its ARN's account's. */
function ownerOf(resource: string, state: State): string | undefined {
  return /^arn:[^:]+:s3:::/.test(resource) ? state.customerId : keyOwner(resource);
}

function keyOwner(resource: string): string | undefined {
  return /^arn:[^:]+:kms:[^:]+:(\d{12}):key\//.exec(resource)?.[1];
}

/** Every key carries AWS's default key policy: the identity policies of its own account decide. */
function keyPolicy({ resource }: Question, partition: string): Pick<PolicyLayers, "resource"> {
  const owner = keyOwner(resource);
  if (owner === undefined) return {};
  const AWS = `arn:${partition}:iam::${owner}:root`;
  const Statement = [{ Effect: "Allow", Principal: { AWS }, Action: "kms:*", Resource: "*" }] as const;
  return { resource: { name: "default key policy", document: { Version: "2012-10-17", Statement } } };
}

/** The principal as policies name it. */
export function callerOf(principal: Principal): AccessRequest["caller"] {
  return {
    arn: principal.arn,
    accountId: principal.accountId,
    type: "AWS",
    ...(principal.roleArn !== undefined && { roleArn: principal.roleArn }),
  };
}

/** The policy layers in the words of AWS's access denied messages (IAM user guide: troubleshoot access denied). */
const LAYER_WORDS: Readonly<Record<Layer, string>> = {
  identity: "identity-based policy",
  resource: "resource-based policy",
  boundary: "permissions boundary",
  session: "session policy",
  serviceControl: "service control policy",
  resourceControl: "resource control policy",
};

/** `because no identity-based policy allows the X action`, `with an explicit deny in a service control policy`. */
export function layerText(decision: Decision & { effect: "denied" }, action: string): string {
  const words = LAYER_WORDS[decision.layer];
  if (decision.kind === "implicit") return `because no ${words} allows the ${action} action`;
  return `with an explicit deny in ${/^[aeiou]/.test(words) ? "an" : "a"} ${words}`;
}

/** `User: ARN is not authorized to perform: ACTION on resource: ARN because ...`. */
export function denialText(
  arn: string,
  action: string,
  resource: string | undefined,
  decision: Decision & { effect: "denied" },
  bare: boolean,
): string {
  const target = resource === undefined ? "" : ` on resource: ${resource}`;
  const why = bare ? "" : ` ${layerText(decision, action)}`;
  return `User: ${arn} is not authorized to perform: ${action}${target}${why}`;
}

/** What the service answers to a refused call. */
export function denial(
  call: Call,
  question: Question,
  shownResource: string,
  decision: Decision & { effect: "denied" },
): ServiceError {
  const { service, principal, state } = call;
  const action = service.shownAction?.(question.action) ?? question.action;
  const resource = shownResource === "*" && service.protocol.family !== "query" ? undefined : shownResource;
  const text = denialText(principal.arn, action, resource, decision, state.bareDenials);
  const status = service.protocol.deniedStatus;
  if (service.protocol.family === "s3") {
    const headers = service.deniedHeaders?.(call) ?? {};
    return { code: "AccessDenied", message: state.bareDenials ? "Access Denied" : text, status, headers };
  }
  const message = service.protocol.family === "ec2" ? ec2Text(text, resource) : text;
  const queryCode = service.deniedQueryCode;
  return { code: service.deniedCode, message, status, ...(queryCode && { queryCode }) };
}

/** EC2's own beginning, and for calls that name a resource the end that only its owner can decode. */
function ec2Text(text: string, resource: string | undefined): string {
  const plain = `You are not authorized to perform this operation. ${text}`;
  if (resource === undefined) return plain;
  const encoded = Buffer.from(`sandbox: ${text}`).toString("base64url");
  return `${plain} Encoded authorization failure message: ${encoded}`;
}
