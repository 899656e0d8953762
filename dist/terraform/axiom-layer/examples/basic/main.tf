# The required values, and nothing else.
# The module called here configures the provider itself (providers.tf). Exported with --flavor
# module it does not, and takes count, for_each and providers.

variable "external_id" {
  description = "External ID that Axiom Layer made for this customer. Requests without it are refused."
  type        = string
  sensitive   = true
}

module "axiom_layer" {
  source = "../.."

  axiom_layer_account_id = "999988887777"
  external_id            = var.external_id
}

output "role_arn" {
  value = module.axiom_layer.role_arn
}

output "granted_permissions" {
  value = module.axiom_layer.granted_permissions
}
