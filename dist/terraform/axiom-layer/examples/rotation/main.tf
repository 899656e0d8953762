# Two external IDs at once while the vendor changes over.
# The module called here configures the provider itself (providers.tf). Exported with --flavor
# module it does not, and takes count, for_each and providers.

variable "external_id" {
  description = "External ID that Axiom Layer made for this customer. Requests without it are refused."
  type        = string
  sensitive   = true
}

variable "previous_external_id" {
  description = "The external ID that is being replaced."
  type        = string
  sensitive   = true
}

# 1. Give the new ID in external_id and the old one in previous_external_id, and apply: both are
# accepted.
# 2. Tell the vendor the new ID and wait until it uses it.
# 3. Remove both lines with previous_ and apply: the old ID is refused. The expiry does the same if
# you forget.
module "axiom_layer" {
  source = "../.."

  axiom_layer_account_id          = "999988887777"
  external_id                     = var.external_id
  previous_external_id            = var.previous_external_id
  previous_external_id_expires_at = "2027-01-31T00:00:00Z"
}

output "role_arn" {
  value = module.axiom_layer.role_arn
}

output "granted_permissions" {
  value = module.axiom_layer.granted_permissions
}
