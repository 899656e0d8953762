/** The size limits of IAM, and how a policy's size is counted against them. */
import type { PolicyDocument } from "./policy";

/** Who a limit is for. */
export type QuotaHolder = "role" | "user" | "group";

/**
 * Default limits of "IAM and AWS STS quotas" in the IAM User Guide. Sizes are characters without white space.
 * The trust policy and the number of attachments can be raised for an account on request; the rest cannot.
 */
export const IAM_QUOTAS = {
  trustPolicySize: 2048,
  managedPolicySize: 6144,
  inlinePolicySize: { role: 10_240, user: 2048, group: 5120 },
  attachedPolicies: 10,
  nameLength: { role: 64, user: 64, group: 128 },
  policyNameLength: 128,
  pathLength: 512,
} as const satisfies Record<string, number | Record<QuotaHolder, number>>;

/** Characters that count: the document as JSON without white space between its parts. Spaces inside a value count. */
export function policySize(document: PolicyDocument): number {
  return JSON.stringify(document).length;
}

/** Why IAM would refuse the name, as the end of "must ...", or nothing. Source: the IAM API model's patterns. */
export function nameFault(name: string, longest: number): string | undefined {
  if (name.length < 1 || name.length > longest) return `be 1 to ${longest} characters long`;
  return /^[\w+=,.@-]+$/.test(name) ? undefined : "consist of letters, digits and _+=,.@- only";
}

/** Why IAM would refuse the path, as the end of "must ...", or nothing. Source: the IAM API model's patterns. */
export function pathFault(path: string): string | undefined {
  if (path.length > IAM_QUOTAS.pathLength) return `be at most ${IAM_QUOTAS.pathLength} characters long`;
  return /^\/([!-~]+\/)?$/.test(path) ? undefined : "begin and end with a slash, without spaces";
}
