/** A vendor's IAM user and its policies. Its access keys are made outside of Terraform, whose state would keep them. */
import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { DataAwsPartition } from "@cdktf/provider-aws/lib/data-aws-partition";
import { IamUser } from "@cdktf/provider-aws/lib/iam-user";
import { Token } from "cdktf";
import { Construct } from "constructs";
import type { UserVendor } from "../vendors/vendor";
import { expression } from "./expression";
import { fixName } from "./logical-id";
import { preconditions } from "./preconditions";
import { declarePolicies } from "./principal-policies";
import { declareDerived } from "./terraform-values";

const USER = "aws_iam_user.vendor";

export interface VendorUserProps {
  readonly vendor: UserVendor;
}

/** The user and its policies. Expects the vendor's inputs to be declared in the same stack. */
export class VendorUser extends Construct {
  /** Expression for the user's ARN. */
  readonly arn = expression(`${USER}.arn`);

  constructor(scope: Construct, id: string, { vendor }: VendorUserProps) {
    super(scope, id);
    fixName(new DataAwsPartition(this, "partition", {}), "data.aws_partition", "current");
    fixName(new DataAwsCallerIdentity(this, "caller"), "data.aws_caller_identity", "current");
    declareDerived(this, vendor);
    const { name, path, permissionsBoundary, tags } = vendor.user;
    const rules = preconditions(vendor);
    const user = new IamUser(this, "user", {
      name: expression(`var.${name}`),
      path: expression(`var.${path}`),
      permissionsBoundary: expression(`var.${permissionsBoundary} != "" ? var.${permissionsBoundary} : null`),
      // Keys are made by hand: without this, a key that was forgotten would keep the user alive.
      forceDestroy: true,
      tags: Token.asStringMap(expression(`var.${tags}`)),
      ...(rules.length > 0 && { lifecycle: { precondition: [...rules] } }),
    });
    fixName(user, "aws_iam_user", "vendor");
    declarePolicies(this, vendor);
  }
}
