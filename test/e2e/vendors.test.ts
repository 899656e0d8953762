/** Every other vendor's module with the real Terraform against an emulator: what comes to exist is what the model says. */
import { join } from "node:path";
import { AttachUserPolicyCommand, CreateAccessKeyCommand, type IAMClient } from "@aws-sdk/client-iam";
import { canonicalPolicy } from "../../modules/iam/canonical";
import { VENDORS } from "../../modules/vendors";
import { commercial, type InputValues } from "../../modules/vendors/literal";
import { renderPrincipal, type RenderedPrincipal } from "../../modules/vendors/render";
import { iamClient, roleNames } from "../support/iam-readback";
import { MOTO_ACCOUNT, startMoto, type Moto } from "../support/moto";
import { leftovers, readManaged, readPrincipal } from "../support/principal-readback";
import { runTerraform, terraform } from "../support/terraform";
import { VENDOR_VALUE_SETS } from "../support/vendor-values";
import { initializedStack, writeValues } from "../support/workspace";

let moto: Moto;
let iam: IAMClient;
beforeAll(async () => {
  moto = await startMoto({ managedPolicies: true, corrections: join(__dirname, "../support/moto-users") });
  iam = iamClient(moto.endpoint);
});
afterAll(() => moto.stop());

const environment = () => moto.environment;

/** Principal and policies in one spelling, sorted, so that two of them can be compared. */
function comparable(
  principal: Pick<RenderedPrincipal, "arn" | "path" | "policies" | "awsManagedPolicyArns">,
) {
  return {
    arn: principal.arn,
    path: principal.path,
    trust: "trust" in principal && principal.trust ? canonicalPolicy(principal.trust as never) : undefined,
    policies: [...principal.policies]
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map(({ name, managedArn, document }) => ({ name, managedArn, document: canonicalPolicy(document) })),
    awsManagedPolicyArns: [...principal.awsManagedPolicyArns].sort(),
  };
}

async function expectLive(vendorId: string, values: InputValues): Promise<void> {
  const vendor = VENDORS.find(({ id }) => id === vendorId)!;
  const expected = renderPrincipal(vendor, values, commercial(MOTO_ACCOUNT));
  expect(comparable(await readPrincipal(iam, expected))).toEqual(comparable(expected));
  if (expected.kind === "role" && expected.workloadBoundary) {
    const { managedArn, document } = expected.workloadBoundary;
    const live = await readManaged(iam, managedArn!);
    expect(canonicalPolicy(live.document)).toEqual(canonicalPolicy(document));
  }
}

/** What nobody may find in anything that is printed. */
const SECRET = /first-id-4f1c/;

describe.each(Object.entries(VENDOR_VALUE_SETS))("%s", (id, sets) => {
  afterEach(() => moto.reset());

  test("is deployed as described, follows its values, and leaves nothing behind", async () => {
    const folder = await initializedStack(id);
    let printed = "";
    for (const values of Object.values(sets)) {
      writeValues(folder, "terraform.tfvars.json", values);
      const applied = await terraform(folder, ["apply", "-auto-approve", "-no-color"], environment());
      await expectLive(id, values);
      const again = await runTerraform(folder, ["plan", "-detailed-exitcode", "-no-color"], environment());
      expect(again.output).toMatch(/No changes/);
      expect(again.output).not.toMatch(/Warning|Error/);
      expect(again.code).toBe(0);
      printed += applied.output + again.output;
    }
    const destroyed = await terraform(folder, ["destroy", "-auto-approve", "-no-color"], environment());
    expect(printed + destroyed.output).not.toMatch(SECRET);
    expect(await leftovers(iam)).toEqual([]);
    expect(await roleNames(iam)).toEqual([]);
  });
});

test("a user's policy added by hand shows in the next plan, and its key goes with it", async () => {
  const folder = await initializedStack("costimizer-linked-user");
  writeValues(folder, "terraform.tfvars.json", {});
  await terraform(folder, ["apply", "-auto-approve", "-no-color"], environment());
  const UserName = "CostimizerLinkedAccess";
  await iam.send(
    new AttachUserPolicyCommand({ UserName, PolicyArn: "arn:aws:iam::aws:policy/AdministratorAccess" }),
  );
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  const plan = await runTerraform(folder, ["plan", "-detailed-exitcode", "-no-color"], environment());
  expect(plan.code).toBe(2);
  expect(plan.output).toContain("AdministratorAccess");
  const state = await terraform(folder, ["show", "-json"], environment());
  expect(state.stdout).not.toContain(AccessKey?.SecretAccessKey);
  await terraform(folder, ["destroy", "-auto-approve", "-no-color"], environment());
  expect(await leftovers(iam)).toEqual([]);
});
