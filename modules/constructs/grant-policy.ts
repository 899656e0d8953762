/** One grant as an inline policy of the role, switched on and off by its condition. */
import { DataAwsIamPolicyDocument } from "@cdktf/provider-aws/lib/data-aws-iam-policy-document";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Token } from "cdktf";
import { Construct } from "constructs";
import type { Grant } from "../grants/grant";
import type { Values } from "../iam/values";
import type { Input } from "../vendors/input";
import { expression, whenExpression } from "./expression";
import { fixName, snakeCase } from "./logical-id";
import { policyDocumentBody } from "./policy-document";

export interface GrantPolicyProps {
  readonly grant: Grant;
  readonly values: Values;
  readonly inputs: readonly Input[];
  /** The role's name, as a reference, so that the policy waits for the role. */
  readonly role: string;
}

/** The policy document and the policy. */
export class GrantPolicy extends Construct {
  /** Expression for the list of the policy's name: empty while the grant is off. */
  readonly names: string;

  constructor(scope: Construct, id: string, props: GrantPolicyProps) {
    super(scope, id);
    const { grant, inputs } = props;
    const name = snakeCase(grant.id);

    const document = new DataAwsIamPolicyDocument(this, "document", {});
    fixName(document, "data.aws_iam_policy_document", name);
    for (const [key, value] of Object.entries(policyDocumentBody(grant.statements(props.values), inputs))) {
      document.addOverride(key, value);
    }

    const policy = new IamRolePolicy(this, "policy", {
      name: grant.id,
      role: props.role,
      policy: expression(`data.aws_iam_policy_document.${name}.json`),
      ...(grant.enabledBy && {
        count: Token.asNumber(expression(`${whenExpression(grant.enabledBy, inputs)} ? 1 : 0`)),
      }),
    });
    fixName(policy, "aws_iam_role_policy", name);
    this.names = grant.enabledBy
      ? `aws_iam_role_policy.${name}[*].name`
      : `[aws_iam_role_policy.${name}.name]`;
  }
}
