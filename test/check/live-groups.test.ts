/** A live user has what its groups have, and is not charged with their limits. */
import * as sdk from "@aws-sdk/client-iam";
import { checkPrincipals } from "../../modules/check/check";
import { readLivePrincipal } from "../../modules/check/readers/live-principal";
import { loadCatalogue } from "../../scripts/lib/load-catalogue";

const USER = "arn:aws:iam::111122223333:user/robot";
const document = (action: string) =>
  encodeURIComponent(
    JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: action, Resource: "*" }],
    }),
  );

/** Two groups of six policies each, and six of the user's own; the groups hold an inline policy as well. */
function client(groupAction: string): sdk.IAMClient {
  const six = (owner: string) =>
    Array.from({ length: 6 }, (_, i) => ({
      PolicyName: `${owner}${i}`,
      PolicyArn: `arn:aws:iam::111122223333:policy/${owner}${i}`,
    }));
  const answer = (name: string, input: Readonly<Record<string, unknown>>): object => {
    switch (name) {
      case "GetUserCommand":
        return { User: { Arn: USER } };
      case "ListGroupsForUserCommand":
        return { Groups: [{ GroupName: "g0" }, { GroupName: "g1" }] };
      case "ListAttachedUserPoliciesCommand":
        return { AttachedPolicies: six("own") };
      case "ListAttachedGroupPoliciesCommand":
        return { AttachedPolicies: six(String(input["GroupName"])) };
      case "ListUserPoliciesCommand":
        return { PolicyNames: [] };
      case "ListGroupPoliciesCommand":
        return { PolicyNames: ["inline"] };
      case "GetGroupPolicyCommand":
        return { PolicyDocument: document(groupAction) };
      case "GetPolicyCommand":
        return { Policy: { DefaultVersionId: "v1" } };
      default:
        return { PolicyVersion: { Document: document("ec2:DescribeRegions") } };
    }
  };
  const credentials = { accessKeyId: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "s".repeat(40) };
  const real = new sdk.IAMClient({ region: "us-east-1", credentials });
  const send = ({ constructor, input }: { constructor: { name: string }; input: Record<string, unknown> }) =>
    Promise.resolve(answer(constructor.name, input));
  return Object.assign(real, { send });
}

test.each([
  ["ec2:DescribeRegions", []],
  ["s3:PutObject", ["write-action"]],
])("groups that may %s", async (action, rules) => {
  const principal = await readLivePrincipal(USER, client(action), sdk);
  const [report] = checkPrincipals([principal], await loadCatalogue()).principals;
  expect(principal.attached).toHaveLength(20);
  expect([...new Set(report?.findings.map(({ rule }) => rule))]).toEqual(rules);
});
