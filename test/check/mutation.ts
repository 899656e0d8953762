/** Adds one action to a principal that passes, to see that it no longer does. */
import type { CheckedPrincipal } from "../../modules/check/principal";
import { vendorPrincipals } from "../../modules/check/readers/vendors";
import { isWrite } from "../../modules/iam/access-level";
import { actionMatches } from "../../modules/iam/match";
import type { Catalogue } from "../../modules/iam/catalogue";
import { VENDORS } from "../../modules/vendors";

/**
 * Every vendor's principal with everything on, without AWS's own policies: those are findings on purpose. What bounds the
 * roles that a provisioner creates is among them.
 */
export function fullPrincipals(): readonly CheckedPrincipal[] {
  return VENDORS.flatMap((vendor) => {
    const all = vendorPrincipals(vendor);
    return [...all.slice(0, 1), ...all.filter(({ kind }) => kind === "policy").slice(0, 1)];
  }).map((principal) => ({
    ...principal,
    attached: principal.attached.filter(({ awsManaged }) => !awsManaged),
  }));
}

/** Every action that writes and that the principal does not declare, in the catalogue's order. */
export function undeclaredWrites(principal: CheckedPrincipal, catalogue: Catalogue): readonly string[] {
  const declared = ({ declaration }: CheckedPrincipal, name: string): boolean =>
    declaration !== undefined &&
    declaration.services.some((service) => name.toLowerCase().startsWith(`${service.toLowerCase()}:`)) &&
    (declaration.actions?.some((pattern) => actionMatches(pattern, name)) ?? true);
  return catalogue
    .expand("*")
    .filter(({ accessLevel, name }) => isWrite(accessLevel) && !declared(principal, name))
    .map(({ name }) => name);
}

/** A copy of the principal with one more action, in the first of its policies. */
export function withAction(principal: CheckedPrincipal, action: string): CheckedPrincipal {
  const added = { Effect: "Allow", Action: action, Resource: "*" } as const;
  const [first, ...rest] = principal.inline;
  if (first === undefined) {
    const policy = { name: "added", document: { Version: "2012-10-17", Statement: [added] } } as const;
    return { ...principal, inline: [policy] };
  }
  const { Statement: statements } = first.document;
  const list = Array.isArray(statements) ? statements : [statements];
  return {
    ...principal,
    inline: [{ ...first, document: { ...first.document, Statement: [...list, added] } }, ...rest],
  };
}
