/** A vendor's access for known values: the role or the user as it will exist. */
import { toPolicyDocument } from "../iam/document";
import { toList, type NamedPolicy, type PolicyDocument, type PolicyStatement } from "../iam/policy";
import { literalForm, type Environment, type InputValues, type Literal } from "./literal";
import { planPolicies } from "./policy-plan";
import type { RoleVendor, UserVendor, Vendor, WorkloadDeclaration, WriteDeclaration } from "./vendor";

/** A policy of the principal. With an ARN it is customer managed and attached; without one it is inline. */
export interface RenderedPolicy extends NamedPolicy {
  readonly managedArn?: string;
}

interface RenderedBase {
  readonly name: string;
  readonly path: string;
  readonly arn: string;
  /** Every policy that the module creates for the principal, in the vendor's order. */
  readonly policies: readonly RenderedPolicy[];
  /** ARNs of policies that AWS owns, attached because a switch is on. */
  readonly awsManagedPolicyArns: readonly string[];
  readonly permissionsBoundaryArn?: string;
  readonly tags: Readonly<Record<string, string>>;
  /** The `granted_permissions` output. */
  readonly grantedPermissions: readonly string[];
}

/** The role as AWS will store it. */
export interface RenderedRole extends RenderedBase {
  readonly kind: "role";
  readonly trust: PolicyDocument;
  /** Seconds. */
  readonly maxSessionDuration: number;
  /** The policy that bounds what a provisioner creates. It is not attached to the role. */
  readonly workloadBoundary?: RenderedPolicy;
  /** What the roles that a provisioner creates are meant to reach. */
  readonly workloadDeclaration?: WorkloadDeclaration;
  /** What a provisioner declares to write. */
  readonly declaration?: WriteDeclaration;
}

/** The user as AWS will store it. Its access keys are made outside of Terraform. */
export interface RenderedUser extends RenderedBase {
  readonly kind: "user";
}

/** The role or the user. */
export type RenderedPrincipal = RenderedRole | RenderedUser;

/** Renders whatever the vendor's principal is, for values that have been checked. */
export function renderPrincipal(
  vendor: Vendor,
  given: InputValues,
  environment: Environment,
): RenderedPrincipal {
  return vendor.principal === "role"
    ? renderRole(vendor, given, environment)
    : renderUser(vendor, given, environment);
}

/** Renders the role for values that have been checked. */
export function renderRole(vendor: RoleVendor, given: InputValues, environment: Environment): RenderedRole {
  const form = literalForm(vendor, given, environment);
  const { values, holds, input } = form;
  const base = renderBase(vendor, form, environment);
  const { workloadBoundary, declaration } = vendor;
  return {
    kind: "role",
    ...base,
    trust: toPolicyDocument(vendor.trust(values), holds),
    maxSessionDuration: Number(input(vendor.role.maxSessionDuration)),
    ...(workloadBoundary && {
      workloadBoundary: {
        name: `${base.name}-${workloadBoundary.id}`,
        managedArn: `${policyPrefix(base, environment)}${workloadBoundary.id}`,
        document: toPolicyDocument(workloadBoundary.statements(values), holds),
      },
      workloadDeclaration: workloadDeclaration(toPolicyDocument(workloadBoundary.declaration(values), holds)),
    }),
    ...(declaration && { declaration: declaration(values) }),
  };
}

function workloadDeclaration(within: PolicyDocument): WorkloadDeclaration {
  const statements = toList<PolicyStatement>(within.Statement);
  const actions = [...new Set(statements.flatMap(({ Action }) => toList(Action)))].sort();
  return {
    services: [...new Set(actions.map((action) => action.slice(0, action.indexOf(":"))))],
    actions,
    within,
  };
}

/** Renders the user for values that have been checked. */
export function renderUser(vendor: UserVendor, given: InputValues, environment: Environment): RenderedUser {
  return { kind: "user", ...renderBase(vendor, literalForm(vendor, given, environment), environment) };
}

function renderBase(
  vendor: Vendor,
  { values, holds, input }: Literal,
  environment: Environment,
): RenderedBase {
  const inputs = vendor.principal === "role" ? vendor.role : vendor.user;
  const { partition, accountId } = environment;
  const name = values.text(inputs.name);
  const path = values.text(inputs.path);
  const boundary = values.text(inputs.permissionsBoundary);
  const isOn = ({ enabledBy }: Pick<Vendor["grants"][number], "enabledBy">) => !enabledBy || holds(enabledBy);
  const awsManaged = (vendor.awsManagedPolicies ?? []).filter(isOn);
  const policies = planPolicies(vendor).flatMap((plan): readonly RenderedPolicy[] => {
    const grants = (plan.form === "inline" ? [plan.grant] : plan.grants).filter(isOn);
    if (grants.length === 0) return [];
    const document = toPolicyDocument(
      grants.flatMap((grant) => grant.statements(values)),
      holds,
    );
    if (plan.form === "inline") return [{ name: plan.grant.id, document }];
    const managedArn = `${policyPrefix({ name, path }, environment)}${plan.policy.id}`;
    return [{ name: `${name}-${plan.policy.id}`, managedArn, document }];
  });
  return {
    name,
    path,
    arn: `arn:${partition}:iam::${accountId}:${vendor.principal}${path}${name}`,
    policies,
    awsManagedPolicyArns: awsManaged.map((policy) => `arn:${partition}:iam::aws:policy/${policy.name}`),
    ...(boundary !== "" && { permissionsBoundaryArn: boundary }),
    tags: input(inputs.tags) as Readonly<Record<string, string>>,
    grantedPermissions: [
      ...vendor.trustSummary
        .filter((line) => !line.when || holds(line.when))
        .map((line) => line.text(values)),
      ...vendor.grants.filter(isOn).map((grant) => grantSentence(grant.summary(values), grant.dataClass)),
      ...awsManaged.map((policy) => grantSentence(policy.summary, policy.dataClass)),
    ],
  };
}

function policyPrefix(
  principal: { readonly name: string; readonly path: string },
  environment: Environment,
): string {
  return `arn:${environment.partition}:iam::${environment.accountId}:policy${principal.path}${principal.name}-`;
}

/** The sentence of a grant in `granted_permissions`: what, where, and which class of data. */
export function grantSentence(summary: string, dataClass: string): string {
  return `${summary} [${dataClass}]`;
}
