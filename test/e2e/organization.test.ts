/**
 * A stack set for an organization, with the real Terraform and the real emulator. What moto 5.2 does not do, and this
 * file therefore does not show: deployment to accounts that join later, operations that fail or take time, the delegated
 * administrator (moto ignores call_as; test/stacks shows what is asked), the mask over NoEcho parameters. What moto leaves
 * undone in other ways is corrected in test/support/moto-corrections.
 */
import {
  CreateAccountCommand,
  CreateOrganizationalUnitCommand,
  CreateOrganizationCommand,
  ListRootsCommand,
  MoveAccountCommand,
  OrganizationsClient,
} from "@aws-sdk/client-organizations";
import { IAMClient } from "@aws-sdk/client-iam";
import { canonicalPolicy } from "../../modules/iam/canonical";
import { argmin } from "../../modules/vendors/argmin";
import { commercial, type InputValues } from "../../modules/vendors/literal";
import { renderRole } from "../../modules/vendors/render";
import { startCorrectedMoto } from "../support/cloudformation-stack";
import { iamClient, readRole, roleNames } from "../support/iam-readback";
import { MOTO_ACCOUNT, type Moto } from "../support/moto";
import { terraform } from "../support/terraform";
import { initializedStack, writeValues } from "../support/workspace";

const SECRET = "external-id-that-no-plan-shows";
const VALUES: InputValues = {
  argmin_account_id: "999988887777",
  external_id: SECRET,
  cur_bucket_name: "my-org-cur-bucket",
  enable_log_events: false,
  verifier_principal_arns: [`arn:aws:iam::${MOTO_ACCOUNT}:role/platform-engineer`],
  tags: { owner: "platform" },
};
const CREDENTIALS = { accessKeyId: "testing", secretAccessKey: "testing" };

let moto: Moto;
let unit: string;
let members: readonly string[];
let stack: string;

beforeAll(async () => {
  moto = await startCorrectedMoto();
  const client = new OrganizationsClient({
    endpoint: moto.endpoint,
    region: "us-east-1",
    credentials: CREDENTIALS,
  });
  await client.send(new CreateOrganizationCommand({ FeatureSet: "ALL" }));
  const { Roots } = await client.send(new ListRootsCommand({}));
  const root = Roots?.[0]?.Id ?? "";
  const made = await client.send(new CreateOrganizationalUnitCommand({ ParentId: root, Name: "workloads" }));
  unit = made.OrganizationalUnit?.Id ?? "";
  const ids: string[] = [];
  for (const name of ["one", "two"]) {
    const { CreateAccountStatus } = await client.send(
      new CreateAccountCommand({ AccountName: name, Email: `${name}@example.com` }),
    );
    const AccountId = CreateAccountStatus?.AccountId ?? "";
    await client.send(new MoveAccountCommand({ AccountId, SourceParentId: root, DestinationParentId: unit }));
    ids.push(AccountId);
  }
  members = ids;
  stack = await initializedStack("argmin-organization", { AWS_ONBOARDING_STACKS: "argmin-organization" });
});
afterAll(() => moto.stop());

/** IAM of a member account: moto takes the account from a header, where AWS takes it from the credentials. */
function memberIam(account: string): IAMClient {
  const iam = new IAMClient({ endpoint: moto.endpoint, region: "us-east-1", credentials: CREDENTIALS });
  iam.middlewareStack.add(
    (next) => (args) => {
      (args.request as { headers: Record<string, string> }).headers["x-moto-account-id"] = account;
      return next(args);
    },
    { step: "build" },
  );
  return iam;
}

async function expectRole(iam: IAMClient, account: string, values: InputValues): Promise<void> {
  const expected = renderRole(argmin, values, commercial(account));
  const live = await readRole(iam, expected.name);
  expect(live.arn).toBe(expected.arn);
  expect(canonicalPolicy(live.trust)).toEqual(canonicalPolicy(expected.trust));
  expect(live.policies.map(({ name, document }) => [name, canonicalPolicy(document)])).toEqual(
    expected.policies.map(({ name, document }) => [name, canonicalPolicy(document)]).sort(),
  );
}

async function run(args: readonly string[]): Promise<string> {
  const { output } = await terraform(stack, [...args, "-no-color"], moto.environment);
  expect(output).not.toContain(SECRET);
  return output;
}

test("the role is in the management account and in every account of the units, and no plan shows the external ID", async () => {
  writeValues(stack, "terraform.tfvars.json", { ...VALUES, organizational_unit_ids: [unit] });
  const plan = await run(["plan"]);
  expect(plan).toMatch(/"ExternalId" += \(sensitive value\)/);
  await run(["apply", "-auto-approve"]);

  await expectRole(iamClient(moto.endpoint), MOTO_ACCOUNT, VALUES);
  const { verifier_principal_arns: _own, ...shared } = VALUES;
  for (const account of members) await expectRole(memberIam(account), account, shared);

  const { stdout } = await terraform(stack, ["output", "-json"], moto.environment);
  const outputs = JSON.parse(stdout) as Record<string, { readonly value: unknown }>;
  const arn = (account: string) => `arn:aws:iam::${account}:role/ArgminReadOnly`;
  expect(outputs["role_arns"]?.value).toEqual(
    Object.fromEntries([MOTO_ACCOUNT, ...members].map((account) => [account, arn(account)])),
  );
  expect(outputs["role_arn"]?.value).toBe(arn(MOTO_ACCOUNT));
});

test("a rotation reaches every account in one operation, and the next plan is empty", async () => {
  const next = "the-next-external-id";
  const rotated: InputValues = { ...VALUES, external_id: next, previous_external_id: SECRET };
  writeValues(stack, "terraform.tfvars.json", { ...rotated, organizational_unit_ids: [unit] });
  const plan = await run(["plan"]);
  expect(plan).toMatch(/aws_cloudformation_stack_set[.]members will be updated in-place/);
  expect(plan).not.toContain(next);
  await run(["apply", "-auto-approve"]);
  const { verifier_principal_arns: _own, ...shared } = rotated;
  for (const account of members) await expectRole(memberIam(account), account, shared);
  // CloudFormation masks NoEcho parameters, and a mask that is read back is a change for ever: none of these is NoEcho.
  expect(await run(["plan", "-detailed-exitcode"])).toContain("No changes.");
});

test("destroying takes the role out of every account", async () => {
  const plan = await run(["plan", "-destroy"]);
  expect(plan).toMatch(/"ExternalId" += \(sensitive value\)/);
  await run(["destroy", "-auto-approve"]);
  for (const iam of [iamClient(moto.endpoint), ...members.map(memberIam)])
    expect(await roleNames(iam)).not.toContain("ArgminReadOnly");
});
