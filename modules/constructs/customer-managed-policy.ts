/** One or several grants as a customer managed policy. Each grant keeps a document of its own, which its switch takes out. */
import { DataAwsIamPolicyDocument } from "@cdktf/provider-aws/lib/data-aws-iam-policy-document";
import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy";
import { Token } from "cdktf";
import { Construct } from "constructs";
import type { Grant } from "../grants/grant";
import type { Values } from "../iam/values";
import type { When } from "../iam/when";
import type { ManagedPolicy, Vendor } from "../vendors/vendor";
import { expression, whenExpression } from "./expression";
import { fixName, snakeCase } from "./logical-id";
import { policyDocumentBody } from "./policy-document";

export interface CustomerManagedPolicyProps {
  readonly policy: ManagedPolicy;
  readonly grants: readonly Grant[];
  readonly values: Values;
  readonly vendor: Vendor;
}

/** The documents and the policy. Attaching it is its owner's work. */
export class CustomerManagedPolicy extends Construct {
  /** Address of the policy, with its index where it has a switch. */
  readonly address: string;
  /** Expression for the list of the policy's ARN: empty while the policy is off. */
  readonly arns: string;
  /** When the policy exists; always, when absent. */
  readonly enabledBy?: When;

  constructor(scope: Construct, id: string, props: CustomerManagedPolicyProps) {
    super(scope, id);
    const { policy, grants, vendor } = props;
    const { inputs } = vendor;
    const switches = grants.flatMap((grant) => grant.enabledBy ?? []);
    if (switches.length === grants.length) {
      this.enabledBy = switches.length === 1 ? (switches[0] as When) : { any: switches };
    }
    const name = snakeCase(policy.id);
    const principal = vendor.principal === "role" ? vendor.role : vendor.user;
    const resource = new IamPolicy(this, "policy", {
      // The name and the path of the principal keep two vendors' policies apart.
      name: `${expression(`var.${principal.name}`)}-${policy.id}`,
      path: expression(`var.${principal.path}`),
      description: `${vendor.title}: ${policy.title}`,
      policy: expression(this.declareDocuments(props)),
      tags: Token.asStringMap(expression(`var.${principal.tags}`)),
      ...(this.enabledBy && {
        count: Token.asNumber(expression(`${whenExpression(this.enabledBy, inputs)} ? 1 : 0`)),
      }),
    });
    fixName(resource, "aws_iam_policy", name);
    this.address = `aws_iam_policy.${name}${this.enabledBy ? "[0]" : ""}`;
    this.arns = this.enabledBy ? `aws_iam_policy.${name}[*].arn` : `[aws_iam_policy.${name}.arn]`;
  }

  /** Declares a document for each grant, and one that joins them when there are several. Answers with the JSON's address. */
  private declareDocuments({ policy, grants, values, vendor }: CustomerManagedPolicyProps): string {
    const sources = grants.map((grant) => {
      const name = snakeCase(grant.id);
      const document = new DataAwsIamPolicyDocument(this, `${grant.id}-document`, {});
      fixName(document, "data.aws_iam_policy_document", name);
      const body = policyDocumentBody(grant.statements(values), vendor.inputs);
      for (const [key, value] of Object.entries(body)) document.addOverride(key, value);
      return { grant, json: `data.aws_iam_policy_document.${name}.json` };
    });
    const [only] = sources;
    if (only && sources.length === 1) return only.json;
    const parts = sources.map(({ grant, json }) =>
      grant.enabledBy ? `${whenExpression(grant.enabledBy, vendor.inputs)} ? ${json} : ""` : json,
    );
    const name = snakeCase(policy.id);
    const joined = new DataAwsIamPolicyDocument(this, "document", {
      sourcePolicyDocuments: Token.asList(expression(`compact([${parts.join(", ")}])`)),
    });
    fixName(joined, "data.aws_iam_policy_document", name);
    return `data.aws_iam_policy_document.${name}.json`;
  }
}
