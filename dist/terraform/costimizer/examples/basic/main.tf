# The required values, and nothing else.
# The module called here configures the provider itself (providers.tf). Exported with --flavor
# module it does not, and takes count, for_each and providers.

variable "external_id" {
  description = "External ID that Costimizer made for this customer. Requests without it are refused."
  type        = string
  sensitive   = true
}

module "costimizer" {
  source = "../.."

  costimizer_account_id = "999988887777"
  external_id           = var.external_id
}

output "role_arn" {
  value = module.costimizer.role_arn
}

output "granted_permissions" {
  value = module.costimizer.granted_permissions
}
