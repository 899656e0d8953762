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

module "axiom_layer_user" {
  source = "../.."

  user_path                = "/vendors/"
  permissions_boundary_arn = "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:policy/vendor-boundary"
  tags = {
    cost-center = "1234"
    managed-by  = "terraform"
  }
}

output "user_arn" {
  value = module.axiom_layer_user.user_arn
}

output "granted_permissions" {
  value = module.axiom_layer_user.granted_permissions
}
