/** Inputs of a deployment to an organization, beside the vendor's own. */
import type { Input } from "../vendors/input";
import { ROLE_ARN } from "../vendors/rules";
import type { Vendor } from "../vendors/vendor";

/** The inputs by what they are for. */
export const ORGANIZATION_INPUTS = {
  units: "organizational_unit_ids",
  stackSetName: "stack_set_name",
  failureTolerance: "failure_tolerance_percentage",
  concurrency: "max_concurrent_percentage",
  delegatedAdmin: "delegated_admin_role_arn",
} as const;

const I = ORGANIZATION_INPUTS;

/** Inputs of the organization's stack. */
export function organizationInputs(vendor: Vendor): readonly Input[] {
  return [
    {
      name: I.units,
      type: "list",
      group: "Role",
      description:
        "Organizational units, or the root, whose accounts get the role: those in them now and those that join them.",
      example: ["ou-ab12-11111111", "r-ab12"],
      rules: [
        {
          kind: "pattern",
          // Organizations API, patterns of OrganizationalUnitId and RootId.
          pattern: "^(ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}|r-[0-9a-z]{4,32})$",
          must: "hold IDs of organizational units or of the root",
          remedy: "Copy them from AWS Organizations; they look like ou-ab12-11111111 and r-ab12.",
        },
      ],
    },
    {
      name: I.stackSetName,
      type: "string",
      group: "Role",
      default: `${vendor.id}-access`,
      description: "Name of the stack set. Changing it later replaces the stack set, and with it every role.",
      example: `${vendor.id}-access`,
      rules: [
        {
          kind: "pattern",
          // CloudFormation API, pattern of StackSetName.
          pattern: "^[A-Za-z][A-Za-z0-9-]{0,127}$",
          must: "begin with a letter and consist of at most 128 letters, digits and hyphens",
          remedy: `For example: ${vendor.id}-access.`,
        },
      ],
    },
    {
      name: I.failureTolerance,
      type: "number",
      group: "Role",
      default: 10,
      description:
        "Share of the accounts, in percent, in which the stack may fail before the operation is stopped.",
      example: 10,
      rules: [percentage(0)],
    },
    {
      name: I.concurrency,
      type: "number",
      group: "Role",
      default: 25,
      description:
        "Share of the accounts, in percent, that are worked on at the same time; CloudFormation works on no more than one above the failures it tolerates.",
      example: 25,
      rules: [percentage(1)],
    },
    {
      name: I.delegatedAdmin,
      type: "string",
      group: "Role",
      default: "",
      description:
        "Role in the delegated administrator's account through which the stack set is managed. Empty: the management account manages it.",
      example: "arn:aws:iam::777788889999:role/stack-sets",
      rules: ROLE_ARN,
    },
  ];
}

function percentage(min: number): Input["rules"][number] {
  return {
    kind: "range",
    min,
    max: 100,
    must: `be a whole number between ${min} and 100`,
    remedy: "Give the percentage without the sign.",
  };
}
