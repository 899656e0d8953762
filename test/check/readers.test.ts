import { InputError } from "../../modules/errors";
import { hasUnknown } from "../../modules/check/principal";
import { readTemplate } from "../../modules/check/readers/cloudformation-template";
import { readPolicyFile } from "../../modules/check/readers/policy-file";
import { readTerraformPlan } from "../../modules/check/readers/terraform-plan";
import { readSynth } from "../../modules/check/readers/terraform-synth";
import { vendorPrincipals } from "../../modules/check/readers/vendors";
import { toList, type PolicyStatement } from "../../modules/iam/policy";
import { VENDORS } from "../../modules/vendors";

const faultOf = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  return "no fault";
};

describe("bad input is one clear fault, and its text is never repeated", () => {
  const readers = {
    "--plan": readTerraformPlan,
    "--synth": readSynth,
    "--template": readTemplate,
    "--policy": readPolicyFile,
  };
  test.each(Object.entries(readers))("%s", (field, read) => {
    for (const text of ["{ SECRET", "[]", "null", '"SECRET"', "{}", "\u0000SECRET: {"]) {
      const message = faultOf(() => read(text, "file", field));
      expect(message).toContain(`'${field}' must`);
      expect(message).not.toContain("SECRET");
    }
  });

  test("a plan without IAM says that there is nothing to judge", () => {
    expect(faultOf(() => readTerraformPlan('{"resource_changes":[]}', "f", "--plan"))).toContain(
      "at least one IAM role",
    );
  });
});

describe("policy files", () => {
  test("a document that names principals is a trust policy", () => {
    const trust = '{"Statement":{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole"}}';
    expect(readPolicyFile(trust, "f", "--policy")[0]?.trust).toBeDefined();
    const identity = '\uFEFF{"Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}';
    expect(readPolicyFile(identity, "f", "--policy")[0]).toMatchObject({ inline: [{ name: "f" }] });
  });
});

/** A plan with the given resources; the configuration says what their attributes refer to. */
const plan = (
  resources: readonly {
    address: string;
    after: object;
    unknown?: object;
    references?: Record<string, string[]>;
  }[],
) =>
  JSON.stringify({
    resource_changes: resources.map(({ address, after, unknown }) => ({
      address,
      mode: "managed",
      type: address.split(".")[0],
      change: { actions: ["create"], after, after_unknown: unknown ?? {} },
    })),
    configuration: {
      root_module: {
        resources: resources.map(({ address, references = {} }) => ({
          address: address.replace(/\[.*/, ""),
          expressions: Object.fromEntries(
            Object.entries(references).map(([key, names]) => [key, { references: names }]),
          ),
        })),
      },
    },
  });

const WRITE = '{"Statement":[{"Effect":"Allow","Action":"s3:PutObject","Resource":"*"}]}';
const READ = '{"Statement":[{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}]}';
const TRUST = '{"Statement":[]}';

describe("Terraform plans", () => {
  test("give a policy to the role that it refers to when the name is known only after apply", () => {
    const principals = readTerraformPlan(
      plan([
        { address: "aws_iam_role.a", after: { name: "a", assume_role_policy: TRUST } },
        { address: "aws_iam_role.b", after: { name: "b", assume_role_policy: TRUST } },
        {
          address: "aws_iam_role_policy.p",
          after: { name: "p", policy: WRITE },
          unknown: { role: true },
          references: { role: ["aws_iam_role.b.id", "aws_iam_role.b"] },
        },
      ]),
      "plan.json",
      "--plan",
    );
    expect(principals.map((p) => [p.name, p.inline.length])).toEqual([
      ["a", 0],
      ["b", 1],
    ]);
  });

  test("match instances of for_each by their keys, and give it to all when they cannot be told apart", () => {
    const roles = ["x", "y"].map((key) => ({
      address: `aws_iam_role.r["${key}"]`,
      after: { name: key, assume_role_policy: TRUST },
    }));
    const policy = (address: string) => ({
      address,
      after: { name: "p", policy: WRITE },
      unknown: { role: true },
      references: { role: ["aws_iam_role.r"] },
    });
    const keyed = readTerraformPlan(plan([...roles, policy('aws_iam_role_policy.p["y"]')]), "f", "--plan");
    expect(keyed.map((p) => p.inline.length)).toEqual([0, 1]);
    const unclear = readTerraformPlan(plan([...roles, policy("aws_iam_role_policy.p")]), "f", "--plan");
    expect(unclear.map((p) => p.inline.length)).toEqual([1, 1]);
  });

  test("never lose a policy: without an owner in the plan it is judged for a principal that is not known whole", () => {
    const [principal] = readTerraformPlan(
      plan([{ address: "aws_iam_role_policy.p", after: { name: "p", role: "elsewhere", policy: WRITE } }]),
      "f",
      "--plan",
    );
    expect(principal).toMatchObject({ name: "elsewhere", inline: [{ name: "p" }] });
    expect(principal?.unknowns).toHaveLength(1);
  });

  test("say that a policy is not known where its text is known only after apply", () => {
    const [role] = readTerraformPlan(
      plan([
        { address: "aws_iam_role.a", after: { name: "a", assume_role_policy: TRUST } },
        { address: "aws_iam_role_policy.p", after: { name: "p", role: "a" }, unknown: { policy: true } },
        { address: "aws_iam_role_policy_attachment.q", after: { role: "a" }, unknown: { policy_arn: true } },
      ]),
      "f",
      "--plan",
    );
    expect(role?.unknowns.map((part) => part.what)).toEqual([
      "policy p",
      "policy_arn of aws_iam_role_policy_attachment.q",
    ]);
  });

  test("use a boundary of the same plan, and leave deleted resources out", () => {
    const text = plan([
      {
        address: "aws_iam_role.a",
        after: { name: "a", assume_role_policy: TRUST },
        unknown: { permissions_boundary: true },
        references: { permissions_boundary: ["aws_iam_policy.b.arn"] },
      },
      { address: "aws_iam_policy.b", after: { name: "b", policy: READ }, unknown: { arn: true } },
    ]);
    const [role, ...others] = readTerraformPlan(text, "f", "--plan");
    expect(role?.boundary).toMatchObject({ known: true });
    expect(others).toEqual([]);
    const deleted = text.replace(
      /"after":\{"name":"b"[^}]*\}[^}]*\}[^}]*\}/,
      '"after":null,"after_unknown":{}',
    );
    expect(readTerraformPlan(deleted, "f", "--plan")[0]?.boundary).toMatchObject({ known: false });
  });
});

describe("synthesized stacks", () => {
  test("keep what is written and mark what a variable decides", () => {
    const stack = {
      data: {
        aws_iam_policy_document: {
          d: {
            dynamic: {
              statement: [
                {
                  for_each: "${x}",
                  content: { actions: ["s3:PutObject"], resources: ["arn:aws:s3:::${var.b}/*"] },
                },
              ],
            },
          },
        },
      },
      resource: {
        aws_iam_role: { r: { name: "${var.n}", assume_role_policy: TRUST } },
        aws_iam_role_policy: {
          p: { name: "p", role: "${aws_iam_role.r.name}", policy: "${data.aws_iam_policy_document.d.json}" },
        },
      },
    };
    const [role] = readSynth(JSON.stringify(stack), "f", "--synth");
    const [statement] = toList<PolicyStatement>(role?.inline[0]?.document.Statement);
    expect(statement?.Action).toEqual(["s3:PutObject"]);
    expect(hasUnknown(String(statement?.Resource))).toBe(true);
  });
});

describe("CloudFormation templates", () => {
  const template = `
Parameters: { Prefix: { Type: String } }
Resources:
  Reader:
    Type: AWS::IAM::Role
    Properties:
      RoleName: !Sub "\${Prefix}-reader"
      AssumeRolePolicyDocument: { Statement: [] }
      ManagedPolicyArns: [ !Sub "arn:\${AWS::Partition}:iam::aws:policy/ReadOnlyAccess" ]
      Policies:
        - !If
          - Writes
          - PolicyName: maybe
            PolicyDocument: { Statement: [ { Effect: Allow, Action: "s3:PutObject", Resource: !Sub "arn:\${AWS::Partition}:s3:::\${Prefix}/*" } ] }
          - !Ref AWS::NoValue
  Extra:
    Type: AWS::IAM::Policy
    Properties:
      PolicyName: extra
      Roles: [ !Ref Reader ]
      PolicyDocument: { Statement: [ { Effect: Allow, Action: "iam:PassRole", Resource: "*" } ] }
`;

  test("take both ways of a condition in, and give policies to the roles that they name", () => {
    const [role] = readTemplate(template, "t.yaml", "--template");
    expect(role?.name).toBe("Reader");
    expect(role?.inline.map((policy) => policy.name)).toEqual(["maybe", "extra"]);
    expect(role?.attached.map((policy) => policy.name)).toEqual(["ReadOnlyAccess"]);
    expect(JSON.stringify(role?.inline[0]?.document)).toContain("s3:PutObject");
  });
});

describe("our own vendors", () => {
  test.each(VENDORS.map((vendor) => [vendor.id, vendor] as const))(
    "%s: everything on comes first",
    (_, vendor) => {
      const principals = vendorPrincipals(vendor);
      const most = Math.max(...principals.map((p) => p.inline.length + p.attached.length));
      expect(principals[0]!.inline.length + principals[0]!.attached.length).toBe(most);
      expect(principals[0]?.source).toContain("everything on");
    },
  );
});
