# The required values, and nothing else.
# The module called here configures the provider itself (providers.tf). Exported with --flavor
# module it does not, and takes count, for_each and providers.

variable "external_id" {
  description = "External ID that Alethia made for this customer. Requests without it are refused."
  type        = string
  sensitive   = true
}

module "alethia" {
  source = "../.."

  alethia_account_id = "999988887777"
  external_id        = var.external_id
  dns_domain         = "apps.example.com"
}

output "role_arn" {
  value = module.alethia.role_arn
}

output "granted_permissions" {
  value = module.alethia.granted_permissions
}
