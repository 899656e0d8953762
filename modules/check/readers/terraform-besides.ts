/** Terraform resources that give access beside the principals' own policies. */
import { sortBesides, type Besides } from "./besides";
import type { Draft } from "./draft";
import { isGiven, knownString, type IamResource } from "./iam-resource";
import { givesAccess } from "./resource-policy-types";

/** Looks the principals up in every policy of a resource. */
export function terraformBesides(resources: readonly IamResource[], drafts: readonly Draft[]): Besides {
  const giving = resources.filter(gives).map((resource) => ({
    what: resource.address,
    text: JSON.stringify(resource.values),
    refersTo: (draft: Draft) =>
      Object.keys(resource.values)
        .flatMap((attribute) => resource.references(attribute).addresses)
        .some((address) => draft.source.endsWith(`: ${address}`)),
  }));
  return sortBesides(giving, drafts);
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
