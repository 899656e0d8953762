# The required values, and nothing else.
# The module called here configures the provider itself (providers.tf). Exported with --flavor
# module it does not, and takes count, for_each and providers.

module "costimizer_linked_user" {
  source = "../.."
}

output "user_arn" {
  value = module.costimizer_linked_user.user_arn
}

output "granted_permissions" {
  value = module.costimizer_linked_user.granted_permissions
}
