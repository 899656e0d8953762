/** What a template can be rendered for. */

/** The issuer whose workload identities a template admits unless another is named: GitHub Actions. */
export const DEFAULT_OIDC_ISSUER = "token.actions.githubusercontent.com";

/** The most that a call of CloudFormation takes as a template's body (CreateStack, TemplateBody); S3 takes a megabyte. */
export const TEMPLATE_BODY_BYTES = 51_200;

export interface TemplateOptions {
  /**
   * Host and path of the OIDC provider whose workload identities may be admitted. It is a constant of the template,
   * because CloudFormation has no functions in keys and IAM has the issuer in the key of a condition.
   * @default DEFAULT_OIDC_ISSUER
   */
  readonly oidcIssuer?: string;
  /**
   * Whether the parameters of sensitive inputs are shown, which NoEcho prevents. Two callers need that: a quick-create
   * link, in which CloudFormation ignores what is NoEcho, and Terraform, which reads CloudFormation's mask back and would
   * write it over the value.
   * @default false
   */
  readonly visibleSecrets?: boolean;
  /**
   * For a stack set, whose parameters are the same in all accounts: without inputs that name something of one account,
   * and with the permissions boundary looked up in the account at hand.
   * @default false
   */
  readonly forOrganization?: boolean;
}
