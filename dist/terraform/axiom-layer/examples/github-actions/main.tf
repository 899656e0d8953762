# A GitHub Actions workflow that assumes the role without a stored key.
# The module called here configures the provider itself (providers.tf). Exported with --flavor
# module it does not, and takes count, for_each and providers.

data "aws_partition" "current" {}

data "aws_caller_identity" "current" {}

variable "external_id" {
  description = "External ID that Axiom Layer made for this customer. Requests without it are refused."
  type        = string
  sensitive   = true
}

# The account's OIDC provider of GitHub has to exist. Subjects are exact: name each repository and
# environment.
module "axiom_layer" {
  source = "../.."

  axiom_layer_account_id = "999988887777"
  external_id            = var.external_id
  oidc_provider_arn      = "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:oidc-provider/token.actions.githubusercontent.com"
  oidc_subjects          = ["repo:my-org/infrastructure:environment:production"]
}

output "role_arn" {
  value = module.axiom_layer.role_arn
}

output "granted_permissions" {
  value = module.axiom_layer.granted_permissions
}
