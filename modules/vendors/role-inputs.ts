/** The inputs that configure the role itself: what organizations' own rules ask for. */
import type { Input } from "./input";
import * as rules from "./rules";
import type { RoleInputs } from "./vendor";

/** The names of the role's inputs, the same for every vendor. */
export const ROLE_INPUTS: RoleInputs = {
  name: "role_name",
  path: "role_path",
  permissionsBoundary: "permissions_boundary_arn",
  maxSessionDuration: "max_session_duration",
  tags: "tags",
};

/** Inputs of the role, with the vendor's own default for its name. */
export function roleInputs(defaults: { readonly roleName: string }): readonly Input[] {
  return [
    {
      name: ROLE_INPUTS.name,
      type: "string",
      group: "Role",
      default: defaults.roleName,
      description:
        "Name of the role. Changing it later replaces the role, and with it the ARN that the vendor knows.",
      example: defaults.roleName,
      rules: rules.ROLE_NAME,
    },
    {
      name: ROLE_INPUTS.path,
      type: "string",
      group: "Role",
      default: "/",
      description: "Path of the role. Changing it later replaces the role.",
      example: "/vendors/",
      rules: rules.ROLE_PATH,
    },
    {
      name: ROLE_INPUTS.permissionsBoundary,
      type: "string",
      group: "Role",
      default: "",
      description: "Managed policy that limits the role whatever its own policies say. Empty: none.",
      example: "arn:aws:iam::111122223333:policy/vendor-boundary",
      rules: rules.POLICY_ARN,
    },
    {
      name: ROLE_INPUTS.maxSessionDuration,
      type: "number",
      group: "Role",
      default: 3600,
      description: "Longest session of the role, in seconds.",
      example: 3600,
      rules: rules.SESSION_DURATION,
    },
    {
      name: ROLE_INPUTS.tags,
      type: "map",
      group: "Role",
      default: {},
      description: "Tags of the role.",
      example: { owner: "platform", "cost-center": "1234" },
      rules: rules.TAGS,
    },
  ];
}
