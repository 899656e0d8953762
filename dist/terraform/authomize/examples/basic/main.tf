# The required values, and nothing else.
# The module called here configures the provider itself (providers.tf). Exported with --flavor
# module it does not, and takes count, for_each and providers.

variable "external_id" {
  description = "External ID that Authomize made for this customer. Requests without it are refused."
  type        = string
  sensitive   = true
}

module "authomize" {
  source = "../.."

  authomize_account_id = "999988887777"
  external_id          = var.external_id
}

output "role_arn" {
  value = module.authomize.role_arn
}

output "granted_permissions" {
  value = module.authomize.granted_permissions
}
