/** Roles that a principal may become: what they may do is as good as its own, so somebody has to judge it. */
import { overrideFor } from "../iam/override";
import { finding, some } from "./finding";
import type { Grant } from "./grants";
import type { CheckedPrincipal } from "./principal";
import type { Finding } from "./report";
import { accountPart, resourcePart } from "./scope";
import { place } from "./shape";

/** Whether the role of that ARN is judged beside the principal, or accepted. */
export type IsDescribed = (roleArn: string) => boolean;

/**
 * Knows the roles among the principals, those that a reader has the description of, and those whose ARNs are allowed. An
 * account has one role of a name, whatever the path.
 */
export function describedRoles(
  principals: readonly CheckedPrincipal[],
  allowed: readonly string[],
): IsDescribed {
  const roles = principals.filter(({ kind, accountId }) => kind === "role" && accountId !== undefined);
  const judged = new Set(roles.map(({ accountId, name }) => `${accountId} ${name}`));
  const known = new Set([...allowed, ...principals.flatMap((one) => one.describedRoles ?? [])]);
  return (arn) => known.has(arn) || judged.has(`${accountPart(arn)} ${resourcePart(arn)?.split("/").at(-1)}`);
}

/** A finding where the grant names roles exactly and nothing is known about some of them. */
export function undescribedRoles(grant: Grant, isDescribed: IsDescribed): Finding | undefined {
  const exact = grant.action.name === "sts:AssumeRole" && overrideFor(grant.action.name)?.resource;
  if (!exact) return undefined;
  const unknown = grant.resources.filter((arn) => exact.test(arn) && !isDescribed(arn));
  if (unknown.length === 0) return undefined;
  return finding("policy-not-known", {
    ...place(grant.statement),
    ...(grant.pattern !== undefined && { pattern: grant.pattern }),
    actions: [grant.action.name],
    why: `It may become ${some(unknown)}, and what is allowed there is not part of the input.`,
    remedy: "Judge the role in the same run, or accept it by its ARN with --allow-role.",
  });
}
