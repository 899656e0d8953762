/** Attached managed policies: which are judged by their content, which are refused or accepted by their name. */
import type { NamedPolicy } from "../iam/policy";
import { finding } from "./finding";
import { aboutManagedPolicy } from "./managed";
import { UNKNOWN_VALUE, type AttachedPolicy, type CheckedPrincipal } from "./principal";
import type { Finding } from "./report";

/** The attachments, sorted by how they are treated. */
interface Attachments {
  /** The customer's own: judged like inline policies. */
  readonly judged: readonly NamedPolicy[];
  /** AWS's own, allowed by name: they count as given and are not judged. */
  readonly accepted: readonly NamedPolicy[];
  readonly findings: readonly Finding[];
}

/** Sorts the attachments. An AWS managed policy is accepted only when its ARN is listed. */
export function judgeAttachments(principal: CheckedPrincipal, allowManaged: readonly string[]): Attachments {
  const isAllowed = ({ arn }: AttachedPolicy): boolean =>
    arn !== undefined && allowManaged.some((allowed) => isSamePolicy(arn, allowed));
  return {
    judged: principal.attached.filter((policy) => !policy.awsManaged).flatMap(known),
    accepted: principal.attached.filter((policy) => policy.awsManaged).flatMap(known),
    findings: [
      ...principal.attached.flatMap((policy) => attachmentFindings(policy, isAllowed(policy))),
      ...boundaryFindings(principal),
    ],
  };
}

/** Which partition it is may depend on where it is deployed: the policy is AWS's own, and the same one, in each. */
function isSamePolicy(arn: string, allowed: string): boolean {
  const unknownPartition = `arn:${UNKNOWN_VALUE}:`;
  if (!arn.startsWith(unknownPartition)) return arn === allowed;
  return arn.slice(unknownPartition.length) === allowed.split(":").slice(2).join(":");
}

function known({ name, document }: AttachedPolicy): readonly NamedPolicy[] {
  return document === undefined ? [] : [{ name, document }];
}

function attachmentFindings(policy: AttachedPolicy, isAllowed: boolean): readonly Finding[] {
  const { name, arn } = policy;
  if (policy.awsManaged) {
    const what = `${aboutManagedPolicy(arn ?? name)} AWS changes it without asking.`;
    if (isAllowed) {
      const remedy = "Nothing to do; it was allowed by its ARN.";
      return [finding("aws-managed-policy-allowed", { policy: name, why: what, remedy })];
    }
    const remedy = "Grant the needed actions in a policy of your own, or allow this one by its ARN.";
    return [finding("aws-managed-policy", { policy: name, why: what, remedy })];
  }
  if (policy.document !== undefined) return [];
  const why = "The input names the policy and does not hold its document.";
  return [
    finding("policy-not-known", { policy: name, why, remedy: "Judge the policy itself, or the live role." }),
  ];
}

function boundaryFindings({ boundary }: CheckedPrincipal): readonly Finding[] {
  if (boundary === undefined || boundary.known) return [];
  const why = "A boundary can only take away, so what passes without it passes with it.";
  return [finding("boundary-not-known", { policy: boundary.name, why, remedy: "Nothing to do." })];
}
