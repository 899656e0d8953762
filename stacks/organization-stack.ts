/** One vendor's role in every account of an organization: a stack set for the members, and a role beside it. */
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformOutput, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { parameterName } from "../modules/cloudformation/parameters";
import { buildTemplate } from "../modules/cloudformation/template";
import { TEMPLATE_BODY_BYTES } from "../modules/cloudformation/template-options";
import { CrossAccountRole } from "../modules/constructs/cross-account-role";
import { expression } from "../modules/constructs/expression";
import { grantedPermissions } from "../modules/constructs/granted-permissions";
import { declareInputs } from "../modules/constructs/inputs";
import { ORGANIZATION_INPUTS, organizationInputs } from "../modules/constructs/organization-inputs";
import { StackSet } from "../modules/constructs/stack-set";
import type { Input } from "../modules/vendors/input";
import type { RoleVendor } from "../modules/vendors/vendor";
import { declareBackend, type StateSettings } from "./backend";
import { requireVersions } from "./versions";

export interface OrganizationStackProps {
  readonly vendor: RoleVendor;
  /** Where Terraform keeps its state. */
  readonly state?: StateSettings;
}

/** The stack; throws for a vendor whose template is larger than a stack set takes. Its id is the vendor's id and `-organization`. It is deployed with credentials of the management account. */
export class OrganizationStack extends TerraformStack {
  constructor(scope: Construct, id: string, { vendor, state }: OrganizationStackProps) {
    super(scope, id);
    requireVersions(this);
    if (state) declareBackend(this, state);
    declareInputs(this, [...vendor.inputs, ...organizationInputs(vendor)]);
    const region = expression(`var.${vendor.region}`);
    new AwsProvider(this, "aws", { region });
    const role = new CrossAccountRole(this, "role", { vendor });
    const { body, inputs } = buildTemplate(vendor, { forOrganization: true, visibleSecrets: true });
    // Compact, because CloudFormation counts the bytes.
    const templateBody = JSON.stringify(body);
    const bytes = Buffer.byteLength(templateBody);
    if (bytes > TEMPLATE_BODY_BYTES) {
      throw new Error(
        `The template of ${vendor.id} has ${bytes} bytes; a stack set takes ${TEMPLATE_BODY_BYTES}.`,
      );
    }
    const members = new StackSet(this, "members", {
      description: `${vendor.title} ${vendor.purpose}`,
      templateBody,
      parameters: Object.fromEntries(inputs.map((input) => [parameterName(input), parameterValue(input)])),
      region,
      tags: expression(`var.${vendor.role.tags}`),
      provider: this.stackSetProvider(region),
    });
    this.declareOutputs(vendor, role, members);
  }

  /** The management account's provider, or the delegated administrator's. */
  private stackSetProvider(region: string): AwsProvider {
    const provider = new AwsProvider(this, "stack-sets", { region, alias: "stack_sets" });
    const { delegatedAdmin } = ORGANIZATION_INPUTS;
    provider.addOverride("dynamic.assume_role", {
      for_each: expression(`var.${delegatedAdmin} == "" ? [] : [var.${delegatedAdmin}]`),
      content: { role_arn: expression("assume_role.value") },
    });
    return provider;
  }

  private declareOutputs(vendor: RoleVendor, role: CrossAccountRole, members: StackSet): void {
    const { name, path } = vendor.role;
    const arn =
      `"arn:${expression("data.aws_partition.current.partition")}:iam::${expression("account")}` +
      `:role${expression(`var.${path}`)}${expression(`var.${name}`)}"`;
    const accounts = `concat([data.aws_caller_identity.current.account_id], ${members.accounts})`;
    this.output(
      "role_arn",
      role.arn,
      `ARN of the role that ${vendor.title} assumes in the management account.`,
    );
    this.output(
      "role_arns",
      expression(`{ for account in distinct(${accounts}) : account => ${arn} }`),
      `ARNs of all roles that ${vendor.title} assumes, by account.`,
    );
    this.output(
      "granted_permissions",
      grantedPermissions(vendor),
      "Who may assume the role in the management account, and what it can do. Member accounts have the same without workload identities and verifiers.",
    );
  }

  private output(name: string, value: string, description: string): void {
    new TerraformOutput(this, name, { value, description, staticId: true });
  }
}

/** A variable as the text that a parameter takes. */
function parameterValue(input: Input): string {
  const variable = `var.${input.name}`;
  switch (input.type) {
    case "string":
      return expression(variable);
    case "number":
    case "bool":
      return expression(`tostring(${variable})`);
    case "list":
      return expression(`join(",", ${variable})`);
    case "map":
      throw new Error(`${input.name} cannot be a parameter.`);
  }
}
