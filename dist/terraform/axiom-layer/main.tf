data "aws_partition" "current" {}

data "aws_caller_identity" "current" {}

locals {
  vendor_principal = (
    var.vendor_role_arn != ""
    ? var.vendor_role_arn
    : "arn:${data.aws_partition.current.partition}:iam::${var.axiom_layer_account_id}:root"
  )
  oidc_issuer = element(split("oidc-provider/", var.oidc_provider_arn), 1)
}

# Who may assume the role: Axiom Layer, and only with the external ID agreed on. Everybody else that
# is named here is off by default.
data "aws_iam_policy_document" "trust" {
  statement {
    sid     = "Vendor"
    effect  = "Allow"
    actions = ["sts:AssumeRole"]

    principals {
      type        = "AWS"
      identifiers = [local.vendor_principal]
    }

    condition {
      test     = "StringEquals"
      variable = "sts:ExternalId"
      values   = [var.external_id]
    }
  }

  dynamic "statement" {
    for_each = nonsensitive(var.previous_external_id != "") ? [1] : []

    content {
      sid     = "VendorPreviousExternalId"
      effect  = "Allow"
      actions = ["sts:AssumeRole"]

      principals {
        type        = "AWS"
        identifiers = [local.vendor_principal]
      }

      condition {
        test     = "StringEquals"
        variable = "sts:ExternalId"
        values   = [var.previous_external_id]
      }

      dynamic "condition" {
        for_each = var.previous_external_id_expires_at != "" ? [1] : []

        content {
          test     = "DateLessThan"
          variable = "aws:CurrentTime"
          values   = [var.previous_external_id_expires_at]
        }
      }
    }
  }

  dynamic "statement" {
    for_each = length(var.verifier_principal_arns) > 0 ? [1] : []

    content {
      sid     = "Verifier"
      effect  = "Allow"
      actions = ["sts:AssumeRole"]

      principals {
        type        = "AWS"
        identifiers = var.verifier_principal_arns
      }

      condition {
        test     = "StringEquals"
        variable = "sts:ExternalId"
        values   = [var.external_id]
      }
    }
  }

  dynamic "statement" {
    for_each = (
      length(var.verifier_principal_arns) > 0 && nonsensitive(var.previous_external_id != "")
      ? [1]
      : []
    )

    content {
      sid     = "VerifierPreviousExternalId"
      effect  = "Allow"
      actions = ["sts:AssumeRole"]

      principals {
        type        = "AWS"
        identifiers = var.verifier_principal_arns
      }

      condition {
        test     = "StringEquals"
        variable = "sts:ExternalId"
        values   = [var.previous_external_id]
      }

      dynamic "condition" {
        for_each = var.previous_external_id_expires_at != "" ? [1] : []

        content {
          test     = "DateLessThan"
          variable = "aws:CurrentTime"
          values   = [var.previous_external_id_expires_at]
        }
      }
    }
  }

  dynamic "statement" {
    for_each = var.oidc_provider_arn != "" ? [1] : []

    content {
      sid     = "WorkloadIdentity"
      effect  = "Allow"
      actions = ["sts:AssumeRoleWithWebIdentity"]

      principals {
        type        = "Federated"
        identifiers = [var.oidc_provider_arn]
      }

      condition {
        test     = "StringEquals"
        variable = "${local.oidc_issuer}:aud"
        values   = [var.oidc_audience]
      }

      condition {
        test     = "StringEquals"
        variable = "${local.oidc_issuer}:sub"
        values   = var.oidc_subjects
      }
    }
  }

  dynamic "statement" {
    for_each = var.access_expires_at != "" ? [1] : []

    content {
      sid     = "AccessExpired"
      effect  = "Deny"
      actions = ["sts:AssumeRole", "sts:AssumeRoleWithSAML", "sts:AssumeRoleWithWebIdentity"]

      principals {
        type        = "AWS"
        identifiers = ["*"]
      }

      condition {
        test     = "DateGreaterThanEquals"
        variable = "aws:CurrentTime"
        values   = [var.access_expires_at]
      }
    }
  }
}

# The role that Axiom Layer assumes. sensitive() keeps the external IDs in its trust policy out of
# plans.
resource "aws_iam_role" "vendor" {
  name                 = var.role_name
  path                 = var.role_path
  description          = "Axiom Layer compares an account's identities with those it knows of, and reports what Marketplace products cost."
  assume_role_policy   = sensitive(data.aws_iam_policy_document.trust.json)
  permissions_boundary = var.permissions_boundary_arn != "" ? var.permissions_boundary_arn : null
  max_session_duration = var.max_session_duration
  tags                 = var.tags

  lifecycle {
    precondition {
      condition = (
        nonsensitive(var.previous_external_id != "")
        ? nonsensitive(var.previous_external_id != var.external_id)
        : true
      )
      error_message = "'previous_external_id' must differ from external_id. Give the new ID in external_id and the old one here, or leave this empty."
    }

    precondition {
      condition = (
        var.previous_external_id_expires_at != ""
        ? nonsensitive(var.previous_external_id != "")
        : true
      )
      error_message = "'previous_external_id_expires_at' must come with previous_external_id. Give the previous external ID, or remove its expiry."
    }

    precondition {
      condition = (
        var.vendor_role_arn != ""
        ? split(":", var.vendor_role_arn)[4] == var.axiom_layer_account_id
        : true
      )
      error_message = "'vendor_role_arn' must be a role of the account in axiom_layer_account_id. Check both with the vendor."
    }

    precondition {
      condition     = var.oidc_provider_arn != "" ? length(var.oidc_subjects) > 0 : true
      error_message = "'oidc_subjects' must name at least one subject when oidc_provider_arn is given. Name the subjects, or leave the provider empty."
    }

    precondition {
      condition     = length(var.oidc_subjects) > 0 ? var.oidc_provider_arn != "" : true
      error_message = "'oidc_provider_arn' must be given when oidc_subjects are. Give the provider, or leave the subjects empty."
    }

    precondition {
      condition = (
        var.oidc_provider_arn != ""
        ? split(":", var.oidc_provider_arn)[4] == data.aws_caller_identity.current.account_id
        : true
      )
      error_message = "'oidc_provider_arn' must be a provider of the account in which the role is created. Create the OIDC provider in this account first."
    }

    precondition {
      condition = (
        length(var.verifier_principal_arns) > 0
        ? alltrue([for arn in var.verifier_principal_arns : split(":", arn)[4] == data.aws_caller_identity.current.account_id])
        : true
      )
      error_message = "'verifier_principal_arns' must hold principals of the account in which the role is created. Leave out principals of other accounts; the vendor has its own way in."
    }
  }
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

resource "aws_iam_role_policy" "identity_coverage" {
  name   = "identity-coverage"
  role   = aws_iam_role.vendor.name
  policy = data.aws_iam_policy_document.identity_coverage.json
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

resource "aws_iam_role_policy" "marketplace_spend" {
  name   = "marketplace-spend"
  role   = aws_iam_role.vendor.name
  policy = data.aws_iam_policy_document.marketplace_spend.json
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

resource "aws_iam_role_policy" "organization" {
  name   = "organization"
  role   = aws_iam_role.vendor.name
  policy = data.aws_iam_policy_document.organization.json
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

resource "aws_iam_role_policy" "mfa_state" {
  count = var.enable_mfa_state ? 1 : 0

  name   = "mfa-state"
  role   = aws_iam_role.vendor.name
  policy = data.aws_iam_policy_document.mfa_state.json
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

resource "aws_iam_role_policy" "key_activity" {
  count = var.enable_key_activity ? 1 : 0

  name   = "key-activity"
  role   = aws_iam_role.vendor.name
  policy = data.aws_iam_policy_document.key_activity.json
}

# What is added to the role by hand shows up in the next plan.
resource "aws_iam_role_policies_exclusive" "vendor" {
  role_name = aws_iam_role.vendor.name
  policy_names = concat(
    [aws_iam_role_policy.identity_coverage.name],
    [aws_iam_role_policy.marketplace_spend.name],
    [aws_iam_role_policy.organization.name],
    aws_iam_role_policy.mfa_state[*].name,
    aws_iam_role_policy.key_activity[*].name
  )
}

# What is added to the role by hand shows up in the next plan.
resource "aws_iam_role_policy_attachments_exclusive" "vendor" {
  role_name   = aws_iam_role.vendor.name
  policy_arns = []
}
