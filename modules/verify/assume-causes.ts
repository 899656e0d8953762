/** AWS refuses AssumeRole in one sentence for five causes. Here is what can be found out about each. */
import { evaluate, ALLOW_ASSUME_ROLE } from "../iam/evaluate";
import type { Decision } from "../iam/decision";
import { renderPrincipal, type RenderedRole } from "../vendors/render";
import { TRUST_INPUTS } from "../vendors/trust";
import { classify } from "./classify";
import { homeRegion } from "./clients";
import { findOwnRole, PATH_NOT_KNOWN, type OwnRole } from "./own-role";
import type { AssumeCause, CallerIdentity, Line } from "./line";
import type { VerifyOptions } from "./options";
import type { Session } from "./session";

/** The five causes in the order in which they are worth checking. `drift` is what the drift lines found out. */
export async function checkAssumeCauses(
  session: Session,
  options: VerifyOptions,
  caller: CallerIdentity,
  drift: readonly Line[],
): Promise<readonly AssumeCause[]> {
  const described = renderPrincipal(options.vendor, options.given, options.environment);
  if (described.kind !== "role") return [];
  const own = await findOwnRole(session, caller);
  const decision = describedDecision(session, described, caller, own);
  return [
    existence(options, drift),
    principal(described, caller, decision, own),
    externalId(drift),
    await ownPermission(session, options, caller, own),
    conditions(session, options, decision),
  ];
}

/** What the trust policy as described says to this caller with this external ID now. */
function describedDecision(
  session: Session,
  role: RenderedRole,
  caller: CallerIdentity,
  own: OwnRole | undefined,
): Decision {
  const roleArn = own?.arn;
  return evaluate(
    {
      caller: { arn: caller.arn, accountId: caller.accountId, ...(roleArn !== undefined && { roleArn }) },
      action: "sts:AssumeRole",
      resource: role.arn,
      resourceAccountId: role.arn.split(":")[4] ?? "",
      context: {
        "sts:ExternalId": session.form.values.text(TRUST_INPUTS.externalId),
        "aws:CurrentTime": new Date(session.source.now()).toISOString(),
        "aws:PrincipalArn": roleArn ?? caller.arn,
        "aws:PrincipalAccount": caller.accountId,
      },
    },
    { identity: [ALLOW_ASSUME_ROLE], resource: { name: "trust policy", document: role.trust } },
  );
}

function existence({ principal: { arn } }: VerifyOptions, drift: readonly Line[]): AssumeCause {
  const cause = `The role does not exist, or its name or path is spelt differently (upper and lower case count): ${arn}`;
  if (drift.some(({ reason }) => reason === "principal-missing"))
    return { cause, state: "likely", checked: "IAM has no role of that name." };
  const moved = drift.find(({ reason }) => reason === "path-differs");
  if (moved) return { cause, state: "likely", checked: `IAM has ${moved.detail ?? "it"}.` };
  if (
    drift.some(
      ({ id, reason }) => id.startsWith("trust") && reason !== "not-readable" && reason !== "interrupted",
    )
  )
    return { cause, state: "ruled-out", checked: "The role was read from IAM." };
  return {
    cause,
    state: "open",
    checked: `Only its own account can see that: aws iam get-role --role-name ${arn.split("/").at(-1) ?? ""}`,
  };
}

function principal(
  role: RenderedRole,
  caller: CallerIdentity,
  decision: Decision,
  own: OwnRole | undefined,
): AssumeCause {
  const cause = `The trust policy does not name the caller: ${caller.arn}`;
  if (decision.effect === "denied" && decision.kind === "implicit") {
    if (own?.pathIsKnown === false && JSON.stringify(role.trust).includes(`/${own.name}"`))
      return { cause, state: "open", checked: PATH_NOT_KNOWN };
    const named = JSON.stringify(role.trust).includes(caller.accountId);
    const who = named ? "another principal of the caller's account" : "the caller's account nowhere";
    return { cause, state: "likely", checked: `The description names ${who}.` };
  }
  return { cause, state: "open", checked: "The description admits the caller; what is live may differ." };
}

function externalId(drift: readonly Line[]): AssumeCause {
  const cause = "The external ID is wrong, or the live trust policy demands another one.";
  const trust = drift.filter(({ id }) => id === "trust" || id.startsWith("trust/"));
  if (trust.some(({ reason }) => reason === "as-described"))
    return {
      cause,
      state: "ruled-out",
      checked: "The live trust policy was read and is as described, external ID included.",
    };
  const differing = trust.find(({ detail }) => detail?.toLowerCase().includes("sts:externalid"));
  if (differing)
    return {
      cause,
      state: "likely",
      checked: `Statement ${differing.id.slice(6)}: ${differing.detail ?? ""}.`,
    };
  return { cause, state: "open", checked: "The live trust policy could not be read." };
}

async function ownPermission(
  session: Session,
  { principal: { arn } }: VerifyOptions,
  caller: CallerIdentity,
  own: OwnRole | undefined,
): Promise<AssumeCause> {
  const cause =
    "The caller's own policies, its boundary or its organization do not allow sts:AssumeRole on the role.";
  const input = {
    PolicySourceArn: own?.arn ?? caller.arn,
    ActionNames: ["sts:AssumeRole"],
    ResourceArns: [arn],
  };
  const region = homeRegion("iam", caller.partition);
  const operation = "SimulatePrincipalPolicy";
  const { reply, outcome } = await session.repeat(
    () => session.send({ client: "iam", operation, region, input, signer: { kind: "caller" } }),
    (one) => classify(one, { client: "iam", action: `iam:${operation}`, nothingThere: ["NoSuchEntity"] }),
  );
  if (outcome.kind === "nothing-there" && own?.pathIsKnown === false)
    return { cause, state: "open", checked: PATH_NOT_KNOWN };
  if (outcome.kind !== "answered" || !reply.ok)
    return {
      cause,
      state: "open",
      checked: "The caller may not ask iam:SimulatePrincipalPolicy about itself.",
    };
  const [result] = (reply.answer["EvaluationResults"] ?? []) as readonly { readonly EvalDecision?: string }[];
  return result?.EvalDecision === "allowed"
    ? {
        cause,
        state: "ruled-out",
        checked: "iam:SimulatePrincipalPolicy says that the caller's policies allow it.",
      }
    : {
        cause,
        state: "likely",
        checked: `iam:SimulatePrincipalPolicy says ${result?.EvalDecision ?? "nothing"}.`,
      };
}

function conditions(session: Session, { vendor }: VerifyOptions, decision: Decision): AssumeCause {
  const cause =
    "A further condition of the trust policy does not hold: an expiry, MFA, an address, an organization.";
  const known = vendor.inputs.some((input) => input.name === TRUST_INPUTS.accessExpiresAt);
  const end = known ? session.form.values.text(TRUST_INPUTS.accessExpiresAt) : "";
  if (end !== "" && Date.parse(end) <= session.source.now())
    return { cause, state: "likely", checked: `access_expires_at is over since ${end}.` };
  if (decision.effect === "unknown")
    return { cause, state: "open", checked: `Not known here: ${decision.because}.` };
  return {
    cause,
    state: "open",
    checked: "The description has no condition that fails; what is live may differ.",
  };
}
