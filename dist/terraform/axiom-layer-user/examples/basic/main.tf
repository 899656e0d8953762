# The required values, and nothing else.
# The module called here configures the provider itself (providers.tf). Exported with --flavor
# module it does not, and takes count, for_each and providers.

module "axiom_layer_user" {
  source = "../.."
}

output "user_arn" {
  value = module.axiom_layer_user.user_arn
}

output "granted_permissions" {
  value = module.axiom_layer_user.granted_permissions
}
