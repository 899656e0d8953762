/** Makes the temporary credentials of a role session, and the XML that hands them out. */
import type { NamedPolicy, PolicyDocument } from "../../iam/policy";
import type { Params, ServiceError } from "../call";
import type { Credential } from "../principal";
import type { FoundRole, SessionTraits, State } from "../state";
import { newId, newSecret, sessionPrincipal } from "../state";

/** AWS's default and largest session of a role when the caller is a role session itself: one hour. */
const ONE_HOUR = 3600;

/** A session of the role that ends after so many seconds (negative: one that has ended already). */
export function newSession(
  state: State,
  found: FoundRole,
  seconds: number,
  traits: SessionTraits,
): Credential {
  return state.credentials.add({
    accessKeyId: newId("ASIA"),
    secretAccessKey: newSecret(),
    sessionToken: Buffer.from(`${newId("")}${newSecret()}${newSecret()}`).toString("base64"),
    expires: state.now() + seconds * 1000,
    principal: sessionPrincipal(state.partition, found, traits),
  });
}

/** The members that AssumeRole and AssumeRoleWithWebIdentity have in common. */
export function sessionAnswer(credential: Credential): Record<string, object> {
  return {
    Credentials: {
      AccessKeyId: credential.accessKeyId,
      SecretAccessKey: credential.secretAccessKey,
      SessionToken: credential.sessionToken,
      Expiration: new Date(credential.expires ?? 0).toISOString().replace(/\.\d+Z$/, "Z"),
    },
    AssumedRoleUser: { AssumedRoleId: credential.principal.userId, Arn: credential.principal.arn },
  };
}

/** The session policy of the request, parsed; or the error that STS answers to one it cannot read. */
export function sessionPolicy(params: Params): NamedPolicy | ServiceError | undefined {
  const source = params["Policy"];
  if (typeof source !== "string") return undefined;
  try {
    const document = JSON.parse(source) as PolicyDocument;
    if (typeof document === "object" && document !== null && "Statement" in document) {
      return { name: "session policy", document };
    }
  } catch {
    // Falls through: what is no JSON is as malformed as what is no policy.
  }
  return {
    code: "MalformedPolicyDocument",
    message: "The policy is not in the valid JSON format.",
    status: 400,
  };
}

/** The length asked for, or the error when the role or the caller may not have so much. */
export function sessionSeconds(params: Params, found: FoundRole, chained: boolean): number | ServiceError {
  const seconds =
    typeof params["DurationSeconds"] === "string" ? Number(params["DurationSeconds"]) : ONE_HOUR;
  if (chained && seconds > ONE_HOUR) {
    return {
      code: "ValidationError",
      message:
        "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.",
      status: 400,
    };
  }
  if (seconds > (found.role.maxSessionDuration ?? ONE_HOUR)) {
    return {
      code: "ValidationError",
      message: "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.",
      status: 400,
    };
  }
  return seconds;
}
