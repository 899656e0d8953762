/** What gives access beside the principals' own policies, such as a bucket's policy, and is not judged. */
import type { UnknownPart } from "../principal";
import type { Draft } from "./draft";

/** A resource that gives access. */
export interface GivingResource {
  /** What it is called: an address, or a logical ID. */
  readonly what: string;
  /** Everything it says, as JSON. */
  readonly text: string;
  readonly refersTo: (draft: Draft) => boolean;
}

/** What gives access without being judged, sorted by whom it names. */
export interface Besides {
  /** They name a principal of the input, or an account that it trusts: what that gets cannot be told. */
  readonly named: readonly UnknownPart[];
  /** Those that name nobody of the input, as far as is known. */
  readonly others: readonly string[];
}

/** Looks the principals up in everything that gives access. */
export function sortBesides(giving: readonly GivingResource[], drafts: readonly Draft[]): Besides {
  const found = giving.map((resource) => ({
    what: resource.what,
    who: drafts.find((draft) => names(resource, draft)),
  }));
  return {
    named: found.flatMap(({ what, who }) => {
      if (!who) return [];
      const why = `it names ${who.kind} ${who.name}, or whom that trusts; policies of resources are not judged`;
      return [{ what, why }];
    }),
    others: found.flatMap(({ what, who }) => (who ? [] : [what])).sort(),
  };
}

function names({ text, refersTo }: GivingResource, draft: Draft): boolean {
  if (draft.kind === "policy") return false;
  const isNamed = [...text.matchAll(/:(?:role|user)\/([\w+=,.@/-]+)/g)].some(
    ([, path]) => path?.split("/").at(-1) === draft.name,
  );
  return isNamed || refersTo(draft) || trustedAccounts(draft).some((account) => text.includes(account));
}

/** Accounts in the trust policy, but for the principal's own. */
function trustedAccounts({ trust, accountId }: Draft): readonly string[] {
  const accounts =
    JSON.stringify(trust?.document ?? null).match(/arn:[^:"]*:(?:iam|sts)::\d{12}|"\d{12}"/g) ?? [];
  return accounts.map((text) => text.replace(/"/g, "").slice(-12)).filter((account) => account !== accountId);
}
