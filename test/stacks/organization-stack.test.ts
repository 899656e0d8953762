import { App, Testing } from "cdktf";
import { buildTemplate } from "../../modules/cloudformation/template";
import { parameterName } from "../../modules/cloudformation/parameters";
import { literalText } from "../../modules/constructs/expression";
import { VENDORS } from "../../modules/vendors";
import { argmin } from "../../modules/vendors/argmin";
import type { RoleVendor } from "../../modules/vendors/vendor";
import { deployments } from "../../stacks/deployments";
import { OnboardingStack } from "../../stacks/onboarding-stack";
import { OrganizationStack } from "../../stacks/organization-stack";

interface Synthesized {
  readonly resource: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
  readonly provider: { readonly aws: readonly Readonly<Record<string, unknown>>[] };
  readonly variable: Readonly<Record<string, { readonly sensitive?: boolean }>>;
  readonly output: Readonly<Record<string, { readonly value: string }>>;
}

function synthesize(vendor: RoleVendor): Synthesized {
  const stack = new OrganizationStack(new App(), `${vendor.id}-organization`, { vendor });
  return JSON.parse(Testing.synth(stack)) as Synthesized;
}

const roleVendors = VENDORS.filter(
  (vendor): vendor is RoleVendor => vendor.principal === "role" && !vendor.declaration,
);

describe.each(roleVendors.map((vendor) => [vendor.id, vendor] as const))(
  "%s in an organization",
  (_, vendor) => {
    const { resource } = synthesize(vendor);
    const set = resource["aws_cloudformation_stack_set"]?.["members"];

    test("members get the template, with a value for each of its parameters", () => {
      const { body, inputs } = buildTemplate(vendor, { forOrganization: true, visibleSecrets: true });
      expect(set?.["template_body"]).toBe(literalText(JSON.stringify(body)));
      expect(Object.keys(set?.["parameters"] as object)).toEqual(inputs.map(parameterName).sort());
      // What CloudFormation masks is read back as a change, and written over the value.
      expect(JSON.stringify(body)).not.toContain("NoEcho");
    });

    test("the management account gets the role of the account's own stack", () => {
      const alone = new OnboardingStack(new App(), vendor.id, { vendor });
      const expected = (JSON.parse(Testing.synth(alone)) as Synthesized).resource;
      for (const [type, resources] of Object.entries(expected)) expect(resource[type]).toEqual(resources);
    });
  },
);

describe("the stack set", () => {
  const { resource, provider, variable, output } = synthesize(argmin);
  const set = resource["aws_cloudformation_stack_set"]?.["members"] ?? {};
  const instances = resource["aws_cloudformation_stack_set_instance"]?.["members"] ?? {};
  const callAs = '${var.delegated_admin_role_arn == "" ? "SELF" : "DELEGATED_ADMIN"}';
  const preferences = {
    failure_tolerance_percentage: "${var.failure_tolerance_percentage}",
    max_concurrent_percentage: "${var.max_concurrent_percentage}",
  };

  test("is managed by the service, follows accounts in and out of the units, and keeps nothing", () => {
    expect(set).toMatchObject({
      permission_model: "SERVICE_MANAGED",
      auto_deployment: { enabled: true, retain_stacks_on_account_removal: false },
      capabilities: ["CAPABILITY_NAMED_IAM"],
      operation_preferences: preferences,
    });
    expect(instances).toMatchObject({
      deployment_targets: { organizational_unit_ids: "${var.organizational_unit_ids}" },
      operation_preferences: preferences,
      retain_stack: false,
    });
  });

  test("is called for as delegated administrator exactly when that account's role is given", () => {
    expect([set["call_as"], instances["call_as"]]).toEqual([callAs, callAs]);
    expect([set["provider"], instances["provider"]]).toEqual(["aws.stack_sets", "aws.stack_sets"]);
    expect(provider.aws.find(({ alias }) => alias === "stack_sets")?.["dynamic"]).toEqual({
      assume_role: {
        for_each: '${var.delegated_admin_role_arn == "" ? [] : [var.delegated_admin_role_arn]}',
        content: { role_arn: "${assume_role.value}" },
      },
    });
    expect(resource["aws_iam_role"]?.["vendor"]).not.toHaveProperty("provider");
  });

  test("hands the external ID on as the sensitive value that it is", () => {
    expect(variable["external_id"]?.sensitive).toBe(true);
    expect((set["parameters"] as Record<string, string>)["ExternalId"]).toBe("${var.external_id}");
    expect(JSON.stringify(output)).not.toContain("external_id}");
  });

  test("leaves workload identities and verifiers to the management account", () => {
    const names = Object.keys(set["parameters"] as object);
    expect(names.filter((name) => /Oidc|Verifier/.test(name))).toEqual([]);
    expect(set["template_body"]).not.toMatch(/"(WorkloadIdentity|Verifier)"/);
  });
});

test("literal text keeps every mark of an expression from being one", () => {
  expect(literalText("a ${b} %{c} $${d} $ { %")).toBe("a $${b} %%{c} $$${d} $ { %");
});

test("a template that no stack set takes is refused, not cut", () => {
  const [large] = VENDORS.filter(({ id }) => id === "alethia");
  expect(() => synthesize(large as RoleVendor)).toThrow(/has \d+ bytes; a stack set takes 51200/);
});

test("each stack has a name of its own, and only what is asked for is loaded", () => {
  const all = deployments(VENDORS);
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  expect(all.filter(({ onRequest }) => !onRequest).map(({ id }) => id)).toEqual(VENDORS.map(({ id }) => id));
  expect(all.filter(({ onRequest }) => onRequest).map(({ id }) => id)).toEqual([
    ...roleVendors.map(({ id }) => `${id}-organization`),
    "billing-export",
  ]);
});
