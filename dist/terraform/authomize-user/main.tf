data "aws_partition" "current" {}

data "aws_caller_identity" "current" {}

# The user that Authomize acts as. Its access key is made outside of Terraform, whose state would
# keep it.
resource "aws_iam_user" "vendor" {
  name                 = var.user_name
  path                 = var.user_path
  permissions_boundary = var.permissions_boundary_arn != "" ? var.permissions_boundary_arn : null
  force_destroy        = true
  tags                 = var.tags
}

# Roles of the accounts. The user itself reads nothing: it assumes one role in each account. Class
# of data: identity (users, roles, accounts and who did what).
data "aws_iam_policy_document" "assume_roles" {
  statement {
    sid       = "AssumeNamedRoles"
    effect    = "Allow"
    actions   = ["sts:AssumeRole"]
    resources = var.role_arns
  }
}

resource "aws_iam_policy" "assume_roles" {
  name        = "${var.user_name}-assume-roles"
  path        = var.user_path
  description = "Authomize: Roles of the accounts"
  policy      = data.aws_iam_policy_document.assume_roles.json
  tags        = var.tags
}

resource "aws_iam_user_policy_attachment" "assume_roles" {
  user       = aws_iam_user.vendor.name
  policy_arn = aws_iam_policy.assume_roles.arn
}

# What is added to the user by hand shows up in the next plan.
resource "aws_iam_user_policies_exclusive" "vendor" {
  user_name    = aws_iam_user.vendor.name
  policy_names = []
}

# What is added to the user by hand shows up in the next plan.
resource "aws_iam_user_policy_attachments_exclusive" "vendor" {
  user_name   = aws_iam_user.vendor.name
  policy_arns = concat([aws_iam_policy.assume_roles.arn])
}
