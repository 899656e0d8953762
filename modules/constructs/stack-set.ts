/** A template in every account of organizational units: CloudFormation brings it to them, and to those that join. */
import { CloudformationStackSet } from "@cdktf/provider-aws/lib/cloudformation-stack-set";
import { CloudformationStackSetInstance } from "@cdktf/provider-aws/lib/cloudformation-stack-set-instance";
import { DataAwsOrganizationsOrganization } from "@cdktf/provider-aws/lib/data-aws-organizations-organization";
import { Token, type TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { expression, literalText } from "./expression";
import { fixName } from "./logical-id";
import { ORGANIZATION_INPUTS as I } from "./organization-inputs";

export interface StackSetProps {
  readonly description: string;
  /** The template as it is: no expression is looked for in it. */
  readonly templateBody: string;
  /** Expressions for the values of all of the template's parameters. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Expression for the region of the stacks. What they hold is global. */
  readonly region: string;
  /** Expression for the tags of the stacks, which they hand on. */
  readonly tags: string;
  /** The provider that may manage stack sets: of the management account, or of the delegated administrator. */
  readonly provider: TerraformProvider;
}

/** The stack set and its instances. Expects the organization's inputs and `data.aws_caller_identity.current` in the stack. */
export class StackSet extends Construct {
  /** Expression for the accounts that have a stack, as a list of texts. */
  readonly accounts: string;

  constructor(scope: Construct, id: string, props: StackSetProps) {
    super(scope, id);
    const { provider } = props;
    const organization = new DataAwsOrganizationsOrganization(this, "organization");
    fixName(organization, "data.aws_organizations_organization", "current");
    // A role names the delegated administrator, so the two cannot disagree.
    const callAs = expression(`var.${I.delegatedAdmin} == "" ? "SELF" : "DELEGATED_ADMIN"`);
    const operationPreferences = {
      failureTolerancePercentage: Token.asNumber(expression(`var.${I.failureTolerance}`)),
      maxConcurrentPercentage: Token.asNumber(expression(`var.${I.concurrency}`)),
    };
    const set = new CloudformationStackSet(this, "set", {
      provider,
      name: expression(`var.${I.stackSetName}`),
      description: props.description,
      permissionModel: "SERVICE_MANAGED",
      callAs,
      capabilities: ["CAPABILITY_NAMED_IAM"],
      // An account that leaves the units loses the role.
      autoDeployment: { enabled: true, retainStacksOnAccountRemoval: false },
      operationPreferences,
      tags: Token.asStringMap(props.tags),
      templateBody: literalText(props.templateBody),
      lifecycle: {
        // AWS fills it in for service-managed stack sets, which have none.
        ignoreChanges: ["administration_role_arn"],
        precondition: [
          {
            condition: expression(
              "data.aws_organizations_organization.current.master_account_id == data.aws_caller_identity.current.account_id",
            ),
            errorMessage:
              "The role beside the stack set belongs into the management account, which stack sets skip: use its credentials, and name the delegated administrator's role in delegated_admin_role_arn.",
          },
        ],
      },
    });
    // The names of parameters are CloudFormation's: cdktf would rewrite them.
    set.addOverride("parameters", props.parameters);
    fixName(set, "aws_cloudformation_stack_set", "members");

    const instances = new CloudformationStackSetInstance(this, "instances", {
      provider,
      stackSetName: expression("aws_cloudformation_stack_set.members.name"),
      region: props.region,
      callAs,
      deploymentTargets: { organizationalUnitIds: Token.asList(expression(`var.${I.units}`)) },
      operationPreferences,
      retainStack: false,
    });
    fixName(instances, "aws_cloudformation_stack_set_instance", "members");
    this.accounts = "aws_cloudformation_stack_set_instance.members.stack_instance_summaries[*].account_id";
  }
}
