/** Whether a writer's grants open one of the known ways to more permissions. */
import type { ConditionBlock } from "../iam/policy";
import { clausesOf } from "./condition";
import type { Declaration } from "./declaration";
import { ESCALATION_PATHS } from "./escalation-paths";
import type { EscalationStep, Guard } from "./escalation-step";
import { finding } from "./finding";
import type { Grant } from "./grants";
import { makesAdministrator } from "./managed";
import type { CheckedPrincipal } from "./principal";
import type { Finding } from "./report";
import { mayLie, resourcePart, withoutVariables } from "./scope";
import { place } from "./shape";

const REMEDIES: Readonly<Record<Guard, string>> = {
  path: "Limit it to the declared IAM path, and keep the writer itself outside of that path.",
  boundary: "Require StringEquals iam:PermissionsBoundary with the declared boundary.",
  scope: "Name the resources, at least by a prefix that is the writer's own.",
  never: "Remove it.",
};

/** One finding for each open path. */
export function judgeEscalation(
  principal: CheckedPrincipal,
  declaration: Declaration,
  grants: readonly Grant[],
): readonly Finding[] {
  const byAction = new Map<string, Grant[]>();
  for (const grant of grants) {
    const name = grant.action.name.toLowerCase();
    byAction.set(name, [...(byAction.get(name) ?? []), grant]);
  }
  const openGrant = ({ action, guard }: EscalationStep): Grant | undefined =>
    byAction.get(action.toLowerCase())?.find((grant) => !isGuarded(grant, guard, principal, declaration));
  return ESCALATION_PATHS.flatMap((path) => {
    const open = path.steps.map(openGrant);
    const [first] = open;
    const [step] = path.steps;
    if (first === undefined || step === undefined || open.includes(undefined)) return [];
    return [
      finding("privilege-escalation", {
        ...place(first.statement),
        ...(first.pattern !== undefined && { pattern: first.pattern }),
        actions: path.steps.map(({ action }) => action),
        why: path.why,
        remedy: REMEDIES[step.guard],
      }),
    ];
  });
}

function isGuarded(
  grant: Grant,
  guard: Guard,
  principal: CheckedPrincipal,
  declaration: Declaration,
): boolean {
  switch (guard) {
    case "never":
      return false;
    case "boundary":
      return (
        fixesBoundary(grant.statement.condition, declaration.boundaryArn) ||
        fixesPolicy(grant.statement.condition)
      );
    case "path":
      return underPath(grant, principal, declaration);
    case "scope":
      return (
        (grant.scope === "scoped" && grant.resources.every(namesSomething)) ||
        fixesOwner(grant.statement.condition)
      );
  }
}

function fixesBoundary(condition: ConditionBlock, boundaryArn: string | undefined): boolean {
  return clausesOf(condition).some(({ operator, key, values }) => {
    if (!/^(StringEquals|ArnEquals)$/i.test(operator) || key.toLowerCase() !== "iam:permissionsboundary")
      return false;
    const exact = values.length > 0 && values.every(isExact);
    return exact && (boundaryArn === undefined || values.every((value) => value === boundaryArn));
  });
}

/** `AttachRolePolicy` and its kin: only named policies, none of which makes an administrator. */
function fixesPolicy(condition: ConditionBlock): boolean {
  return clausesOf(condition).some(
    ({ operator, key, values }) =>
      /^(StringEquals|ArnEquals)$/i.test(operator) &&
      key.toLowerCase() === "iam:policyarn" &&
      values.length > 0 &&
      values.every((value) => isExact(value) && !makesAdministrator(value)),
  );
}

/** No wildcard, and no variable: the caller may be the one who fills it in. */
function isExact(value: string): boolean {
  return !/[*?]|\$\{/.test(value);
}

/** Only what carries the writer's own tag, or grants that AWS services make for themselves. */
function fixesOwner(condition: ConditionBlock): boolean {
  return clausesOf(condition).some(({ operator, key, values }) => {
    if (/^Bool$/i.test(operator) && /^kms:GrantIsForAWSResource$/i.test(key)) return values.join() === "true";
    const byTag = /^(aws|ssm|iam):ResourceTag\//i.test(key) && /^StringEquals$/i.test(operator);
    return byTag && values.length > 0 && values.every((value) => value !== "" && !value.includes("${"));
  });
}

/** Every resource lies under the declared path, and neither the writer nor the boundary does. */
function underPath(grant: Grant, principal: CheckedPrincipal, declaration: Declaration): boolean {
  const { iamPath, boundaryArn } = declaration;
  if (iamPath === undefined || !/^\/.+\/$/.test(iamPath)) return false;
  if (principal.path?.startsWith(iamPath)) return false;
  const ownArns = ownPolicies(principal, boundaryArn);
  if (ownArns.some((arn) => grant.resources.some((resource) => mayLie(arn, resource)))) return false;
  return grant.resources.every((resource) => {
    const part = resourcePart(resource);
    const slash = part?.indexOf("/") ?? -1;
    return (
      part !== undefined &&
      slash > 0 &&
      /^[a-z-]+$/.test(part.slice(0, slash)) &&
      part.slice(slash).startsWith(iamPath)
    );
  });
}

/** The managed policies and boundaries that limit the writer: whoever rewrites them limits itself no longer. */
function ownPolicies(principal: CheckedPrincipal, boundaryArn: string | undefined): readonly string[] {
  const { attached, boundary } = principal;
  const name = boundary === undefined ? undefined : boundary.known ? boundary.policy.name : boundary.name;
  return [...attached.map(({ arn }) => arn), name, boundaryArn].filter(
    (arn): arn is string => arn?.startsWith("arn:") ?? false,
  );
}

/** At least three characters of a name stand before the first wildcard of the resource's own part. */
function namesSomething(resource: string): boolean {
  const part = resourcePart(withoutVariables(resource));
  if (part === undefined) return false;
  const name = part.replace(/^[a-z-]+[/:](?=.)/, "");
  return /^[^*?]{3}/.test(name);
}
