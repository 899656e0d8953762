import { costimizer, costimizerLinkedUser, costimizerPayerUser } from "../../modules/vendors/costimizer";
import { commercial, type InputValues } from "../../modules/vendors/literal";
import { renderPrincipal } from "../../modules/vendors/render";
import type { Vendor } from "../../modules/vendors/vendor";
import { validateInputs } from "../../modules/vendors/validate";
import { decide } from "../support/decide";
import { VENDOR_VALUE_SETS } from "../support/vendor-values";

const account = commercial("111122223333");
const render = (vendor: Vendor, values: InputValues) => renderPrincipal(vendor, values, account);
const role = render(costimizer, VENDOR_VALUE_SETS["costimizer"]!["a billing export with a key"]!);
const payer = render(costimizerPayerUser, VENDOR_VALUE_SETS["costimizer-payer-user"]!["everything"]!);
const linked = render(costimizerLinkedUser, {});
const object = "arn:aws:s3:::my-org-billing-export/exports/daily/2027-01/part-0.parquet";

test.each([
  ["s3:GetObject", object, "allowed"],
  ["s3:GetObject", "arn:aws:s3:::my-org-billing-export/exports/other/part-0.parquet", "denied"],
  ["s3:GetObject", "arn:aws:s3:::my-org-billing-export-2/exports/daily/part-0.parquet", "denied"],
  ["s3:PutObject", object, "denied"],
  ["ce:GetCostAndUsage", "*", "allowed"],
  ["ce:CreateAnomalyMonitor", "*", "denied"],
  ["bcm-data-exports:GetExport", "*", "allowed"],
  ["bcm-data-exports:DeleteExport", "*", "denied"],
  ["cloudwatch:GetMetricData", "*", "allowed"],
  ["cloudwatch:PutMetricData", "*", "denied"],
  ["ec2:DescribeInstances", "*", "denied"], // its switch is off in these values
])("the role, %s on %s: %s", (action, resource, effect) => {
  expect(decide(role, action, resource)).toBe(effect);
});

test("the role uses the key through S3 in the bucket's region and in no other way", () => {
  const key = "arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555";
  const through = (service: string) => decide(role, "kms:Decrypt", key, { "kms:ViaService": service });
  expect(through("s3.eu-central-1.amazonaws.com")).toBe("allowed");
  expect(through("ec2.eu-central-1.amazonaws.com")).toBe("denied");
});

test.each([
  ["ec2:DescribeVolumes", "allowed"],
  ["elasticloadbalancing:DescribeLoadBalancers", "allowed"],
  ["ec2:DeleteVolume", "denied"],
  ["ec2:DescribeInstanceAttribute", "denied"], // shows user data
  ["ec2:GetConsoleOutput", "denied"],
])("the users discover resources: %s is %s", (action, effect) => {
  expect(decide(payer, action)).toBe(effect);
  expect(decide(linked, action)).toBe(effect);
});

test("a linked account's user sees no bills and no bucket", () => {
  expect(decide(linked, "ce:GetCostAndUsage")).toBe("denied");
  expect(decide(linked, "s3:GetObject", object)).toBe("denied");
  expect(decide(payer, "s3:GetObject", object)).toBe("allowed");
});

test("nothing of a bucket is granted while none is named", () => {
  const none = render(costimizer, VENDOR_VALUE_SETS["costimizer"]!["required values"]!);
  expect(none.policies.map((policy) => policy.name)).not.toContain("cur-bucket");
  expect(decide(none, "s3:ListBucket", "arn:aws:s3:::")).toBe("denied");
});

test("a prefix or a key without a bucket is a mistake", () => {
  const fields = validateInputs(costimizerPayerUser, { billing_prefix: "exports" }).map(
    (fault) => fault.field,
  );
  expect(fields).toEqual(["billing_prefix"]);
  expect(validateInputs(costimizerPayerUser, { billing_export_type: "cur" })[0]?.rule).toMatch(/cur-2.0/);
});

test("the warning of ReadOnlyAccess is there exactly when it is attached", () => {
  expect(payer.awsManagedPolicyArns).toEqual(["arn:aws:iam::aws:policy/ReadOnlyAccess"]);
  expect(payer.grantedPermissions.join("\n")).toMatch(/WARNING, AWS's ReadOnlyAccess/);
  expect(linked.awsManagedPolicyArns).toEqual([]);
  expect(linked.grantedPermissions.join("\n")).not.toMatch(/ReadOnlyAccess/);
});
