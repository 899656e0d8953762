# The required values, and nothing else.
# The module called here configures the provider itself (providers.tf). Exported with --flavor
# module it does not, and takes count, for_each and providers.

variable "external_id" {
  description = "External ID that Argmin made for this customer. Requests without it are refused."
  type        = string
  sensitive   = true
}

module "argmin" {
  source = "../.."

  argmin_account_id = "999988887777"
  external_id       = var.external_id
  cur_bucket_name   = "my-org-cur-bucket"
}

output "role_arn" {
  value = module.argmin.role_arn
}

output "granted_permissions" {
  value = module.argmin.granted_permissions
}
