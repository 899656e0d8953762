/** IAM's reads about managed policies and OIDC providers. */
import type { ManagedPolicy } from "../account";
import { providerArn } from "../account";
import type { Call, Outcome } from "../call";
import { answer, failure, text } from "../outcome";
import { stableId } from "../state";
import { CREATED, encoded, missingPolicy, ownAccount, page, policyName } from "./own";

/** Every managed policy of the account: attached, a boundary, or unattached. */
function managedPolicies(call: Call): readonly ManagedPolicy[] {
  const { roles, users } = ownAccount(call);
  const all = [
    ...[...roles, ...users].flatMap(({ attached = [], boundary }) => [
      ...attached,
      ...(boundary ? [boundary] : []),
    ]),
    ...roles.flatMap(({ unattached = [] }) => unattached),
  ];
  return [...new Map(all.map((policy) => [policy.arn, policy])).values()];
}

function managed(call: Call): ManagedPolicy | undefined {
  return managedPolicies(call).find(({ arn }) => arn === text(call, "PolicyArn"));
}

function shape({ arn }: ManagedPolicy): object {
  return {
    PolicyName: policyName(arn),
    PolicyId: stableId("ANPA", arn),
    Arn: arn,
    Path: "/",
    DefaultVersionId: "v1",
    AttachmentCount: 1,
    IsAttachable: true,
    CreateDate: CREATED,
    UpdateDate: CREATED,
  };
}

const VERSION = { VersionId: "v1", IsDefaultVersion: true, CreateDate: CREATED };

/** ListPolicies. */
export function listPolicies(call: Call): Outcome {
  return page("Policies", managedPolicies(call).map(shape));
}

/** GetPolicy. */
export function getPolicy(call: Call): Outcome {
  const policy = managed(call);
  return policy ? answer({ Policy: shape(policy) }) : missingPolicy(call);
}

/** GetPolicyVersion. There is only `v1`. */
export function getPolicyVersion(call: Call): Outcome {
  const policy = managed(call);
  if (!policy || text(call, "VersionId") !== VERSION.VersionId) return missingPolicy(call);
  return answer({ PolicyVersion: { Document: encoded(policy.document), ...VERSION } });
}

/** ListPolicyVersions. */
export function listPolicyVersions(call: Call): Outcome {
  return managed(call) ? page("Versions", [VERSION]) : missingPolicy(call);
}

/** ListOpenIDConnectProviders. */
export function listProviders(call: Call): Outcome {
  const { id, oidcProviders = [] } = ownAccount(call);
  return answer({
    OpenIDConnectProviderList: oidcProviders.map((provider) => ({
      Arn: providerArn(call.state.partition, id, provider),
    })),
  });
}

/** GetOpenIDConnectProvider. */
export function getProvider(call: Call): Outcome {
  const arn = text(call, "OpenIDConnectProviderArn");
  const { id, oidcProviders = [] } = ownAccount(call);
  const provider = oidcProviders.find(
    (candidate) => providerArn(call.state.partition, id, candidate) === arn,
  );
  if (!provider) {
    return failure("NoSuchEntity", `OpenIDConnect Provider not found for arn ${arn}`, 404);
  }
  return answer({
    Url: provider.url.replace(/^https:\/\//, ""),
    ClientIDList: provider.clientIds,
    ThumbprintList: [],
    CreateDate: CREATED,
  });
}
