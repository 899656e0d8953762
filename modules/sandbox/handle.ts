/** One request from beginning to end: identify, authenticate, authorise, answer. No input or output of its own. */
import type { Decision } from "../iam/decision";
import { decide, denial } from "./authorise";
import type {
  Call,
  Operation,
  Outcome,
  Question,
  ReceivedRequest,
  Reply,
  Service,
  ServiceError,
} from "./call";
import type { Identified } from "./identify";
import { ANONYMOUS } from "./principal";
import { authenticationError } from "./signature/errors";
import { authenticate } from "./signature/verify";
import type { State } from "./state";
import { undecided } from "./sts/assume-role";

/** The answer, and what the log keeps of the way to it. */
export interface Handled {
  readonly reply: Reply;
  readonly code: string;
  readonly action?: string;
  readonly resource?: string;
  readonly principal?: string;
  readonly region?: string;
}

/** Answers a request that has been identified. `injected` is a service error that a fault puts in its place. */
export function handle(
  request: ReceivedRequest,
  identified: Identified,
  state: State,
  requestId: string,
  injected: ServiceError | undefined,
): Handled {
  const { service, params } = identified;
  const fail = (error: ServiceError, more: Partial<Handled> = {}): Handled => ({
    reply: service.protocol.fail(service, error, requestId),
    code: error.code,
    ...more,
  });
  const name = identified.operation;
  const operation =
    name !== undefined && Object.hasOwn(service.operations, name) ? service.operations[name] : undefined;
  const authentication = authenticate(request, service, state);
  if (authentication.kind === "refused") {
    return fail(authenticationError(service.protocol.family, authentication.problem, authentication.detail));
  }
  if (authentication.kind === "anonymous" && !operation?.unsigned) {
    return fail(authenticationError(service.protocol.family, "missing", ""));
  }
  const principal = authentication.kind === "verified" ? authentication.principal : ANONYMOUS;
  const region = authentication.kind === "verified" ? authentication.region : "us-east-1";
  const seen = { principal: principal.arn, region };
  if (name === undefined || !operation) return fail(unknownOperation(service, name), seen);
  if (injected) return fail(injected, seen);
  if (identified.unreadable) {
    return fail(
      { code: "SerializationException", message: "The request could not be read.", status: 400 },
      seen,
    );
  }
  const call: Call = { service, operation: name, params, request, region, principal, state, requestId };
  const { outcome, question } = answerCall(call, operation);
  const asked = question && { action: question.action, resource: question.resource };
  switch (outcome.kind) {
    case "answer":
      return { reply: service.protocol.write(call, outcome.body), code: "", ...seen, ...asked };
    case "raw":
      return { reply: outcome.reply, code: "", ...seen, ...asked };
    case "error":
      return fail(outcome.error, { ...seen, ...asked });
  }
}

function answerCall(call: Call, operation: Operation): { outcome: Outcome; question?: Question } {
  if (operation.open) return { outcome: operation.answer(call) };
  const early = operation.before?.(call);
  if (early) return { outcome: { kind: "error", error: early } };
  const question: Question = {
    action: actionOf(call, operation),
    resource: operation.resource?.(call) ?? "*",
    ...(operation.context && { context: operation.context(call) }),
  };
  for (const each of [question, ...(operation.also?.(call) ?? [])]) {
    const shown = each === question ? (operation.shownResource?.(call) ?? each.resource) : each.resource;
    const error = refusal(call, each, shown, decide(call, each));
    if (error) return { outcome: { kind: "error", error }, question: each };
  }
  return { outcome: operation.answer(call), question };
}

function actionOf(call: Call, { action }: Operation): string {
  if (action === undefined) return `${call.service.prefix}:${call.operation}`;
  return typeof action === "string" ? action : action(call);
}

function refusal(
  call: Call,
  question: Question,
  shown: string,
  decision: Decision,
): ServiceError | undefined {
  switch (decision.effect) {
    case "allowed":
      return undefined;
    case "denied":
      return denial(call, question, shown, decision);
    case "unknown":
      return undecided(decision.because);
  }
}

/** Never a success and never a refusal: the sandbox says that it does not know. */
function unknownOperation(service: Service, name: string | undefined): ServiceError {
  const what = name === undefined ? "this request" : `${service.prefix}:${name}`;
  return { code: "UnknownOperation", message: `The sandbox does not know ${what}.`, status: 501 };
}
