import { argmin } from "../../modules/vendors/argmin";
import { commercial } from "../../modules/vendors/literal";
import { renderRole } from "../../modules/vendors/render";
import { toList, type PolicyStatement } from "../../modules/iam/policy";
import { ARGMIN_VALUES, ARGMIN_VALUE_SETS } from "../support/argmin-values";

const account = commercial("111122223333");
const render = (values = {}) => renderRole(argmin, { ...ARGMIN_VALUES, ...values }, account);
const statements = (role: ReturnType<typeof render>, policy: string): readonly PolicyStatement[] =>
  toList<PolicyStatement>(role.policies.find(({ name }) => name === policy)?.document.Statement);

const SWITCHES = {
  bedrock: "enable_bedrock_access",
  logs: "enable_log_events",
  identity: "enable_identity_inventory",
  organizations: "enable_organizations_read",
};

describe("Argmin's role", () => {
  test.each(Object.entries(ARGMIN_VALUE_SETS))("as it will exist: %s", (_, values) => {
    const role = render(values);
    expect(role).toMatchSnapshot();
    // The point of the snapshot: nobody assumes the role without the external ID or a named workload identity.
    for (const statement of toList<PolicyStatement>(role.trust.Statement)) {
      if (statement.Effect === "Deny") continue;
      const keys = Object.keys(statement.Condition?.["StringEquals"] ?? {});
      expect(keys.some((key) => key === "sts:ExternalId" || key.endsWith(":sub"))).toBe(true);
    }
  });

  test.each(Object.entries(SWITCHES))("loses exactly the policy %s when %s is off", (policy, name) => {
    const all = render().policies.map((p) => p.name);
    expect(all).toContain(policy);
    expect(render({ [name]: false }).policies.map((p) => p.name)).toEqual(all.filter((p) => p !== policy));
  });

  test("limits listing to the prefix when there is one, and to nothing else", () => {
    const [list] = statements(render({ cur_report_prefix: "costs/daily" }), "cur-bucket").filter(
      (s) => s.Action === "s3:ListBucket",
    );
    expect(list?.Condition).toEqual({ StringLike: { "s3:prefix": "costs/daily/*" } });
    const whole = statements(render(), "cur-bucket").filter((s) => s.Action === "s3:ListBucket");
    expect(whole).toHaveLength(1);
    expect(whole[0]?.Condition).toBeUndefined();
  });

  test("reads objects under the prefix, not of a neighbour whose name begins the same way", () => {
    const read = (values: object) =>
      statements(render(values), "cur-bucket").find((s) => s.Action === "s3:GetObject")?.Resource;
    expect(read({ cur_report_prefix: "costs" })).toBe("arn:aws:s3:::my-org-cur-bucket/costs/*");
    expect(read({})).toBe("arn:aws:s3:::my-org-cur-bucket/*");
  });

  test("decrypts with the one key, through S3 in the bucket's region", () => {
    const [decrypt] = statements(render(ARGMIN_VALUE_SETS["kms key"]), "cur-kms");
    expect(decrypt?.Resource).toBe(ARGMIN_VALUE_SETS["kms key"]?.["cur_kms_key_arn"]);
    expect(decrypt?.Condition).toEqual({
      StringEquals: { "kms:ViaService": "s3.eu-central-1.amazonaws.com" },
    });
    expect(statements(render(), "cur-kms")).toEqual([]);
  });

  test("uses the partition and its suffix", () => {
    const china = { partition: "aws-cn", accountId: "111122223333", dnsSuffix: "amazonaws.com.cn" };
    const role = renderRole(
      argmin,
      { ...ARGMIN_VALUES, ...ARGMIN_VALUE_SETS["kms key"], vendor_role_arn: "" },
      china,
    );
    const text = JSON.stringify({
      trust: role.trust,
      policies: role.policies.filter((p) => p.name !== "cur-kms"),
    });
    expect(text).not.toContain("arn:aws:");
    expect(JSON.stringify(role)).toContain("s3.eu-central-1.amazonaws.com.cn");
  });

  test("keeps the previous external ID in a statement of its own, with its own end", () => {
    const role = render(ARGMIN_VALUE_SETS["rotation"]);
    const sids = toList<PolicyStatement>(role.trust.Statement).map((s) => s.Sid);
    expect(sids).toEqual(["Vendor", "VendorPreviousExternalId"]);
    const [current, previous] = toList<PolicyStatement>(role.trust.Statement);
    expect(current?.Condition?.["DateLessThan"]).toBeUndefined();
    expect(previous?.Condition?.["DateLessThan"]).toEqual({ "aws:CurrentTime": "2027-01-31T00:00:00Z" });
  });

  test("says in granted_permissions what is on, and no external ID", () => {
    const role = render(ARGMIN_VALUE_SETS["rotation"]);
    expect(role.grantedPermissions.join("\n")).not.toMatch(/first-id|second-id/);
    const off = render(ARGMIN_VALUE_SETS["every switch off"]).grantedPermissions.join("\n");
    expect(role.grantedPermissions.join("\n")).toContain("Bedrock");
    expect(off).not.toContain("Bedrock");
  });

  test("stays far below the IAM quotas", () => {
    const size = (document: unknown) => JSON.stringify(document).replace(/\s/g, "").length;
    const role = render(ARGMIN_VALUE_SETS["everything"]);
    expect(size(role.trust)).toBeLessThan(2048);
    expect(role.policies.reduce((sum, policy) => sum + size(policy.document), 0)).toBeLessThan(10240);
  });
});
