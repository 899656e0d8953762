/** What `bench:synth` measures against: the same libraries, one role written out by hand, no model. */
import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { DataAwsIamPolicyDocument } from "@cdktf/provider-aws/lib/data-aws-iam-policy-document";
import { DataAwsPartition } from "@cdktf/provider-aws/lib/data-aws-partition";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePoliciesExclusive } from "@cdktf/provider-aws/lib/iam-role-policies-exclusive";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { IamRolePolicyAttachmentsExclusive } from "@cdktf/provider-aws/lib/iam-role-policy-attachments-exclusive";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, LocalBackend, TerraformOutput, TerraformStack } from "cdktf";

const app = new App();
const stack = new TerraformStack(app, "floor");
new LocalBackend(stack, { path: "floor.tfstate" });
new AwsProvider(stack, "aws", { region: "us-east-1" });
new DataAwsPartition(stack, "partition", {});
new DataAwsCallerIdentity(stack, "caller");
const trust = new DataAwsIamPolicyDocument(stack, "trust", {
  statement: [
    {
      actions: ["sts:AssumeRole"],
      principals: [{ type: "AWS", identifiers: ["999988887777"] }],
      condition: [{ test: "StringEquals", variable: "sts:ExternalId", values: ["id"] }],
    },
  ],
});
const role = new IamRole(stack, "role", { name: "Floor", assumeRolePolicy: trust.json });
const document = new DataAwsIamPolicyDocument(stack, "document", {
  statement: [{ actions: ["ce:Get*"], resources: ["*"] }],
});
new IamRolePolicy(stack, "policy", { name: "costs", role: role.name, policy: document.json });
new IamRolePoliciesExclusive(stack, "inline", { roleName: role.name, policyNames: ["costs"] });
new IamRolePolicyAttachmentsExclusive(stack, "attached", { roleName: role.name, policyArns: [] });
new TerraformOutput(stack, "role_arn", { value: role.arn });
app.synth();
