/** Sizes, numbers and names against the limits of IAM. */
import { IAM_QUOTAS, nameFault, pathFault, policySize, type QuotaHolder } from "../iam/quotas";
import type { NamedPolicy } from "../iam/policy";
import { finding } from "./finding";
import { hasUnknown, type CheckedPrincipal } from "./principal";
import type { Finding } from "./report";
import type { RuleId } from "./rules";

/**
 * Every limit that the principal breaks. A document with a value that is not known yet has no size to judge. What a
 * user has through a group counts against the group's limits, where the group is judged.
 */
export function judgeQuotas(principal: CheckedPrincipal): readonly Finding[] {
  const attached = principal.attached.filter(({ inherited }) => !inherited);
  const findings: Finding[] = [];
  const tooLarge = (
    rule: RuleId & `quota-${string}`,
    policy: string | undefined,
    size: number,
    limit: number,
  ): void => {
    if (size <= limit) return;
    findings.push(
      finding(rule, {
        ...(policy !== undefined && { policy }),
        why: `It has ${size} characters without white space; IAM accepts ${limit}.`,
        remedy: "Shorten it, or split it over several managed policies.",
      }),
    );
  };
  if (principal.trust) {
    tooLarge("quota-trust-size", principal.trust.name, sizeOf(principal.trust), IAM_QUOTAS.trustPolicySize);
  }
  const inline = principal.inline.reduce((sum, policy) => sum + sizeOf(policy), 0);
  const holder = holderOf(principal);
  if (holder !== undefined) {
    tooLarge("quota-inline-size", undefined, inline, IAM_QUOTAS.inlinePolicySize[holder]);
  }
  for (const { name, document, awsManaged } of attached) {
    if (document === undefined || awsManaged) continue;
    tooLarge("quota-managed-size", name, sizeOf({ name, document }), IAM_QUOTAS.managedPolicySize);
  }
  if (attached.length > IAM_QUOTAS.attachedPolicies) {
    findings.push(
      finding("quota-attachments", {
        why: `${attached.length} managed policies are attached; IAM accepts ${IAM_QUOTAS.attachedPolicies} unless the account's quota was raised.`,
        remedy: "Merge policies.",
      }),
    );
  }
  return [...findings, ...names(principal, holder)];
}

function names(principal: CheckedPrincipal, holder: QuotaHolder | undefined): readonly Finding[] {
  const madeUp = principal.standIns ?? [];
  const faults: (readonly [what: string, value: string, fault: string | undefined])[] = [];
  if (holder !== undefined) {
    const longest = IAM_QUOTAS.nameLength[holder];
    faults.push([`The ${holder}'s name`, principal.name, nameFault(principal.name, longest)]);
    for (const { name } of principal.inline) {
      faults.push(["The policy's name", name, nameFault(name, IAM_QUOTAS.policyNameLength)]);
    }
  }
  if (principal.path !== undefined) faults.push(["The path", principal.path, pathFault(principal.path)]);
  return faults
    .filter(([, value, fault]) => fault !== undefined && !hasUnknown(value) && !madeUp.includes(value))
    .map(([what, value, fault]) =>
      finding("quota-name", { why: `${what} "${value}" must ${fault}.`, remedy: "Choose another one." }),
    );
}

function holderOf(principal: CheckedPrincipal): QuotaHolder | undefined {
  return principal.kind === "policy" ? undefined : principal.kind;
}

function sizeOf(policy: NamedPolicy): number {
  return hasUnknown(JSON.stringify(policy.document)) ? 0 : policySize(policy.document);
}
