/** Policies of resources: they give access beside the principals' own, and are not judged. */
import type { UnknownPart } from "../principal";
import type { Draft } from "./draft";
import { isGiven, knownString, type IamResource } from "./iam-resource";
import { givesAccess } from "./resource-policy-types";

/** What gives access without being judged, sorted by whom it names. */
export interface ResourcePolicies {
  /** They name a principal of the input, or an account that it trusts: what that gets cannot be told. */
  readonly named: readonly UnknownPart[];
  /** Addresses of those that name nobody of the input, as far as is known. */
  readonly others: readonly string[];
}

/** Looks the principals up in every policy of a resource. */
export function resourcePolicies(
  resources: readonly IamResource[],
  drafts: readonly Draft[],
): ResourcePolicies {
  const found = resources.filter(gives).map((resource) => ({
    address: resource.address,
    who: drafts.find((draft) => names(resource, draft)),
  }));
  return {
    named: found.flatMap(({ address, who }) => {
      if (!who) return [];
      const why = `it names ${who.kind} ${who.name}, or whom that trusts; policies of resources are not judged`;
      return [{ what: address, why }];
    }),
    others: found.flatMap(({ address, who }) => (who ? [] : [address])).sort(),
  };
}

function gives(resource: IamResource): boolean {
  switch (givesAccess(resource.type)) {
    case "always":
      return true;
    case "with-policy":
      // Not written and not known: what AWS gives a new resource, which is nothing to others.
      return knownString(resource, "policy") !== undefined
        ? true
        : isGiven(resource, "policy") && resource.computed?.("policy") !== true;
    case undefined:
      return false;
  }
}

function names(resource: IamResource, draft: Draft): boolean {
  if (draft.kind === "policy") return false;
  const text = JSON.stringify(resource.values);
  const isReferred = Object.keys(resource.values)
    .flatMap((attribute) => resource.references(attribute).addresses)
    .some((address) => draft.source.endsWith(`: ${address}`));
  const isNamed = [...text.matchAll(/:(?:role|user)\/([\w+=,.@/-]+)/g)].some(
    ([, path]) => path?.split("/").at(-1) === draft.name,
  );
  return isReferred || isNamed || trustedAccounts(draft).some((account) => text.includes(account));
}

function trustedAccounts({ trust, accountId }: Draft): readonly string[] {
  const accounts =
    JSON.stringify(trust?.document ?? null).match(/arn:[^:"]*:(?:iam|sts)::\d{12}|"\d{12}"/g) ?? [];
  return accounts.map((text) => text.replace(/"/g, "").slice(-12)).filter((account) => account !== accountId);
}
