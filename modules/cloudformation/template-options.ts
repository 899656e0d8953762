/** What a template can be rendered for. */

/** The issuer whose workload identities a template admits unless another is named: GitHub Actions. */
export const DEFAULT_OIDC_ISSUER = "token.actions.githubusercontent.com";

export interface TemplateOptions {
  /**
   * Host and path of the OIDC provider whose workload identities may be admitted. It is a constant of the template,
   * because CloudFormation has no functions in keys and IAM has the issuer in the key of a condition.
   * @default DEFAULT_OIDC_ISSUER
   */
  readonly oidcIssuer?: string;
  /**
   * For a stack set, whose parameters are the same in all accounts: without inputs that name something of one account,
   * and with the permissions boundary looked up in the account at hand. Terraform drives the stack set, and would write
   * CloudFormation's mask over a value that NoEcho hides: here nothing is NoEcho.
   * @default false
   */
  readonly forOrganization?: boolean;
}
