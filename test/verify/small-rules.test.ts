/** Rules of a run that a mistake would hide behind a green line: redaction, shared write calls, names that a service takes. */
import { identityInventory, policyInventory } from "../../modules/grants";
import { alethia } from "../../modules/vendors/alethia";
import { literalForm } from "../../modules/vendors/literal";
import { VENDORS } from "../../modules/vendors";
import { freshContext } from "../../modules/verify/context";
import { partitionOf } from "../../modules/verify/clients";
import { planChecks } from "../../modules/verify/plan";
import { redactor } from "../../modules/verify/redact";
import { failureOf } from "../../modules/verify/sdk-reply";
import { VENDOR_VALUE_SETS } from "../support/vendor-values";
import { ACCOUNT } from "./run-in-sandbox";

test("a short secret is taken out where it stands alone, and is not told by holes in words", () => {
  const redact = redactor(["x", "ab-1"]);
  expect(redact("external exit of x, 'X' and AB-1; crab-1 stays")).toBe(
    "external exit of [external ID], '[external ID]' and [external ID]; crab-1 stays",
  );
});

test("the request that AWS repeats with a wrong signature is not shown", () => {
  const echo =
    "The request signature we calculated does not match.\n\nThe Canonical String for this request should have been\n'POST\n/\nx-amz-security-token:FwoGZXIvSECRET'";
  const { failure } = failureOf(Object.assign(new Error(echo), { name: "SignatureDoesNotMatch" }));
  expect(failure.message).toBe("The request signature we calculated does not match.");
});

test("a write call that two grants name is made for the one that is not skipped", () => {
  const vendor = VENDORS.find(({ id }) => id === "authomize")!;
  const given = Object.values(VENDOR_VALUE_SETS["authomize"] ?? {})[0] ?? {};
  const form = literalForm(vendor, given, ACCOUNT);
  const principal = { kind: "role", name: "R", arn: "arn:aws:iam::111122223333:role/R" } as const;
  const options = { principal, partition: "aws", regions: ["us-east-1"], canaries: true };
  const made = (skip: readonly string[]) =>
    planChecks(vendor, form, { ...options, skip: new Set(skip) })
      .filter(({ kind }) => kind === "canary")
      .map(({ call }) => call.action);
  const grants = [identityInventory, policyInventory].map(({ id }) => id);
  const shared = ["iam:DeleteRolePolicy", "iam:CreateAccessKey"];
  for (const one of grants) expect(made([one])).toEqual(expect.arrayContaining(shared));
  expect(made(grants)).not.toEqual(expect.arrayContaining(shared));
  expect(new Set(made([])).size).toBe(made([]).length);
});

test("the cluster that is to be deleted has a name that ElastiCache takes", () => {
  const canary = alethia.grants
    .flatMap(({ canaries }) => canaries)
    .find(({ client }) => client === "elasticache")!;
  const source = {
    vendor: "alethia",
    principal: { kind: "role", name: "R", arn: "arn:aws:iam::111122223333:role/R" } as const,
    randomHex: () => "0".repeat(32),
    now: Date.now,
  };
  const { values } = literalForm(alethia, VENDOR_VALUE_SETS["alethia"]!["required values"]!, ACCOUNT);
  const input = canary.input(values, freshContext(source, "us-east-1", ""));
  expect(input["CacheClusterId"]).toMatch(/^[a-z][a-z0-9]{0,49}$/);
});

test.each([
  ["us-east-1", "aws"],
  ["eu-central-1", "aws"],
  ["us-gov-east-1", "aws-us-gov"],
  ["cn-north-1", "aws-cn"],
  ["eusc-de-east-1", "aws-eusc"],
])("%s is a region of %s", (region, partition) => expect(partitionOf(region)).toBe(partition));
