import { checkPrincipals } from "../../modules/check/check";
import { readSynth } from "../../modules/check/readers/terraform-synth";
import type { Catalogue } from "../../modules/iam/catalogue";
import { loadCatalogue } from "../../scripts/lib/load-catalogue";

let catalogue: Catalogue;
beforeAll(async () => {
  catalogue = await loadCatalogue();
});

const EACH = "${var.strict ? [1] : []}";
const COUNT = { count: "${var.strict ? 1 : 0}" };
const ALLOW = { actions: ["ec2:DescribeRegions", "iam:CreateUser"], resources: ["*"] };
const DENY = { effect: "Deny", actions: ["iam:*"], resources: ["*"] };
const ID = { test: "StringEquals", variable: "sts:ExternalId", values: ["acme-7d1f"] };
const TRUST = {
  actions: ["sts:AssumeRole"],
  principals: [{ type: "AWS", identifiers: ["arn:aws:iam::999988887777:root"] }],
};
const TRUSTED = { statement: [{ ...TRUST, condition: [ID] }] };

const text = (document: string) => `\${data.aws_iam_policy_document.${document}.json}`;
const role = { name: "reader", assume_role_policy: text("trust") };
const onRole = { role: "${aws_iam_role.r.name}" };
const ofRole = (document: string) => ({ name: document, ...onRole, policy: text(document) });

/** The rules that are broken, of a configuration with these documents and resources. */
function rulesOf(documents: object, resources: object = {}): readonly string[] {
  const stack = {
    data: { aws_iam_policy_document: { trust: TRUSTED, ...documents } },
    resource: { aws_iam_role: { r: role }, ...resources },
  };
  const { principals } = checkPrincipals(readSynth(JSON.stringify(stack), "f", "--synth"), catalogue);
  const faults = principals.flatMap(({ findings }) => findings).filter(({ severity }) => severity !== "note");
  return [...new Set(faults.map(({ rule }) => rule))];
}

describe("what a switch of a Terraform configuration may leave out protects nobody", () => {
  const condition = (...contents: readonly object[]) => ({
    condition: contents.map((content) => ({ for_each: EACH, content })),
  });

  test("an external ID in a dynamic condition", () => {
    expect(rulesOf({ trust: { statement: [{ ...TRUST, dynamic: condition(ID) }] } })).toEqual([
      "trust-external-id",
    ]);
    expect(rulesOf({})).toEqual([]);
  });

  test("a further dynamic condition leaves the external ID as it is", () => {
    const end = { test: "DateLessThan", variable: "aws:CurrentTime", values: ["2099-01-01T00:00:00Z"] };
    const statement = [{ ...TRUST, condition: [ID], dynamic: condition(end) }];
    expect(rulesOf({ trust: { statement } })).toEqual([]);
  });

  test("more dynamic conditions than are tried out", () => {
    const many = Array.from({ length: 5 }, (_, i) => ({
      for_each: `\${var.switch_${i} ? [1] : []}`,
      content: { test: "StringEquals", variable: `aws:PrincipalTag/${i}`, values: ["x"] },
    }));
    const statement = [{ ...TRUST, condition: [ID], dynamic: { condition: many } }];
    expect(rulesOf({ trust: { statement } })).toContain("value-not-known");
  });

  test("blocks that name one operator and key, or one type of principal, add up", () => {
    const weak = { ...ID, values: ["*"] };
    expect(rulesOf({ trust: { statement: [{ ...TRUST, condition: [weak, ID] }] } })).toEqual([
      "trust-weak-external-id",
    ]);
    const principals = [{ type: "AWS", identifiers: ["*"] }, ...TRUST.principals];
    expect(rulesOf({ trust: { statement: [{ ...TRUST, principals, condition: [ID] }] } })).toContain(
      "trust-anyone",
    );
  });

  const inline = { aws_iam_role_policy: { p: ofRole("p") } };
  const guarded = (guard: object) => ({ aws_iam_role_policy: { p: ofRole("p"), d: guard } });
  const deny = { p: { statement: [ALLOW] }, d: { statement: [DENY] } };

  test("a denial in a dynamic statement", () => {
    const dynamic = { statement: { for_each: EACH, content: DENY } };
    expect(rulesOf({ p: { statement: [ALLOW], dynamic } }, inline)).toEqual(["write-action"]);
    expect(rulesOf({ p: { statement: [ALLOW, DENY] } }, inline)).toEqual([]);
  });

  test("a denial with a dynamic condition", () => {
    const dynamic = condition({ test: "Bool", variable: "aws:SecureTransport", values: ["false"] });
    expect(rulesOf({ p: { statement: [ALLOW, { ...DENY, dynamic }] } }, inline)).toEqual(["write-action"]);
  });

  test("a denial of which the principals are dynamic", () => {
    const everybody = { type: "AWS", identifiers: ["*"] };
    const allow = { ...TRUST, principals: [everybody] };
    const denial = { effect: "Deny", actions: TRUST.actions };
    const always = { trust: { statement: [allow, { ...denial, principals: [everybody] }] } };
    expect(rulesOf(always)).not.toContain("trust-stranger");
    const dynamic = { principals: { for_each: EACH, content: everybody } };
    expect(rulesOf({ trust: { statement: [allow, { ...denial, dynamic }] } })).toContain("trust-stranger");
  });

  test("a policy with a denial, made only sometimes", () => {
    expect(rulesOf(deny, guarded({ ...ofRole("d"), ...COUNT }))).toEqual(["write-action"]);
    expect(rulesOf(deny, guarded({ ...ofRole("d"), for_each: "${var.guards}" }))).toEqual(["write-action"]);
    expect(rulesOf(deny, guarded({ ...ofRole("d"), count: 1 }))).toEqual([]);
  });

  test("unless its role is made with it", () => {
    const both = { aws_iam_role: { r: { ...role, ...COUNT } } };
    expect(rulesOf(deny, { ...guarded({ ...ofRole("d"), ...COUNT }), ...both })).toEqual([]);
  });

  test("a policy with a denial, attached only sometimes", () => {
    const attached = (more: object) => ({
      ...inline,
      aws_iam_policy: { d: { name: "d", policy: text("d"), ...COUNT } },
      aws_iam_role_policy_attachment: { a: { ...onRole, policy_arn: "${aws_iam_policy.d[0].arn}", ...more } },
    });
    expect(rulesOf(deny, attached(COUNT))).toEqual(["write-action"]);
    expect(rulesOf(deny, attached({}))).toEqual([]);
  });

  test("a dynamic inline policy with a denial", () => {
    const dynamic = { inline_policy: { for_each: EACH, content: { name: "d", policy: text("d") } } };
    expect(rulesOf(deny, { ...inline, aws_iam_role: { r: { ...role, dynamic } } })).toEqual(["write-action"]);
  });

  test("a denial of a group that the user is in only sometimes", () => {
    const group = (more: object) => ({
      aws_iam_user: { u: { name: "u" } },
      aws_iam_group: { g: { name: "g" } },
      aws_iam_user_policy: { p: { name: "p", user: "${aws_iam_user.u.name}", policy: text("p") } },
      aws_iam_group_policy: { d: { name: "d", group: "${aws_iam_group.g.name}", policy: text("d") } },
      aws_iam_user_group_membership: {
        m: { user: "${aws_iam_user.u.name}", groups: ["${aws_iam_group.g.name}"], ...more },
      },
    });
    expect(rulesOf(deny, group(COUNT))).toEqual(["write-action"]);
    expect(rulesOf(deny, group({}))).toEqual([]);
  });
});
