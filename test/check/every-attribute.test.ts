/** Nothing that decides about permissions may be passed over: whatever is not known, or not familiar, is said. */
import { checkPrincipals } from "../../modules/check/check";
import { readTerraformPlan } from "../../modules/check/readers/terraform-plan";
import { readSynth } from "../../modules/check/readers/terraform-synth";
import { buildCatalogue } from "../../modules/iam/catalogue";
import { planText, synthText, type PlannedResource } from "./input-case";

/** A clean input of every kind of resource that is read; what each resource may write, given or not. */
const RESOURCES: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  "aws_iam_role.vendor": {
    name: "vendor",
    assume_role_policy: "$TRUST",
    inline_policy: [{ name: "block", policy: "$READ" }],
    managed_policy_arns: ["arn:aws:iam::111122223333:policy/reads"],
    permissions_boundary: "arn:aws:iam::111122223333:policy/limit",
  },
  "aws_iam_user.robot": { name: "robot", permissions_boundary: null },
  "aws_iam_group.robots": { name: "robots" },
  "aws_iam_policy.reads": {
    name: "reads",
    arn: "arn:aws:iam::111122223333:policy/reads",
    policy: "$READ",
  },
  "aws_iam_policy.limit": {
    name: "limit",
    arn: "arn:aws:iam::111122223333:policy/limit",
    policy: "$READ",
  },
  "aws_iam_role_policy.p": { name: "p", role: "vendor", policy: "$READ" },
  "aws_iam_user_policy.p": { name: "p", user: "robot", policy: "$READ" },
  "aws_iam_group_policy.p": { name: "p", group: "robots", policy: "$READ" },
  "aws_iam_role_policy_attachment.a": attachment("role", "vendor"),
  "aws_iam_user_policy_attachment.a": attachment("user", "robot"),
  "aws_iam_group_policy_attachment.a": attachment("group", "robots"),
  "aws_iam_policy_attachment.a": {
    ...attachment("roles", ["vendor"]),
    users: ["robot"],
    groups: ["robots"],
  },
  "aws_iam_role_policy_attachments_exclusive.e": exclusive("role_name", "vendor"),
  "aws_iam_user_policy_attachments_exclusive.e": exclusive("user_name", "robot"),
  "aws_iam_group_policy_attachments_exclusive.e": exclusive("group_name", "robots"),
  "aws_iam_user_group_membership.m": { user: "robot", groups: ["robots"] },
  "aws_iam_group_membership.m": { name: "m", group: "robots", users: ["robot"] },
};

function attachment(owner: string, value: unknown): Readonly<Record<string, unknown>> {
  return { [owner]: value, policy_arn: "arn:aws:iam::111122223333:policy/reads" };
}

function exclusive(owner: string, value: unknown): Readonly<Record<string, unknown>> {
  return { [owner]: value, policy_arns: ["arn:aws:iam::111122223333:policy/reads"] };
}

/** Attributes about which nothing has to be known, and why. */
const IRRELEVANT: Readonly<Record<string, string>> = {
  "aws_iam_user.robot permissions_boundary": "it can only take away",
  "aws_iam_role.vendor permissions_boundary": "it can only take away",
  "aws_iam_policy.limit name": "what a policy is called says nothing",
  "aws_iam_policy.limit arn": "a boundary that is not found can only take away",
  "aws_iam_policy.limit policy": "a boundary that is not known can only take away",
  "aws_iam_policy.reads name": "what a policy is called says nothing",
  "aws_iam_role_policy.p name": "what a policy is called says nothing",
  "aws_iam_user_policy.p name": "what a policy is called says nothing",
  "aws_iam_group_policy.p name": "what a policy is called says nothing",
  "aws_iam_group_membership.m name": "it is Terraform's own",
};

const ATTRIBUTES = Object.entries(RESOURCES).flatMap(([address, values]) =>
  Object.keys(values).map((attribute) => [address, attribute] as const),
);
const catalogue = buildCatalogue({
  version: "1",
  services: {
    ec2: [{ name: "ec2:DescribeRegions", accessLevel: "Read", description: "", resources: [] }],
  },
});

/** The input with one attribute replaced. */
function withValue(address: string, attribute: string, value: unknown): typeof RESOURCES {
  return { ...RESOURCES, [address]: { ...RESOURCES[address], [attribute]: value } };
}

function planVerdict(resources: typeof RESOURCES, unknown?: readonly [address: string, attribute: string]) {
  const planned = Object.entries(resources).map(([address, after]): PlannedResource => {
    const isUnknown = address === unknown?.[0];
    return {
      address,
      after: isUnknown
        ? Object.fromEntries(Object.entries(after).filter(([key]) => key !== unknown[1]))
        : after,
      ...(isUnknown && { unknown: { [unknown[1]]: true } }),
      references: Object.fromEntries(Object.keys(after).map((attribute) => [attribute, []])),
    };
  });
  const principals = readTerraformPlan(planText({ resources: planned }), "plan.json", "--plan");
  return checkPrincipals(principals, catalogue).verdict;
}

function synthVerdict(resources: typeof RESOURCES) {
  const resource: Record<string, Record<string, unknown>> = {};
  for (const [address, body] of Object.entries(resources)) {
    const [type = "", name = ""] = address.split(".");
    resource[type] = { ...resource[type], [name]: body };
  }
  const principals = readSynth(synthText({ stack: { resource } }), "cdk.tf.json", "--synth");
  return checkPrincipals(principals, catalogue).verdict;
}

const EXPRESSIONS = ["${var.x}", "a${var.x}", "%{ if var.x }a%{ endif }", ["${var.x}"]];
const UNFAMILIAR = [7, true, "text", { a: 1 }, [7], ["text"], [[]], [{ a: 1 }], [null]];

test("the input is clean", () => {
  expect(planVerdict(RESOURCES)).toBe("passed");
  expect(synthVerdict(RESOURCES)).toBe("passed");
});

test("every attribute that is called irrelevant is one of the input", () => {
  const all = ATTRIBUTES.map((pair) => pair.join(" "));
  expect(Object.keys(IRRELEVANT).filter((one) => !all.includes(one))).toEqual([]);
});

describe.each(ATTRIBUTES.filter((pair) => !(pair.join(" ") in IRRELEVANT)))("%s %s", (address, attribute) => {
  test("known only after apply does not pass", () => {
    expect(planVerdict(RESOURCES, [address, attribute])).not.toBe("passed");
  });

  test.each(EXPRESSIONS.map((value) => [value]))("as %j does not pass", (value) => {
    expect(synthVerdict(withValue(address, attribute, value))).not.toBe("passed");
  });

  test.each(UNFAMILIAR.map((value) => [value]))("as %j does not pass", (value) => {
    const changed = withValue(address, attribute, value);
    expect([planVerdict(changed), synthVerdict(changed)]).not.toContain("passed");
  });
});
