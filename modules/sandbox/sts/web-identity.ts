/** AssumeRoleWithWebIdentity: an OIDC token instead of a signature; the role's trust policy decides. */
import type { RequestContext } from "../../iam/decision";
import { evaluate } from "../../iam/evaluate";
import { issuerHost, providerArn } from "../account";
import type { Call, Outcome, ServiceError } from "../call";
import { answer, text } from "../outcome";
import type { FoundRole } from "../state";
import { findRole } from "../state";
import { arnFault, regionFault, undecided } from "./assume-role";
import { newSession, sessionAnswer, sessionPolicy, sessionSeconds } from "./session";
import type { BelievedToken } from "./token";
import { readToken } from "./token";
import { validationError, WEB_IDENTITY } from "./validate";

/** Answers AssumeRoleWithWebIdentity. */
export function assumeRoleWithWebIdentity(call: Call): Outcome {
  const { params, state } = call;
  const arn = text(call, "RoleArn");
  const invalid = validationError(params, WEB_IDENTITY) ?? arnFault(arn);
  if (invalid) return error(invalid);
  const account = state.accounts.find(({ id }) => id === arn.split(":")[4]);
  const found = findRole(state, arn);
  if (!account || !found) return refused();
  const token = readToken(text(call, "WebIdentityToken"), account, state.now());
  if ("code" in token) return error(token);
  const decision = decide(call, found, token);
  if (decision.effect === "unknown") return error(undecided(decision.because));
  if (decision.effect === "denied") return refused();
  const off = regionFault(call, account.id);
  if (off) return error(off);
  const policy = sessionPolicy(params);
  if (policy && "code" in policy) return error(policy);
  const seconds = sessionSeconds(params, found, false);
  if (typeof seconds !== "number") return error(seconds);
  const session = newSession(state, found, seconds, {
    name: text(call, "RoleSessionName"),
    issued: state.now(),
    ...(policy && { policies: [policy] }),
  });
  return answer({
    ...sessionAnswer(session),
    SubjectFromWebIdentityToken: token.claims.sub,
    Audience: token.claims.aud[0],
    Provider: providerArn(state.partition, account.id, token.provider),
  });
}

function decide(
  call: Call,
  found: FoundRole,
  { claims, provider }: BelievedToken,
): ReturnType<typeof evaluate> {
  const { state } = call;
  const host = issuerHost(provider);
  const context: RequestContext = {
    [`${host}:aud`]: claims.aud.length === 1 ? (claims.aud[0] ?? "") : claims.aud,
    [`${host}:sub`]: claims.sub,
    ...(claims.amr.length > 0 && { [`${host}:amr`]: claims.amr }),
    "sts:RoleSessionName": text(call, "RoleSessionName"),
    "aws:CurrentTime": new Date(state.now()).toISOString(),
    "aws:EpochTime": String(Math.floor(state.now() / 1000)),
    "aws:RequestedRegion": call.region,
    "aws:SecureTransport": "true",
    "aws:SourceIp": "127.0.0.1",
  };
  return evaluate(
    {
      caller: {
        arn: providerArn(state.partition, found.account.id, provider),
        accountId: found.account.id,
        type: "Federated",
      },
      action: "sts:AssumeRoleWithWebIdentity",
      resource: found.arn,
      resourceAccountId: found.account.id,
      context,
    },
    {
      identity: [],
      resource: { name: "trust policy", document: found.role.trust },
      ...(found.account.resourceControl && { resourceControl: found.account.resourceControl }),
    },
  );
}

function refused(): Outcome {
  const message = "Not authorized to perform sts:AssumeRoleWithWebIdentity";
  return error({ code: "AccessDenied", message, status: 403 });
}

function error(fault: ServiceError): Outcome {
  return { kind: "error", error: fault };
}
