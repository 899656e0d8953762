/** Asks the evaluator whether people who must stay outside get in: what the rules overlook shows here. */
import type { AccessRequest, Caller } from "../iam/decision";
import { ALLOW_ASSUME_ROLE, evaluate } from "../iam/evaluate";
import { isNotKnownYet } from "../iam/evaluate/unknown";
import type { NamedPolicy } from "../iam/policy";
import { finding } from "./finding";
import type { CheckedPrincipal } from "./principal";
import type { Finding } from "./report";
import { withoutUncertainDenials } from "./sometimes";
import { readPolicy } from "./statement";
import { trustedOf } from "./trust-principal";

/** Accounts that play the stranger: the first one that the policy does not name. */
const STRANGERS = ["444455556666", "555566667777", "666677778888"];
const SOME_ACCOUNT = "111122223333";
/** Nobody has agreed on this value. */
const GUESS = "a-guessed-value-7f3a";

interface Attempt {
  readonly who: string;
  readonly request: AccessRequest;
}

/** A finding for everybody outside who is admitted, and for every answer that cannot be given. */
export function judgeStrangers(
  trust: NamedPolicy,
  principal: Pick<CheckedPrincipal, "accountId" | "name">,
  now: string | undefined,
): readonly Finding[] {
  const account = principal.accountId === undefined ? SOME_ACCOUNT : principal.accountId;
  const role = `arn:aws:iam::${account}:role/${isNotKnownYet(principal.name) ? "role" : principal.name}`;
  const { policy, places } = withoutUncertainDenials(trust);
  const findings = attempts(trust, account, role, now).map(({ who, request }) => {
    const decision = evaluate(request, { identity: [ALLOW_ASSUME_ROLE], resource: policy });
    if (decision.effect === "denied") return undefined;
    const at = {
      policy: trust.name,
      ...(decision.by && {
        statement: {
          index: places[decision.by.index] ?? decision.by.index,
          ...(decision.by.sid !== undefined && { sid: decision.by.sid }),
        },
      }),
    };
    if (decision.effect === "allowed") {
      const remedy = "Name whom the role trusts, and what they have to show.";
      return finding("trust-stranger", {
        ...at,
        actions: [request.action],
        why: `It admits ${who}.`,
        remedy,
      });
    }
    const remedy = "Judge again where it is known.";
    return finding("value-not-known", {
      ...at,
      why: `Whether it admits ${who} cannot be told: ${decision.because}.`,
      remedy,
    });
  });
  return findings.filter((one): one is Finding => one !== undefined);
}

function attempts(
  trust: NamedPolicy,
  account: string,
  role: string,
  now: string | undefined,
): readonly Attempt[] {
  const text = JSON.stringify(trust.document);
  const outside = STRANGERS.find((id) => id !== account && !text.includes(id)) ?? "777788889999";
  const stranger: Caller = { arn: `arn:aws:iam::${outside}:user/stranger`, accountId: outside };
  const basics = {
    "aws:CurrentTime": now ?? "2000-01-01T00:00:00Z",
    "aws:SecureTransport": "true",
    "aws:MultiFactorAuthPresent": "true",
    "aws:PrincipalArn": stranger.arn,
    "aws:PrincipalAccount": outside,
    "aws:PrincipalType": "User",
    "sts:RoleSessionName": GUESS,
  };
  const asked = { caller: stranger, action: "sts:AssumeRole", resource: role, resourceAccountId: account };
  return [
    { who: "a user of any account, without an external ID", request: { ...asked, context: basics } },
    {
      who: "a user of any account with a guessed external ID",
      request: { ...asked, context: { ...basics, "sts:ExternalId": GUESS } },
    },
    ...providers(trust).map(({ id, host }) => ({
      who: `anybody whom ${host} knows`,
      request: {
        caller: { arn: id, accountId: outside, type: "Federated" as const },
        action: "sts:AssumeRoleWithWebIdentity",
        resource: role,
        resourceAccountId: account,
        context: {
          "aws:CurrentTime": basics["aws:CurrentTime"],
          [`${host}:aud`]: GUESS,
          [`${host}:sub`]: GUESS,
          "sts:RoleSessionName": GUESS,
        },
      },
    })),
  ];
}

function providers(trust: NamedPolicy): readonly { readonly id: string; readonly host: string }[] {
  const named = readPolicy(trust, "trust").statements.flatMap(({ principal }) =>
    trustedOf(principal, undefined),
  );
  const found = new Map(
    named.flatMap((one) =>
      one.kind === "oidc" && !isNotKnownYet(one.id) ? [[one.id, one.host] as const] : [],
    ),
  );
  return [...found].map(([id, host]) => ({ id, host }));
}
