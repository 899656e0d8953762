/** The inputs of a vendor's IAM user, and who may act as it. */
import type { Input } from "./input";
import { ROLE_INPUTS, roleInputs } from "./role-inputs";
import * as rules from "./rules";
import type { TrustSummary, UserInputs } from "./vendor";

/** The names of a user's inputs, the same for every vendor. */
export const USER_INPUTS: UserInputs = {
  name: "user_name",
  path: "user_path",
  permissionsBoundary: ROLE_INPUTS.permissionsBoundary,
  tags: ROLE_INPUTS.tags,
};

/** Inputs of the user, with the vendor's own default for its name. */
export function userInputs(defaults: { readonly userName: string }): readonly Input[] {
  const shared = roleInputs({ roleName: defaults.userName }).filter(
    ({ name }) => name === ROLE_INPUTS.permissionsBoundary || name === ROLE_INPUTS.tags,
  );
  return [
    {
      name: USER_INPUTS.name,
      type: "string",
      group: "User",
      default: defaults.userName,
      description: "Name of the IAM user. Changing it later renames the user and replaces its policies.",
      example: defaults.userName,
      rules: rules.ROLE_NAME,
    },
    {
      name: USER_INPUTS.path,
      type: "string",
      group: "User",
      default: "/",
      description: "Path of the user and of its policies.",
      example: "/vendors/",
      rules: rules.ROLE_PATH,
    },
    ...shared.map((input) => ({
      ...input,
      group: "User" as const,
      description: input.description
        .replace("the role whatever", "the user whatever")
        .replace("of the role", "of the user"),
    })),
  ];
}

/** Who may act as the user, in words. */
export function userSummary(vendorTitle: string): readonly TrustSummary[] {
  return [
    {
      text: (v) =>
        `Who may act as the user: whoever holds an access key of IAM user ${v.text(USER_INPUTS.name)}. ${vendorTitle} is given one, which works from anywhere until it is deleted`,
    },
  ];
}
