/** Argmin's stack through real Terraform: what comes to exist is what the model says, and stays so. */
import {
  AttachRolePolicyCommand,
  CreatePolicyCommand,
  PutRolePolicyCommand,
  UpdateAssumeRolePolicyCommand,
} from "@aws-sdk/client-iam";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { argmin } from "../../modules/vendors/argmin";
import { renderRole } from "../../modules/vendors/render";
import { roleNames } from "../support/iam-readback";
import { ARGMIN_VALUES, ARGMIN_VALUE_SETS } from "../support/argmin-values";
import { comparable, CUSTOMER, Deployment } from "./support/deployment";

const ROLE = "ArgminReadOnly";
const BOUNDARY = "vendor-boundary";
const ANY = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "s3:ListAllMyBuckets", Resource: "*" }],
});

let deployment: Deployment;
beforeAll(async () => {
  deployment = await Deployment.start("argmin");
  await deployment.iam.send(new CreatePolicyCommand({ PolicyName: BOUNDARY, PolicyDocument: ANY }));
});
afterAll(() => deployment.stop());

/** Each set is applied over the one before it, so that every change is one that a customer could make. */
test.each(Object.entries(ARGMIN_VALUE_SETS))("what exists is what the model says: %s", async (_, set) => {
  const values = { ...ARGMIN_VALUES, ...set };
  const expected = renderRole(argmin, values, CUSTOMER);
  const applied = await deployment.apply(values);
  expect(applied.output).not.toMatch(/warning|deprecated/i);

  const live = await deployment.role(expected.name);
  expect(comparable(live)).toEqual(comparable(expected));
  expect(live.attachedPolicyArns).toEqual([]);

  expect(await deployment.outputs()).toEqual({
    role_arn: expected.arn,
    granted_permissions: expected.grantedPermissions,
  });

  const again = await deployment.run("plan", values, "-detailed-exitcode");
  expect([again.code, again.stderr]).toEqual([0, ""]);
  expect(again.output).toContain("No changes.");
  expect(again.output).not.toMatch(/warning|deprecated/i);
});

describe("a deployed role", () => {
  beforeAll(async () => {
    await deployment.apply(ARGMIN_VALUES);
  });

  test.each([
    ["bedrock", "enable_bedrock_access"],
    ["logs", "enable_log_events"],
    ["identity", "enable_identity_inventory"],
    ["organizations", "enable_organizations_read"],
  ])("loses exactly the policy %s with %s, and gets it back", async (policy, name) => {
    const before = await deployment.role(ROLE);
    await deployment.apply({ ...ARGMIN_VALUES, [name]: false });
    const after = await deployment.role(ROLE);
    expect(before.policies.map((p) => p.name)).toContain(policy);
    expect(after).toEqual({ ...before, policies: before.policies.filter((p) => p.name !== policy) });
    await deployment.apply(ARGMIN_VALUES);
    expect(await deployment.role(ROLE)).toEqual(before);
  });

  test("keeps its identity while an external ID is rotated", async () => {
    const before = await deployment.role(ROLE);
    const rotating = {
      ...ARGMIN_VALUES,
      external_id: "second-id-9ab0",
      previous_external_id: ARGMIN_VALUES["external_id"]!,
    };
    const done = { ...ARGMIN_VALUES, external_id: "second-id-9ab0" };
    for (const values of [rotating, done, ARGMIN_VALUES]) {
      const changes = await deployment.changes("apply", values);
      expect(changes).toEqual([{ address: "aws_iam_role.vendor", action: "update" }]);
      const after = await deployment.role(ROLE);
      expect([after.arn, after.id]).toEqual([before.arn, before.id]);
      expect(comparable(after)).toEqual(comparable(renderRole(argmin, values, CUSTOMER)));
    }
  });

  test("shows in the next plan what somebody did by hand, and loses it with the next apply", async () => {
    const before = await deployment.role(ROLE);
    const arn = `arn:aws:iam::${CUSTOMER.accountId}:policy/${BOUNDARY}`;
    const trust = JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        { Effect: "Allow", Principal: { AWS: "arn:aws:iam::444455556666:root" }, Action: "sts:AssumeRole" },
      ],
    });
    const { iam } = deployment;
    const policy = { RoleName: ROLE, PolicyDocument: ANY };
    const deeds = {
      "aws_iam_role.vendor": () =>
        iam.send(new UpdateAssumeRolePolicyCommand({ RoleName: ROLE, PolicyDocument: trust })),
      "aws_iam_role_policies_exclusive.vendor": () =>
        iam.send(new PutRolePolicyCommand({ ...policy, PolicyName: "by-hand" })),
      "aws_iam_role_policy.pricing": () =>
        iam.send(new PutRolePolicyCommand({ ...policy, PolicyName: "pricing" })),
      "aws_iam_role_policy_attachments_exclusive.vendor": () =>
        iam.send(new AttachRolePolicyCommand({ RoleName: ROLE, PolicyArn: arn })),
    };
    expect(await deployment.changes("plan", ARGMIN_VALUES)).toEqual([]);
    for (const deed of Object.values(deeds)) await deed();
    const planned = await deployment.changes("plan", ARGMIN_VALUES);
    const expected = Object.keys(deeds).map((address) => ({ address, action: "update" }));
    expect([...planned].sort(byAddress)).toEqual(expected);
    await deployment.apply(ARGMIN_VALUES);
    expect(await deployment.role(ROLE)).toEqual(before);
  });

  test("and everything with it is gone after destroy", async () => {
    const destroyed = await deployment.run("destroy", ARGMIN_VALUES, "-auto-approve");
    expect(destroyed.code).toBe(0);
    expect(await roleNames(deployment.iam)).toEqual([]);
    const state = join(deployment.folder, "../../../terraform.argmin.tfstate");
    expect(JSON.parse(readFileSync(state, "utf8")).resources).toEqual([]);
  });
});

function byAddress(a: { readonly address: string }, b: { readonly address: string }): number {
  return a.address < b.address ? -1 : 1;
}
