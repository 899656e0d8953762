import * as sdk from "@aws-sdk/client-iam";
import { checkPrincipals } from "../../modules/check/check";
import { readLivePrincipal } from "../../modules/check/readers/live-principal";
import { InputError } from "../../modules/errors";
import { loadCatalogue } from "../../scripts/lib/load-catalogue";

const CREDENTIALS = { accessKeyId: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "s".repeat(40) };
const TRUST = {
  Version: "2012-10-17",
  Statement: {
    Effect: "Allow",
    Principal: { AWS: "arn:aws:iam::999988887777:root" },
    Action: "sts:AssumeRole",
    Condition: { StringEquals: { "sts:ExternalId": "acme-7d1f" } },
  },
};

/** An account with one role and one user, each of which has one inline policy. */
function iamOf(account: string, policy: string): sdk.IAMClient {
  const client = new sdk.IAMClient({ region: "us-east-1", credentials: CREDENTIALS });
  const answers: Readonly<Record<string, object>> = {
    GetRoleCommand: {
      Role: {
        Arn: `arn:aws:iam::${account}:role/team/vendor`,
        AssumeRolePolicyDocument: encodeURIComponent(JSON.stringify(TRUST)),
      },
    },
    GetUserCommand: { User: { Arn: `arn:aws:iam::${account}:user/vendor` } },
    ListRolePoliciesCommand: { PolicyNames: ["costs"] },
    ListUserPoliciesCommand: { PolicyNames: ["costs"] },
    GetRolePolicyCommand: { PolicyDocument: encodeURIComponent(policy) },
    GetUserPolicyCommand: { PolicyDocument: encodeURIComponent(policy) },
    ListAttachedRolePoliciesCommand: { AttachedPolicies: [] },
    ListAttachedUserPoliciesCommand: { AttachedPolicies: [] },
    ListGroupsForUserCommand: { Groups: [] },
  };
  const send = (command: object) => Promise.resolve(answers[command.constructor.name]);
  return Object.assign(client, { send });
}

const READS =
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ce:GetTags","Resource":"*"}]}';

async function judge(arn: string, policy: string) {
  const principal = await readLivePrincipal(arn, iamOf("111122223333", policy), sdk);
  return checkPrincipals([principal], await loadCatalogue());
}

const OWN = ["arn:aws:iam::111122223333:role/team/vendor", "arn:aws:iam::111122223333:user/vendor"];

test.each(OWN)("%s is judged", async (arn) => {
  expect((await judge(arn, READS)).verdict).toBe("passed");
});

test.each([
  ["of another account", "arn:aws:iam::444455556666:role/team/vendor"],
  ["of another path", "arn:aws:iam::111122223333:role/vendor"],
  ["of another partition", "arn:aws-cn:iam::111122223333:role/team/vendor"],
  ["a user of another account", "arn:aws:iam::444455556666:user/vendor"],
])("%s: IAM answers by the name alone, and that is no answer", async (_title, arn) => {
  const judged = judge(arn, READS);
  await expect(judged).rejects.toThrow(InputError);
  await expect(judged).rejects.toMatchObject({ faults: [{ field: "--role-arn", value: arn }] });
});

test.each(OWN)("%s: a key that stands twice in a live document is not passed", async (arn) => {
  const twice = READS.replace('"Action":', '"Action":"*","Action":');
  const { verdict, principals } = await judge(arn, twice);
  expect(verdict).toBe("findings");
  expect(principals[0]!.findings.map(({ rule }) => rule)).toContain("malformed-policy");
});
