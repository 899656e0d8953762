/** What must hold for every vendor and every shape of it. */
import { Testing } from "cdktf";
import { vendorPrincipals } from "../../modules/check/readers/vendors";
import { checkPrincipals } from "../../modules/check/check";
import type { Catalogue } from "../../modules/iam/catalogue";
import { IAM_QUOTAS, policySize } from "../../modules/iam/quotas";
import { toList, type PolicyStatement } from "../../modules/iam/policy";
import { VENDORS } from "../../modules/vendors";
import { commercial } from "../../modules/vendors/literal";
import { planPolicies } from "../../modules/vendors/policy-plan";
import { renderPrincipal } from "../../modules/vendors/render";
import { tfvarsExample } from "../../modules/vendors/tfvars-example";
import { validateInputs } from "../../modules/vendors/validate";
import { loadCatalogue } from "../../scripts/lib/load-catalogue";
import { OnboardingStack } from "../../stacks/onboarding-stack";
import { VENDOR_VALUE_SETS } from "../support/vendor-values";

interface Synthesized {
  readonly resource: Readonly<Record<string, Readonly<Record<string, { readonly policy_arns?: string }>>>>;
  readonly output: Readonly<Record<string, unknown>>;
}

const account = commercial("111122223333");
const others = VENDORS.filter((vendor) => vendor.id !== "argmin");
const cases = others.flatMap((vendor) =>
  Object.entries(VENDOR_VALUE_SETS[vendor.id] ?? {}).map(([label, values]) => ({ vendor, label, values })),
);

let catalogue: Catalogue;
beforeAll(async () => {
  catalogue = await loadCatalogue();
});

test("every vendor has value sets", () => {
  expect(Object.keys(VENDOR_VALUE_SETS).sort()).toEqual(others.map((vendor) => vendor.id).sort());
});

describe.each(cases)("$vendor.id, $label", ({ vendor, values }) => {
  const rendered = renderPrincipal(vendor, values, account);

  test("as it will exist", () => {
    expect(validateInputs(vendor, values, account)).toEqual([]);
    expect(rendered).toMatchSnapshot();
    // The point of the snapshot: a role is entered with an external ID or not at all.
    if (rendered.kind === "user") return;
    for (const statement of toList<PolicyStatement>(rendered.trust.Statement)) {
      expect(statement.Condition?.["StringEquals"]).toHaveProperty(["sts:ExternalId"]);
    }
  });

  test("fits into IAM's quotas", () => {
    const inline = rendered.policies.filter((policy) => policy.managedArn === undefined);
    const managed = rendered.policies.filter((policy) => policy.managedArn !== undefined);
    const total = inline.reduce((sum, policy) => sum + policySize(policy.document), 0);
    expect(total).toBeLessThanOrEqual(IAM_QUOTAS.inlinePolicySize[rendered.kind]);
    for (const policy of managed)
      expect(policySize(policy.document)).toBeLessThanOrEqual(IAM_QUOTAS.managedPolicySize);
    expect(managed.length + rendered.awsManagedPolicyArns.length).toBeLessThanOrEqual(
      IAM_QUOTAS.attachedPolicies,
    );
    if (rendered.kind === "role")
      expect(policySize(rendered.trust)).toBeLessThanOrEqual(IAM_QUOTAS.trustPolicySize);
  });

  test("shows no external ID in what a person reads", () => {
    expect(rendered.grantedPermissions.join("\n")).not.toContain("first-id");
  });
});

describe.each(others.map((vendor) => ({ vendor })))("$vendor.id", ({ vendor }) => {
  test("is proven: what it may do is a read, or declared", () => {
    const principals = vendorPrincipals(vendor);
    const allowManaged = (vendor.awsManagedPolicies ?? []).map(
      (policy) => `arn:aws:iam::aws:policy/${policy.name}`,
    );
    const report = checkPrincipals(principals, catalogue, { allowManaged });
    const errors = report.principals.flatMap((principal) =>
      principal.findings.filter((finding) => finding.severity !== "note"),
    );
    expect(errors).toEqual([]);
    expect(principals.length).toBeGreaterThan(0);
  });

  test("names actions, not patterns, but for the one whose expansion is locked", () => {
    const { policies } = renderPrincipal(vendor, Object.values(VENDOR_VALUE_SETS[vendor.id]!)[0]!, account);
    const actions = policies.flatMap((policy) =>
      toList<PolicyStatement>(policy.document.Statement).flatMap((statement) => toList(statement.Action)),
    );
    expect(actions.filter((action) => action.includes("*") && action !== "ce:Get*")).toEqual([]);
  });

  test("has an example of every input, and no region or account of somebody else's in it", () => {
    const text = tfvarsExample(vendor);
    for (const input of vendor.inputs) expect(text).toContain(`${input.name} = `);
    expect(
      text.match(/(?<!-)\b\d{12}\b/g)?.filter((id) => !/^(111122223333|999988887777)$/.test(id)) ?? [],
    ).toEqual([]);
  });

  test("gives every policy of its principal to the exclusive resources", () => {
    const stack = new OnboardingStack(Testing.app(), vendor.id, { vendor });
    const module = JSON.parse(Testing.synth(stack)) as Synthesized;
    const attached = Object.keys(module.resource[`aws_iam_${vendor.principal}_policy_attachment`] ?? {});
    const exclusive = module.resource[`aws_iam_${vendor.principal}_policy_attachments_exclusive`];
    const arns = exclusive?.["vendor"]?.policy_arns;
    for (const name of Object.keys(module.resource["aws_iam_policy"] ?? {}).filter((key) =>
      attached.includes(key),
    ))
      expect(arns).toContain(`aws_iam_policy.${name}`);
    const managed = planPolicies(vendor).filter((plan) => plan.form === "managed");
    expect(attached).toHaveLength(managed.length + (vendor.awsManagedPolicies?.length ?? 0));
    // What a person reads names an example's partition; nothing else does.
    expect(JSON.stringify({ ...module, variable: {} })).not.toMatch(/arn:aws:/);
    expect(Object.keys(module.output).sort()).toEqual(
      [
        "granted_permissions",
        `${vendor.principal}_arn`,
        ...(vendor.principal === "role" && vendor.workloadBoundary ? ["workload_boundary_arn"] : []),
      ].sort(),
    );
  });
});

test("ReadOnlyAccess is an error unless somebody allows it by name", () => {
  const users = others.filter((vendor) => vendor.awsManagedPolicies);
  expect(users.map((vendor) => vendor.id)).toEqual(["costimizer-payer-user", "costimizer-linked-user"]);
  for (const vendor of users) {
    const report = checkPrincipals(vendorPrincipals(vendor), catalogue);
    const rules = new Set(report.principals.flatMap((one) => one.findings.map((finding) => finding.rule)));
    expect(rules).toContain("aws-managed-policy");
    const byDefault = renderPrincipal(vendor, {}, account);
    expect(byDefault.awsManagedPolicyArns).toEqual([]);
  }
});
