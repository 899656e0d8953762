# The required values, and nothing else.
# The module called here configures the provider itself (providers.tf). Exported with --flavor
# module it does not, and takes count, for_each and providers.

module "authomize_user" {
  source = "../.."

  role_arns = ["arn:aws:iam::111122223333:role/AuthomizeReadOnly"]
}

output "user_arn" {
  value = module.authomize_user.user_arn
}

output "granted_permissions" {
  value = module.authomize_user.granted_permissions
}
