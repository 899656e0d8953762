import { App, TerraformOutput, TerraformStack, Testing } from "cdktf";
import { asOperand, quoted, whenExpression } from "../../modules/constructs/expression";
import { validationCondition } from "../../modules/constructs/inputs";
import { fixName } from "../../modules/constructs/logical-id";
import { policyDocumentBody } from "../../modules/constructs/policy-document";
import { VENDORS } from "../../modules/vendors";
import { argmin } from "../../modules/vendors/argmin";
import { OnboardingStack } from "../../stacks/onboarding-stack";
import { stateSettings } from "../../stacks/backend";

const synth = (props = {}) => {
  const app = new App({ skipValidation: true, outdir: process.env["TMPDIR"]! });
  return JSON.parse(Testing.synth(new OnboardingStack(app, "argmin", { vendor: argmin, ...props })));
};

describe("the synthesized module", () => {
  const module = synth();

  test("is what it was", () => {
    expect(module).toMatchSnapshot();
    // The point: every allowed way in asks for an external ID or for an exact subject.
    const trust = module.data.aws_iam_policy_document.trust;
    const statements = [...trust.statement, ...trust.dynamic.statement.map((block: any) => block.content)];
    for (const statement of statements.filter((s: any) => s.effect === "Allow")) {
      const tests = statement.condition.map((c: any) => `${c.test} ${c.variable}`).join();
      expect(tests).toMatch(/StringEquals (sts:ExternalId|\$\{local.oidc_issuer\}:sub)/);
    }
  });

  test("is the same every time", () => {
    expect(JSON.stringify(synth())).toBe(JSON.stringify(module));
  });

  test("has exactly two outputs", () => {
    expect(Object.keys(module.output).sort()).toEqual(["granted_permissions", "role_arn"]);
  });

  test("requires what has no default, hides what is secret, validates what can be wrong", () => {
    for (const input of argmin.inputs) {
      const variable = module.variable[input.name];
      expect(variable.description).toBe(input.description);
      expect("default" in variable).toBe(input.default !== undefined);
      expect(variable.sensitive ?? false).toBe(input.sensitive ?? false);
      expect(variable.validation ?? []).toHaveLength(input.rules.length);
      for (const { error_message } of variable.validation ?? [])
        expect(error_message).toMatch(/^'[a-z_]+' must .+\. .+\.$/);
    }
  });

  test("names no partition by hand outside of what a person reads", () => {
    const rest = { ...module, variable: undefined };
    expect(JSON.stringify(rest)).not.toContain("arn:aws:");
  });

  test("keeps the trust policy out of plans", () => {
    expect(module.resource.aws_iam_role.vendor.assume_role_policy).toBe(
      "${sensitive(data.aws_iam_policy_document.trust.json)}",
    );
  });

  test("gives each grant a policy of its name, and lists them all as the only ones", () => {
    const policies: any[] = Object.values(module.resource.aws_iam_role_policy);
    expect(policies.map((policy) => policy.name).sort()).toEqual(
      argmin.grants.map((grant) => grant.id).sort(),
    );
    const exclusive = module.resource.aws_iam_role_policies_exclusive.vendor.policy_names;
    for (const name of Object.keys(module.resource.aws_iam_role_policy)) {
      expect(exclusive).toContain(`aws_iam_role_policy.${name}`);
    }
    expect(module.resource.aws_iam_role_policy_attachments_exclusive.vendor.policy_arns).toEqual([]);
  });

  test("has no provider when it is for vendoring", () => {
    expect(synth({ withProvider: false }).provider).toBeUndefined();
  });

  test("asks for versions without an upper bound", () => {
    expect(module.terraform.required_version).toBe(">= 1.5.0");
    expect(module.terraform.required_providers.aws.version).toBe(">= 5.100.0");
  });
});

describe("expressions", () => {
  test("quote text and leave interpolations alone", () => {
    expect(quoted('a "b" ${c("d")} \\')).toBe('"a \\"b\\" ${c("d")} \\\\"');
    expect(asOperand("${var.x}")).toBe("var.x");
    expect(asOperand("${var.x}/")).toBe('"${var.x}/"');
  });

  test("negate the way a person writes it", () => {
    const text = (when: Parameters<typeof whenExpression>[0]) => whenExpression(when, argmin.inputs);
    expect(text({ not: { set: "cur_report_prefix" } })).toBe('var.cur_report_prefix == ""');
    expect(text({ not: { set: "oidc_subjects" } })).toBe("length(var.oidc_subjects) == 0");
    expect(text({ not: { all: [{ on: "enable_log_events" }, { set: "cur_kms_key_arn" }] } })).toBe(
      '!var.enable_log_events || var.cur_kms_key_arn == ""',
    );
    expect(text({ set: "previous_external_id" })).toBe('nonsensitive(var.previous_external_id != "")');
  });

  test("refuse to ask whether a required input is set", () => {
    expect(() => whenExpression({ set: "external_id" }, argmin.inputs)).toThrow(/external_id/);
  });

  test("refuse patterns that Terraform's strings would change", () => {
    const rule = { kind: "pattern", pattern: "^\\d$", must: "", remedy: "" } as const;
    const input = { ...argmin.inputs[0]!, rules: [rule] };
    expect(() => validationCondition(input, rule)).toThrow(/would change/);
  });
});

describe("policy documents", () => {
  test("refuse two conditions on one operator and key", () => {
    const condition = { operator: "DateLessThan", key: "aws:CurrentTime", values: ["x"] };
    const statement = { sid: "S", actions: ["a:b"], resources: ["*"], conditions: [condition, condition] };
    expect(() => policyDocumentBody([statement], [])).toThrow(/twice/);
  });
});

test("two elements of one name in a stack are refused, because cdktf would drop one", () => {
  const stack = new TerraformStack(Testing.app(), "s");
  fixName(new TerraformOutput(stack, "a", { value: "1" }), "output", "same");
  expect(() => fixName(new TerraformOutput(stack, "b", { value: "2" }), "output", "same")).toThrow(
    /exists twice/,
  );
});

describe("state", () => {
  const none = () => undefined;

  test("is a local file beside the project by default", () => {
    expect(stateSettings(none, {})).toEqual({ kind: "local" });
    const stack = synth({ state: { kind: "local" } });
    expect(JSON.stringify(stack)).not.toContain(process.cwd());
  });

  test("is a bucket when context or environment name one; context wins", () => {
    const environment = { AWS_ONBOARDING_STATE_BUCKET: "from-environment" };
    expect(stateSettings(none, environment)).toMatchObject({ kind: "s3", bucket: "from-environment" });
    const context = (key: string) => (key === "stateBucket" ? "from-context" : undefined);
    expect(stateSettings(context, environment)).toMatchObject({ bucket: "from-context" });
  });
});

describe.each(VENDORS.map((vendor) => [vendor.id, vendor] as const))("the model of %s", (_, vendor) => {
  test("uses patterns that JavaScript, RE2 and Java read alike", () => {
    for (const rule of vendor.inputs.flatMap((input) => input.rules)) {
      if (rule.kind !== "pattern" && rule.kind !== "not-pattern") continue;
      expect(rule.pattern).not.toMatch(/\\|\(\?|\$\{/);
      for (const [, , max] of rule.pattern.matchAll(/\{(\d+),?(\d*)\}/g))
        expect(Number(max)).toBeLessThanOrEqual(1000);
    }
  });
});
