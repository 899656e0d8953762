/** Which Terraform resources decide about permissions, and which of those are read. Data: nothing here is computed. */

import { givesAccess } from "./resource-policy-types";

/** Read in full by `assemble.ts`. */
const READ =
  /^aws_iam_(role|user|group|policy|policy_attachment|(role|user|group)_(policy|policy_attachment|policy_attachments_exclusive)|user_group_membership|group_membership)$/;

/** IAM resources that give nobody a permission: who may use them is said by policies, which are read. */
const WITHOUT_GRANTS: ReadonlySet<string> = new Set([
  "aws_iam_access_key",
  "aws_iam_account_alias",
  "aws_iam_account_password_policy",
  "aws_iam_instance_profile",
  "aws_iam_openid_connect_provider",
  "aws_iam_organizations_features",
  "aws_iam_outbound_web_identity_federation",
  "aws_iam_saml_provider",
  "aws_iam_security_token_service_preferences",
  "aws_iam_server_certificate",
  "aws_iam_service_specific_credential",
  "aws_iam_signing_certificate",
  "aws_iam_user_login_profile",
  "aws_iam_user_ssh_key",
  "aws_iam_virtual_mfa_device",
  // An AWS service defines the policies of its role, and nobody else can assume it.
  "aws_iam_service_linked_role",
  // They take away what they do not list, and add nothing.
  "aws_iam_group_policies_exclusive",
  "aws_iam_role_policies_exclusive",
  "aws_iam_user_policies_exclusive",
]);

/** What makes principals, or attaches policies to them, past the resources that are read. */
const MAKES_PRINCIPALS: readonly (readonly [RegExp, string])[] = [
  [/^aws_iam_/, "this kind of IAM resource is not known here"],
  [/^awscc_iam_/, "IAM resources of the provider awscc are not read"],
  [/^aws_cloudcontrolapi_resource$/, "it can make any resource, also IAM's"],
  [
    /^(aws_cloudformation_stack|awscc_cloudformation_stack|aws_serverlessapplicationrepository_cloudformation_stack)$/,
    "its template can make principals; judge the template with --template",
  ],
  [
    /^(aws_cloudformation_stack_(set|set_instance|instances)|awscc_cloudformation_stack_set)$/,
    "its template can make principals in other accounts; judge the template with --template",
  ],
  [/^(aws|awscc)_servicecatalog_.*provisioned_product$/, "its template can make principals"],
  [/^(aws_ssoadmin|awscc_sso)_/, "permission sets and their assignments are not read"],
  [/^(aws|awscc)_rolesanywhere_(profile|trust_anchor)$/, "it lets holders of certificates assume roles"],
];

/** Why a resource of the type has to be reported as not known; nothing for one that is read or gives nothing. */
export function whyUnread(type: string): string | undefined {
  if (isRead(type) || WITHOUT_GRANTS.has(type)) return undefined;
  return MAKES_PRINCIPALS.find(([pattern]) => pattern.test(type))?.[1];
}

/** Whether the assembly takes resources of the type. */
export function isRead(type: string): boolean {
  return READ.test(type) || givesAccess(type) !== undefined;
}
