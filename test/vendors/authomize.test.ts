import { authomize, authomizeUser } from "../../modules/vendors/authomize";
import { commercial } from "../../modules/vendors/literal";
import { renderRole, renderUser } from "../../modules/vendors/render";
import { validateInputs } from "../../modules/vendors/validate";
import { toList, type PolicyStatement } from "../../modules/iam/policy";
import { decide } from "../support/decide";
import { VENDOR_VALUE_SETS } from "../support/vendor-values";

const account = commercial("111122223333");
const sets = VENDOR_VALUE_SETS["authomize"]!;
const [required, all, hub] = Object.values(sets);
const role = renderRole(authomize, all!, account);
const bare = renderRole(authomize, required!, account);
const log = (key: string) => `arn:aws:s3:::my-org-cloudtrail/AWSLogs/111122223333/${key}`;

test.each([
  ["iam:GetGroup", "arn:aws:iam::111122223333:group/admins", "allowed"],
  ["iam:AddUserToGroup", "arn:aws:iam::111122223333:group/admins", "denied"],
  ["iam:GetPolicyVersion", "arn:aws:iam::aws:policy/ReadOnlyAccess", "allowed"],
  ["iam:CreatePolicyVersion", "arn:aws:iam::111122223333:policy/p", "denied"],
  ["iam:ListAccessKeys", "arn:aws:iam::111122223333:user/somebody", "allowed"],
  ["iam:CreateAccessKey", "arn:aws:iam::111122223333:user/somebody", "denied"],
  ["iam:GetAccountAuthorizationDetails", "*", "denied"],
  ["ec2:DescribeSecurityGroups", "*", "allowed"],
  ["ec2:AuthorizeSecurityGroupIngress", "*", "denied"],
  ["ec2:DescribeInstanceAttribute", "*", "denied"], // shows user data
  ["s3:GetBucketPolicy", "arn:aws:s3:::any-bucket", "allowed"],
  ["s3:GetObject", "arn:aws:s3:::any-bucket/object", "denied"],
  ["kms:GetKeyPolicy", "arn:aws:kms:us-east-1:111122223333:key/k", "allowed"],
  ["kms:Decrypt", "arn:aws:kms:us-east-1:111122223333:key/k", "denied"],
  ["sso:ListAccountAssignments", "*", "allowed"],
  ["sso:CreateAccountAssignment", "*", "denied"],
  ["identitystore:ListUsers", "*", "allowed"],
  ["identitystore:CreateUser", "*", "denied"],
  ["s3:GetObject", log("CloudTrail/us-east-1/2027/01/01/a.json.gz"), "allowed"],
  ["s3:GetObject", log("CloudTrail-Digest/us-east-1/a.json.gz"), "denied"],
  ["s3:GetObject", log("vpcflowlogs/us-east-1/a.log.gz"), "denied"],
  ["s3:DeleteObject", log("CloudTrail/us-east-1/2027/01/01/a.json.gz"), "denied"],
])("%s on %s: %s", (action, resource, effect) => {
  expect(decide(role, action, resource)).toBe(effect);
});

test("lists the trail's prefix and not its neighbours", () => {
  const list = (prefix: string) =>
    decide(role, "s3:ListBucket", "arn:aws:s3:::my-org-cloudtrail", { "s3:prefix": prefix });
  expect(list("AWSLogs/111122223333/CloudTrail/us-east-1/")).toBe("allowed");
  expect(list("AWSLogs/111122223333/CloudTrail-Digest/")).toBe("denied");
  expect(list("")).toBe("denied");
});

test("reads neither a trail's bucket nor Identity Center unless asked to", () => {
  expect(bare.policies.map((policy) => policy.name)).toEqual([
    "identity-inventory",
    "policy-inventory",
    "network",
    "resource-policies",
  ]);
});

test("a trail's bucket needs its prefix, and a key its bucket", () => {
  const faults = (values: object) =>
    validateInputs(authomize, { ...required!, ...values }).map((f) => f.field);
  expect(faults({ cloudtrail_bucket_name: "my-org-cloudtrail" })).toEqual(["cloudtrail_prefix"]);
  expect(faults({ cloudtrail_kms_key_arn: all!["cloudtrail_kms_key_arn"] })).toEqual([
    "cloudtrail_kms_key_arn",
  ]);
});

describe("the older way in", () => {
  const user = renderUser(authomizeUser, VENDOR_VALUE_SETS["authomize-user"]!["two accounts"]!, account);

  test("the user assumes the named roles and does nothing else", () => {
    expect(decide(user, "sts:AssumeRole", "arn:aws:iam::444455556666:role/AuthomizeReadOnly")).toBe(
      "allowed",
    );
    expect(decide(user, "sts:AssumeRole", "arn:aws:iam::444455556666:role/AuthomizeReadOnly2")).toBe(
      "denied",
    );
    expect(decide(user, "sts:AssumeRole", "arn:aws:iam::111122223333:role/admin")).toBe("denied");
    expect(decide(user, "iam:ListUsers")).toBe("denied");
  });

  test("each account's role trusts that one user, under the external ID", () => {
    const [statement] = toList<PolicyStatement>(renderRole(authomize, hub!, account).trust.Statement);
    expect(statement?.Principal).toEqual({ AWS: "arn:aws:iam::111122223333:user/authomize" });
    expect(statement?.Condition?.["StringEquals"]).toHaveProperty(["sts:ExternalId"]);
  });

  test("a wildcard is no role", () => {
    const faults = validateInputs(authomizeUser, { role_arns: ["arn:aws:iam::111122223333:role/*"] });
    expect(faults.map((fault) => fault.field)).toEqual(["role_arns"]);
  });

  test("a list of no roles is not a permission to assume any", () => {
    expect(validateInputs(authomizeUser, { role_arns: [] })).not.toEqual([]);
  });
});
