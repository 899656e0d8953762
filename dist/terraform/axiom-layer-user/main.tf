data "aws_partition" "current" {}

data "aws_caller_identity" "current" {}

# The user that Axiom Layer acts as. Its access key is made outside of Terraform, whose state would
# keep it.
resource "aws_iam_user" "vendor" {
  name                 = var.user_name
  path                 = var.user_path
  permissions_boundary = var.permissions_boundary_arn != "" ? var.permissions_boundary_arn : null
  force_destroy        = true
  tags                 = var.tags
}

# Users, roles and groups. Identity coverage compares the people and programs of the account with
# those the vendor knows of. Class of data: identity (users, roles, accounts and who did what).
data "aws_iam_policy_document" "identity_coverage" {
  statement {
    sid    = "ListIdentities"
    effect = "Allow"
    actions = [
      "iam:GetAccountSummary",
      "iam:ListGroups",
      "iam:ListRoles",
      "iam:ListUsers",
    ]
    resources = ["*"]
  }
}

resource "aws_iam_policy" "identity_coverage" {
  name        = "${var.user_name}-identity-coverage"
  path        = var.user_path
  description = "Axiom Layer: Users, roles and groups"
  policy      = data.aws_iam_policy_document.identity_coverage.json
  tags        = var.tags
}

resource "aws_iam_user_policy_attachment" "identity_coverage" {
  user       = aws_iam_user.vendor.name
  policy_arn = aws_iam_policy.identity_coverage.arn
}

# Marketplace spend. Charges of AWS Marketplace products, by vendor, product and month. Class of
# data: billing (costs, usage and prices).
data "aws_iam_policy_document" "marketplace_spend" {
  statement {
    sid       = "ReadSpend"
    effect    = "Allow"
    actions   = ["ce:GetCostAndUsage", "ce:GetDimensionValues"]
    resources = ["*"]
  }
}

resource "aws_iam_policy" "marketplace_spend" {
  name        = "${var.user_name}-marketplace-spend"
  path        = var.user_path
  description = "Axiom Layer: Marketplace spend"
  policy      = data.aws_iam_policy_document.marketplace_spend.json
  tags        = var.tags
}

resource "aws_iam_user_policy_attachment" "marketplace_spend" {
  user       = aws_iam_user.vendor.name
  policy_arn = aws_iam_policy.marketplace_spend.arn
}

# Organization of the account. Accounts of one customer are shown together. Class of data: identity
# (users, roles, accounts and who did what).
data "aws_iam_policy_document" "organization" {
  statement {
    sid       = "DescribeOrganization"
    effect    = "Allow"
    actions   = ["organizations:DescribeOrganization"]
    resources = ["*"]
  }
}

resource "aws_iam_policy" "organization" {
  name        = "${var.user_name}-organization"
  path        = var.user_path
  description = "Axiom Layer: Organization of the account"
  policy      = data.aws_iam_policy_document.organization.json
  tags        = var.tags
}

resource "aws_iam_user_policy_attachment" "organization" {
  user       = aws_iam_user.vendor.name
  policy_arn = aws_iam_policy.organization.arn
}

# Second factors of users. Whether MFA is enabled is part of every user's row. Class of data:
# identity (users, roles, accounts and who did what).
data "aws_iam_policy_document" "mfa_state" {
  statement {
    sid     = "ReadMfaState"
    effect  = "Allow"
    actions = ["iam:ListMFADevices"]
    resources = [
      "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:user/*",
    ]
  }
}

resource "aws_iam_policy" "mfa_state" {
  count = var.enable_mfa_state ? 1 : 0

  name        = "${var.user_name}-mfa-state"
  path        = var.user_path
  description = "Axiom Layer: Second factors of users"
  policy      = data.aws_iam_policy_document.mfa_state.json
  tags        = var.tags
}

resource "aws_iam_user_policy_attachment" "mfa_state" {
  count = var.enable_mfa_state ? 1 : 0

  user       = aws_iam_user.vendor.name
  policy_arn = aws_iam_policy.mfa_state[0].arn
}

# Last use of access keys. ListUsers shows the last sign-in to the console; programs sign in with
# keys. Class of data: identity (users, roles, accounts and who did what).
data "aws_iam_policy_document" "key_activity" {
  statement {
    sid     = "ReadKeyActivity"
    effect  = "Allow"
    actions = ["iam:GetAccessKeyLastUsed", "iam:ListAccessKeys"]
    resources = [
      "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:user/*",
    ]
  }
}

resource "aws_iam_policy" "key_activity" {
  count = var.enable_key_activity ? 1 : 0

  name        = "${var.user_name}-key-activity"
  path        = var.user_path
  description = "Axiom Layer: Last use of access keys"
  policy      = data.aws_iam_policy_document.key_activity.json
  tags        = var.tags
}

resource "aws_iam_user_policy_attachment" "key_activity" {
  count = var.enable_key_activity ? 1 : 0

  user       = aws_iam_user.vendor.name
  policy_arn = aws_iam_policy.key_activity[0].arn
}

# What is added to the user by hand shows up in the next plan.
resource "aws_iam_user_policies_exclusive" "vendor" {
  user_name    = aws_iam_user.vendor.name
  policy_names = []
}

# What is added to the user by hand shows up in the next plan.
resource "aws_iam_user_policy_attachments_exclusive" "vendor" {
  user_name = aws_iam_user.vendor.name
  policy_arns = concat(
    [aws_iam_policy.identity_coverage.arn],
    [aws_iam_policy.marketplace_spend.arn],
    [aws_iam_policy.organization.arn],
    aws_iam_policy.mfa_state[*].arn,
    aws_iam_policy.key_activity[*].arn
  )
}
