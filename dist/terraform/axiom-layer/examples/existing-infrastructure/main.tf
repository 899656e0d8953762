# Beside other Terraform: state in S3, tags, a path and a permissions boundary.
# The module called here configures the provider itself (providers.tf). Exported with --flavor
# module it does not, and takes count, for_each and providers.

terraform {
  backend "s3" {
    bucket  = "my-org-terraform-state"
    key     = "vendors/access.tfstate"
    region  = "us-east-1"
    encrypt = true
  }
}

data "aws_partition" "current" {}

data "aws_caller_identity" "current" {}

variable "external_id" {
  description = "External ID that Axiom Layer made for this customer. Requests without it are refused."
  type        = string
  sensitive   = true
}

module "axiom_layer" {
  source = "../.."

  axiom_layer_account_id   = "999988887777"
  external_id              = var.external_id
  role_path                = "/vendors/"
  permissions_boundary_arn = "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:policy/vendor-boundary"
  tags = {
    cost-center = "1234"
    managed-by  = "terraform"
  }
}

output "role_arn" {
  value = module.axiom_layer.role_arn
}

output "granted_permissions" {
  value = module.axiom_layer.granted_permissions
}
