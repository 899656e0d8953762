import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { parse, type CollectionTag, type ScalarTag } from "yaml";
import type { NodeMap } from "../../modules/cloudformation/intrinsic";
import { pascalCase } from "../../modules/cloudformation/names";
import { renderTemplate } from "../../modules/cloudformation/render";
import { buildTemplate } from "../../modules/cloudformation/template";
import { TEMPLATE_BODY_BYTES } from "../../modules/cloudformation/template-options";
import { InputError } from "../../modules/errors";
import type { PolicyStatement } from "../../modules/iam/policy";
import { VENDORS } from "../../modules/vendors";
import { argmin } from "../../modules/vendors/argmin";
import { commercial, type InputValues } from "../../modules/vendors/literal";
import { validateInputs } from "../../modules/vendors/validate";
import { ARGMIN_VALUES } from "../support/argmin-values";
import { Resolver } from "../support/cloudformation-resolver";
import { valueOf } from "../support/input-arbitraries";
import { fromTemplate, parametersFor } from "../support/template-access";

const CUSTOMER = commercial("111122223333");
/** Vendors whose template has to be uploaded before it can be used; docs/cloudformation.md says how. */
const NEEDS_S3 = new Set(["alethia"]);
/** The most that CloudFormation reads from S3 (quotas, template body size in an S3 object). */
const TEMPLATE_OBJECT_BYTES = 1_048_576;
const SHORT_FORMS = [
  "Ref",
  "Condition",
  "If",
  "Not",
  "And",
  "Or",
  "Equals",
  "Sub",
  "Join",
  "Split",
  "Select",
  "GetAtt",
];

/** What CloudFormation's YAML parser makes of the short forms. */
const tags = SHORT_FORMS.flatMap((name): (ScalarTag | CollectionTag)[] => {
  const long = name === "Ref" || name === "Condition" ? name : `Fn::${name}`;
  return [
    { tag: `!${name}`, resolve: (text) => ({ [long]: name === "GetAtt" ? text.split(".") : text }) },
    {
      tag: `!${name}`,
      collection: "seq",
      resolve: (value) => ({ [long]: value.toJSON() as unknown }),
    },
  ];
});

function resolved(values: InputValues): Resolver {
  const { body } = buildTemplate(argmin);
  return new Resolver(body, parametersFor(argmin, values, body), CUSTOMER);
}

describe.each(VENDORS.map((vendor) => [vendor.id, vendor] as const))("the template of %s", (id, vendor) => {
  const { body, inputs } = buildTemplate(vendor);

  test("is the same in YAML and in JSON", () => {
    const json = JSON.parse(renderTemplate(vendor, { format: "json" })) as unknown;
    expect(json).toEqual(body);
    expect(parse(renderTemplate(vendor, { format: "yaml" }), { version: "1.1", customTags: tags })).toEqual(
      json,
    );
  });

  test("is flat and made of IAM alone", () => {
    expect(Object.keys(body)).not.toContain("Transform");
    const types = Object.values(body["Resources"] as NodeMap).map(
      (resource) => (resource as NodeMap)["Type"],
    );
    expect(types.filter((type) => !/^AWS::IAM::(Role|User|ManagedPolicy)$/.test(type as string))).toEqual([]);
    expect(JSON.stringify(body)).not.toMatch(/Fn::Transform|AWS::Include|arn:aws:/);
  });

  test.each(["yaml", "json"] as const)("fits into one call as %s, or is known to need S3", (format) => {
    const bytes = [false, true].map((forOrganization) =>
      Buffer.byteLength(renderTemplate(vendor, { format, forOrganization })),
    );
    const largest = Math.max(...bytes);
    expect(largest > TEMPLATE_BODY_BYTES).toBe(NEEDS_S3.has(id));
    expect(largest).toBeLessThanOrEqual(TEMPLATE_OBJECT_BYTES);
  });

  test("hides exactly the sensitive parameters, unless they are wanted visible", () => {
    const hidden = (of: NodeMap) =>
      Object.entries(of["Parameters"] as NodeMap).flatMap(([name, p]) =>
        (p as NodeMap)["NoEcho"] ? [name] : [],
      );
    expect(hidden(body)).toEqual(
      inputs.filter((input) => input.sensitive).map(({ name }) => pascalCase(name)),
    );
    expect(hidden(buildTemplate(vendor, { visibleSecrets: true }).body)).toEqual([]);
  });

  test("is committed as the model has it", () => {
    const file = join(__dirname, "../../dist/cloudformation", `${id}.yaml`);
    // When this fails: npm run render:cloudformation
    expect(readFileSync(file, "utf8")).toBe(renderTemplate(vendor, { format: "yaml" }));
  });
});

test("no template is committed for a vendor that is gone", () => {
  const names = readdirSync(join(__dirname, "../../dist/cloudformation"));
  expect(names).toEqual(VENDORS.map(({ id }) => `${id}.yaml`).sort());
});

test("a parameter takes the texts that the model takes, and no others", () => {
  const { body } = buildTemplate(argmin);
  const texts = argmin.inputs.filter(
    (input) =>
      input.type === "string" &&
      input.name !== "oidc_provider_arn" &&
      pascalCase(input.name) in (body["Parameters"] as NodeMap),
  );
  const mutated = fc.constantFrom(...texts).chain((input) =>
    fc.tuple(
      fc.constant(input.name),
      fc.oneof(
        valueOf(input) as fc.Arbitrary<string>,
        fc
          .tuple(valueOf(input) as fc.Arbitrary<string>, fc.string({ minLength: 1, maxLength: 3 }))
          .map((p) => p.join("")),
        fc.constantFrom(
          "",
          " ",
          "a",
          "192.168.0.1",
          "xn--a",
          "a..b",
          "2027-02-29T00:00:00Z",
          "2028-02-29T23:59:59Z",
        ),
        fc.constantFrom(
          "2027-04-31T00:00:00Z",
          "2027-13-01T00:00:00Z",
          "2100-02-29T00:00:00Z",
          "x".repeat(600),
        ),
      ),
    ),
  );
  fc.assert(
    fc.property(mutated, ([name, text]) => {
      // A line break cannot be typed into a parameter, and the dot of a pattern does not match one.
      fc.pre(!/[\n\r\u2028\u2029]/.test(text));
      const values = { ...ARGMIN_VALUES, [name]: text };
      const own = new Resolver(body, parametersFor(argmin, values, body), CUSTOMER).faults();
      const model = validateInputs(argmin, values).some(
        (fault) => fault.field === name && !isCross(fault.rule),
      );
      expect(own.includes(pascalCase(name))).toBe(model);
    }),
    { numRuns: 200 },
  );
});

function isCross(rule: string): boolean {
  return argmin.crossRules.some((cross) => cross.must === rule);
}

test("Rules refuse what the model refuses between parameters", () => {
  const faults = (values: InputValues) => resolved({ ...ARGMIN_VALUES, ...values }).faults();
  const same = ARGMIN_VALUES["external_id"] as string;
  expect(faults({})).toEqual([]);
  expect(faults({ previous_external_id: "another-id" })).toEqual([]);
  expect(faults({ previous_external_id: same })).toEqual(["PreviousExternalIdMustDifferFromExternalId"]);
  expect(faults({ previous_external_id_expires_at: "2027-01-31T00:00:00Z" })).toEqual([
    "PreviousExternalIdExpiresAtMustComeWithPreviousExternalId",
  ]);
});

test("an ARN of the wrong account becomes a principal that IAM refuses", () => {
  const trustOf = (values: InputValues) =>
    JSON.stringify(fromTemplate(argmin, resolved({ ...ARGMIN_VALUES, ...values })).trust);
  const right = "arn:aws:iam::999988887777:role/reader";
  const wrong = "arn:aws:iam::444455556666:role/reader";
  expect(trustOf({ vendor_role_arn: right })).toContain(`"AWS":["${right}"]`);
  expect(trustOf({ vendor_role_arn: wrong })).toContain(
    `"AWS":["'VendorRoleArn' must be a role of the account in ArgminAccountId, got: ${wrong}"]`,
  );
});

test("a provider without subjects admits no token, and subjects without a provider nobody", () => {
  const provider = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com";
  const statements = (values: InputValues) =>
    fromTemplate(argmin, resolved({ ...ARGMIN_VALUES, ...values })).trust
      ?.Statement as readonly PolicyStatement[];
  const alone = statements({ oidc_provider_arn: provider }).find(({ Sid }) => Sid === "WorkloadIdentity");
  expect(alone?.Condition?.["StringEquals"]?.["token.actions.githubusercontent.com:sub"]).toEqual([""]);
  expect(statements({ oidc_subjects: ["repo:my-org/tools:ref:refs/heads/main"] })).toHaveLength(1);
});

test.each([
  ["enable_bedrock_access", "bedrock"],
  ["enable_log_events", "logs"],
  ["enable_identity_inventory", "identity"],
  ["enable_organizations_read", "organizations"],
])("%s takes out the policy %s and no other", (name, policy) => {
  const names = (values: InputValues) => fromTemplate(argmin, resolved(values)).policies.map((p) => p.name);
  const all = names(ARGMIN_VALUES);
  expect(names({ ...ARGMIN_VALUES, [name]: false })).toEqual(all.filter((one) => one !== policy));
  expect(all).toContain(policy);
});

test("another issuer is another template, and no issuer is none", () => {
  const issuer = "oidc.eks.eu-central-1.amazonaws.com/id/0123456789ABCDEF";
  const { body } = buildTemplate(argmin, { oidcIssuer: issuer });
  expect(JSON.stringify(body)).toContain(`"${issuer}:sub"`);
  const pattern = ((body["Parameters"] as NodeMap)["OidcProviderArn"] as NodeMap)["AllowedPattern"] as string;
  const whole = new RegExp(`^(?:${pattern})$`);
  expect(whole.test(`arn:aws:iam::111122223333:oidc-provider/${issuer}`)).toBe(true);
  expect(whole.test(`arn:aws:iam::111122223333:oidc-provider/${issuer.replace(".", "x")}`)).toBe(false);
  expect(() => buildTemplate(argmin, { oidcIssuer: "https://issuer" })).toThrow(InputError);
});

test("a placeholder of an unknown name is a fault of the model", () => {
  const bad = { ...argmin, trustSummary: [{ text: () => "${aws:PrincipalTag/x}" }] };
  expect(() => buildTemplate(bad)).toThrow("holds a placeholder that is no name");
  const misspelt = {
    ...argmin,
    trustSummary: [{ text: (v: { text: (n: string) => string }) => v.text("cur_bucket") }],
  };
  expect(() => buildTemplate(misspelt)).toThrow("argmin has no value named cur_bucket");
});
