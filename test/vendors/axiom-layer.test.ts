import { axiomLayer, axiomLayerUser } from "../../modules/vendors/axiom-layer";
import { commercial } from "../../modules/vendors/literal";
import { renderRole, renderUser } from "../../modules/vendors/render";
import { decide } from "../support/decide";
import { VENDOR_VALUE_SETS } from "../support/vendor-values";

const account = commercial("111122223333");
const [required, all] = Object.values(VENDOR_VALUE_SETS["axiom-layer"]!);
const role = (values = required!) => renderRole(axiomLayer, values, account);
const somebody = "arn:aws:iam::111122223333:user/somebody";

describe("Axiom Layer's role", () => {
  test("may do exactly what the trimmed policy of the vendor's guide says", () => {
    const actions = role().policies.flatMap((policy) =>
      [policy.document.Statement].flat().flatMap((statement) => [statement.Action].flat()),
    );
    expect(actions.sort()).toEqual([
      "ce:GetCostAndUsage",
      "ce:GetDimensionValues",
      "iam:GetAccountSummary",
      "iam:ListGroups",
      "iam:ListRoles",
      "iam:ListUsers",
      "organizations:DescribeOrganization",
    ]);
  });

  test.each([
    ["enable_mfa_state", "iam:ListMFADevices"],
    ["enable_key_activity", "iam:ListAccessKeys"],
    ["enable_key_activity", "iam:GetAccessKeyLastUsed"],
  ])("needs %s for %s", (name, action) => {
    expect(decide(role(), action, somebody)).toBe("denied");
    expect(decide(role({ ...all!, [name]: false }), action, somebody)).toBe("denied");
    expect(decide(role({ ...required!, [name]: true }), action, somebody)).toBe("allowed");
  });

  test.each([
    "iam:GenerateCredentialReport",
    "iam:GetCredentialReport",
    "iam:GetLoginProfile",
    "iam:GetUserPolicy",
  ])("reads no more about users: %s", (action) => expect(decide(role(all), action, somebody)).toBe("denied"));

  test("makes no keys, with every switch on", () => {
    expect(decide(role(all), "iam:CreateAccessKey", somebody)).toBe("denied");
  });
});

describe("Axiom Layer's user", () => {
  test("has the role's permissions in managed policies, because a user's inline policies are too small", () => {
    const user = renderUser(
      axiomLayerUser,
      VENDOR_VALUE_SETS["axiom-layer-user"]!["every switch on"]!,
      account,
    );
    expect(user.policies.map((policy) => policy.document)).toEqual(
      role(all).policies.map((policy) => policy.document),
    );
    expect(user.policies.map((policy) => policy.managedArn)).toContain(
      "arn:aws:iam::111122223333:policy/vendors/axiom-layer-readonly-mfa-state",
    );
  });

  test("is told apart from the role in what a person reads", () => {
    const user = renderUser(axiomLayerUser, {}, account);
    expect(user.grantedPermissions[0]).toMatch(/access key/);
    expect(role().grantedPermissions[0]).toMatch(/external ID/);
  });
});
