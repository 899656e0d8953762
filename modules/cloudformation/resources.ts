/** The role or user of a vendor and its policies, as the Resources of a template. */
import type { Grant } from "../grants/grant";
import type { When } from "../iam/when";
import { planPolicies } from "../vendors/policy-plan";
import type { ManagedPolicy, RoleVendor, UserVendor } from "../vendors/vendor";
import { fnEquals, fnIf, NO_VALUE, ref, type Node, type NodeMap } from "./intrinsic";
import { pascalCase } from "./names";
import { policyDocument, type Conditional } from "./policy-document";
import type { TemplateForm } from "./template-form";
import type { TemplateOptions } from "./template-options";

/** The logical ID of the role or user. Changing it replaces the principal in somebody's account. */
export const PRINCIPALS = { role: "Role", user: "User" } as const;

/** All resources by logical ID. */
export function resources(form: TemplateForm, options: TemplateOptions): Readonly<Record<string, Node>> {
  const { vendor } = form;
  const managed = planPolicies(vendor).filter((plan) => plan.form === "managed");
  return {
    [PRINCIPALS[vendor.principal]]:
      vendor.principal === "role" ? role(vendor, form, options) : user(vendor, form, options),
    ...Object.fromEntries(
      managed.map(({ policy, grants }) => [policyId(policy), managedPolicy(policy, grants, form)]),
    ),
    ...(vendor.principal === "role" && workloadBoundary(vendor, form)),
  };
}

/** The logical ID of a customer managed policy. */
export function policyId({ id }: { readonly id: string }): string {
  return `${pascalCase(id)}Policy`;
}

function role(vendor: RoleVendor, form: TemplateForm, options: TemplateOptions): Node {
  const { name, path, permissionsBoundary, maxSessionDuration } = vendor.role;
  const inline = planPolicies(vendor).flatMap((plan) => (plan.form === "inline" ? [plan.grant] : []));
  const trust = vendor.trust(form.values).map((statement) => ({ statement }));
  return {
    Type: "AWS::IAM::Role",
    Properties: {
      RoleName: ref(pascalCase(name)),
      Path: ref(pascalCase(path)),
      Description: `${vendor.title} ${vendor.purpose}`,
      AssumeRolePolicyDocument: policyDocument(trust, form),
      MaxSessionDuration: ref(pascalCase(maxSessionDuration)),
      PermissionsBoundary: boundary(permissionsBoundary, form, options),
      ...(inline.length > 0 && {
        Policies: inline.flatMap(
          (grant) => form.given(grant.enabledBy, () => inlinePolicy(grant, form)) ?? [],
        ),
      }),
      ...managedArns(form),
    },
  };
}

function user(vendor: UserVendor, form: TemplateForm, options: TemplateOptions): Node {
  const { name, path, permissionsBoundary } = vendor.user;
  return {
    Type: "AWS::IAM::User",
    Properties: {
      UserName: ref(pascalCase(name)),
      Path: ref(pascalCase(path)),
      PermissionsBoundary: boundary(permissionsBoundary, form, options),
      ...managedArns(form),
    },
  };
}

function inlinePolicy(grant: Grant, form: TemplateForm): Node {
  const statements = grant.statements(form.values).map((statement) => ({ statement }));
  return { PolicyName: grant.id, PolicyDocument: policyDocument(statements, form) };
}

function managedPolicy(policy: ManagedPolicy, grants: readonly Grant[], form: TemplateForm): Node {
  const { vendor } = form;
  const principal = vendor.principal === "role" ? vendor.role : vendor.user;
  const when = managedPolicyWhen(grants);
  const statements = grants.flatMap((grant) =>
    grant.statements(form.values).map((statement): Conditional => {
      // Where the policy's condition is the grant's own, the statements need no condition.
      const own = grants.length === 1 ? undefined : grant.enabledBy;
      return own ? { statement, when: own } : { statement };
    }),
  );
  return {
    Type: "AWS::IAM::ManagedPolicy",
    ...(when && { Condition: form.conditions.name(when) }),
    Properties: {
      ManagedPolicyName: form.text(`${form.values.text(principal.name)}-${policy.id}`),
      Path: ref(pascalCase(principal.path)),
      Description: `${vendor.title}: ${policy.title}`,
      PolicyDocument: policyDocument(statements, form),
    },
  };
}

/** A policy exists while one of its grants is on. */
function managedPolicyWhen(grants: readonly Grant[]): When | undefined {
  const switches = grants.flatMap((grant) => grant.enabledBy ?? []);
  if (switches.length < grants.length) return undefined;
  const [only] = switches;
  return switches.length === 1 ? only : { any: switches };
}

/** Named even when empty: an attachment that is made by hand then is a drift. */
function managedArns(form: TemplateForm): NodeMap {
  const { vendor } = form;
  const own = planPolicies(vendor).flatMap((plan) => {
    if (plan.form !== "managed") return [];
    return form.given(managedPolicyWhen(plan.grants), () => ref(policyId(plan.policy))) ?? [];
  });
  const aws = (vendor.awsManagedPolicies ?? []).flatMap(
    (policy) =>
      form.given(policy.enabledBy, () => ({
        "Fn::Sub": `arn:\${AWS::Partition}:iam::aws:policy/${policy.name}`,
      })) ?? [],
  );
  return { ManagedPolicyArns: [...own, ...aws] };
}

function boundary(input: string, form: TemplateForm, { forOrganization }: TemplateOptions): Node {
  const arn = ref(pascalCase(input));
  const name = pascalCase(input);
  const value = (): Node => {
    if (!forOrganization) return arn;
    const isAws = form.conditions.define(`${name}IsOfAws`, () =>
      fnEquals({ "Fn::Select": [4, { "Fn::Split": [":", { "Fn::Sub": `\${${name}}::::` }] }] }, "aws"),
    );
    // The policy of that path and name in each account.
    const here = {
      "Fn::Sub": [
        "arn:${AWS::Partition}:iam::${AWS::AccountId}:policy/${PathAndName}",
        { PathAndName: { "Fn::Select": [1, { "Fn::Split": [":policy/", arn] }] } },
      ],
    };
    return fnIf(isAws, arn, here);
  };
  return form.given({ set: input }, value) ?? NO_VALUE;
}

function workloadBoundary(vendor: RoleVendor, form: TemplateForm): NodeMap {
  const { workloadBoundary: bound } = vendor;
  if (!bound) return {};
  return {
    [policyId(bound)]: {
      Type: "AWS::IAM::ManagedPolicy",
      Properties: {
        ManagedPolicyName: form.text(`${form.values.text(vendor.role.name)}-${bound.id}`),
        Path: ref(pascalCase(vendor.role.path)),
        Description: `${vendor.title}: the most that a role which it creates can do`,
        PolicyDocument: policyDocument(
          bound.statements(form.values).map((statement) => ({ statement })),
          form,
        ),
      },
    },
  };
}
