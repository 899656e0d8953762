data "aws_partition" "current" {}

data "aws_caller_identity" "current" {}

locals {
  vendor_principal = (
    var.vendor_role_arn != ""
    ? var.vendor_role_arn
    : "arn:${data.aws_partition.current.partition}:iam::${var.authomize_account_id}:root"
  )
  oidc_issuer           = element(split("oidc-provider/", var.oidc_provider_arn), 1)
  cloudtrail_key_prefix = var.cloudtrail_prefix != "" ? "${var.cloudtrail_prefix}/" : ""
}

# Who may assume the role: Authomize, and only with the external ID agreed on. Everybody else that
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

# The role that Authomize assumes. sensitive() keeps the external IDs in its trust policy out of
# plans.
resource "aws_iam_role" "vendor" {
  name                 = var.role_name
  path                 = var.role_path
  description          = "Authomize maps which people and programs have access to what in an AWS account."
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
        ? split(":", var.vendor_role_arn)[4] == var.authomize_account_id
        : true
      )
      error_message = "'vendor_role_arn' must be a role of the account in authomize_account_id. Check both with the vendor."
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

    precondition {
      condition     = var.cloudtrail_bucket_name != "" ? var.cloudtrail_prefix != "" : true
      error_message = "'cloudtrail_prefix' must be given together with cloudtrail_bucket_name. Name the prefix down to CloudTrail, for example AWSLogs/111122223333/CloudTrail."
    }

    precondition {
      condition     = var.cloudtrail_kms_key_arn != "" ? var.cloudtrail_bucket_name != "" : true
      error_message = "'cloudtrail_kms_key_arn' must come with cloudtrail_bucket_name. Name the bucket, or leave the key empty."
    }
  }
}

# Users, groups and roles. An access graph begins with every identity and the groups it belongs to.
# Class of data: identity (users, roles, accounts and who did what).
data "aws_iam_policy_document" "identity_inventory" {
  statement {
    sid    = "ReadIdentities"
    effect = "Allow"
    actions = [
      "iam:GetAccessKeyLastUsed",
      "iam:GetGroup",
      "iam:GetRole",
      "iam:GetUser",
      "iam:ListAccessKeys",
      "iam:ListAccountAliases",
      "iam:ListGroups",
      "iam:ListGroupsForUser",
      "iam:ListInstanceProfiles",
      "iam:ListMFADevices",
      "iam:ListRoleTags",
      "iam:ListRoles",
      "iam:ListUserTags",
      "iam:ListUsers",
    ]
    resources = ["*"]
  }
}

resource "aws_iam_role_policy" "identity_inventory" {
  name   = "identity-inventory"
  role   = aws_iam_role.vendor.name
  policy = data.aws_iam_policy_document.identity_inventory.json
}

# IAM policies. What an identity may do follows from the text of its policies. Class of data:
# identity (users, roles, accounts and who did what).
data "aws_iam_policy_document" "policy_inventory" {
  statement {
    sid    = "ReadPolicies"
    effect = "Allow"
    actions = [
      "iam:GetGroupPolicy",
      "iam:GetPolicy",
      "iam:GetPolicyVersion",
      "iam:GetRolePolicy",
      "iam:GetUserPolicy",
      "iam:ListAttachedGroupPolicies",
      "iam:ListAttachedRolePolicies",
      "iam:ListAttachedUserPolicies",
      "iam:ListEntitiesForPolicy",
      "iam:ListGroupPolicies",
      "iam:ListPolicies",
      "iam:ListRolePolicies",
      "iam:ListUserPolicies",
    ]
    resources = ["*"]
  }
}

resource "aws_iam_role_policy" "policy_inventory" {
  name   = "policy-inventory"
  role   = aws_iam_role.vendor.name
  policy = data.aws_iam_policy_document.policy_inventory.json
}

# EC2 resources and network. Which assets there are and what can reach them decides how much an
# identity's access matters. Class of data: metadata (names, settings and structure of resources).
data "aws_iam_policy_document" "network" {
  statement {
    sid    = "DescribeNetwork"
    effect = "Allow"
    actions = [
      "ec2:DescribeIamInstanceProfileAssociations",
      "ec2:DescribeInstances",
      "ec2:DescribeInternetGateways",
      "ec2:DescribeNatGateways",
      "ec2:DescribeNetworkAcls",
      "ec2:DescribeNetworkInterfaces",
      "ec2:DescribeRegions",
      "ec2:DescribeRouteTables",
      "ec2:DescribeSecurityGroupRules",
      "ec2:DescribeSecurityGroups",
      "ec2:DescribeSubnets",
      "ec2:DescribeTags",
      "ec2:DescribeVolumes",
      "ec2:DescribeVpcEndpoints",
      "ec2:DescribeVpcPeeringConnections",
      "ec2:DescribeVpcs",
    ]
    resources = ["*"]
  }
}

resource "aws_iam_role_policy" "network" {
  name   = "network"
  role   = aws_iam_role.vendor.name
  policy = data.aws_iam_policy_document.network.json
}

# Resources and their policies. A bucket's or a key's own policy lets identities in that no identity
# policy mentions. Class of data: metadata (names, settings and structure of resources).
data "aws_iam_policy_document" "resource_policies" {
  statement {
    sid    = "ReadBucketPolicies"
    effect = "Allow"
    actions = [
      "s3:GetBucketAcl",
      "s3:GetBucketLocation",
      "s3:GetBucketOwnershipControls",
      "s3:GetBucketPolicy",
      "s3:GetBucketPolicyStatus",
      "s3:GetBucketPublicAccessBlock",
      "s3:ListAllMyBuckets",
    ]
    resources = ["*"]
  }

  statement {
    sid    = "ReadKeyPolicies"
    effect = "Allow"
    actions = [
      "kms:DescribeKey",
      "kms:GetKeyPolicy",
      "kms:ListAliases",
      "kms:ListKeys",
    ]
    resources = ["*"]
  }
}

resource "aws_iam_role_policy" "resource_policies" {
  count = var.enable_resource_policies ? 1 : 0

  name   = "resource-policies"
  role   = aws_iam_role.vendor.name
  policy = data.aws_iam_policy_document.resource_policies.json
}

# CloudTrail log files. Who used which permission is in the trail; unused access shows by its
# absence. Class of data: identity (users, roles, accounts and who did what).
data "aws_iam_policy_document" "trail_bucket" {
  statement {
    sid       = "LocateBucket"
    effect    = "Allow"
    actions   = ["s3:GetBucketLocation"]
    resources = ["arn:${data.aws_partition.current.partition}:s3:::${var.cloudtrail_bucket_name}"]
  }

  statement {
    sid     = "ReadLogFiles"
    effect  = "Allow"
    actions = ["s3:GetObject"]
    resources = [
      "arn:${data.aws_partition.current.partition}:s3:::${var.cloudtrail_bucket_name}/${local.cloudtrail_key_prefix}*",
    ]
  }

  dynamic "statement" {
    for_each = var.cloudtrail_prefix != "" ? [1] : []

    content {
      sid       = "ListLogFiles"
      effect    = "Allow"
      actions   = ["s3:ListBucket"]
      resources = ["arn:${data.aws_partition.current.partition}:s3:::${var.cloudtrail_bucket_name}"]

      condition {
        test     = "StringLike"
        variable = "s3:prefix"
        values   = ["${var.cloudtrail_prefix}/*"]
      }
    }
  }

  dynamic "statement" {
    for_each = var.cloudtrail_prefix == "" ? [1] : []

    content {
      sid       = "ListWholeBucket"
      effect    = "Allow"
      actions   = ["s3:ListBucket"]
      resources = ["arn:${data.aws_partition.current.partition}:s3:::${var.cloudtrail_bucket_name}"]
    }
  }
}

resource "aws_iam_role_policy" "trail_bucket" {
  count = var.cloudtrail_bucket_name != "" ? 1 : 0

  name   = "trail-bucket"
  role   = aws_iam_role.vendor.name
  policy = data.aws_iam_policy_document.trail_bucket.json
}

# Key of the CloudTrail log files. Log files that are encrypted with a KMS key cannot be read
# without it. Class of data: identity (users, roles, accounts and who did what).
data "aws_iam_policy_document" "trail_kms" {
  statement {
    sid       = "DecryptLogFiles"
    effect    = "Allow"
    actions   = ["kms:Decrypt"]
    resources = [var.cloudtrail_kms_key_arn]

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"
      values   = ["s3.${var.aws_region}.${data.aws_partition.current.dns_suffix}"]
    }
  }
}

resource "aws_iam_role_policy" "trail_kms" {
  count = var.cloudtrail_kms_key_arn != "" ? 1 : 0

  name   = "trail-kms"
  role   = aws_iam_role.vendor.name
  policy = data.aws_iam_policy_document.trail_kms.json
}

# IAM Identity Center. People come into accounts through permission sets that no account's own IAM
# shows as theirs. Class of data: identity (users, roles, accounts and who did what).
data "aws_iam_policy_document" "identity_center" {
  statement {
    sid    = "ReadPermissionSets"
    effect = "Allow"
    actions = [
      "sso:DescribePermissionSet",
      "sso:GetInlinePolicyForPermissionSet",
      "sso:GetPermissionsBoundaryForPermissionSet",
      "sso:ListAccountAssignments",
      "sso:ListAccountAssignmentsForPrincipal",
      "sso:ListAccountsForProvisionedPermissionSet",
      "sso:ListCustomerManagedPolicyReferencesInPermissionSet",
      "sso:ListInstances",
      "sso:ListManagedPoliciesInPermissionSet",
      "sso:ListPermissionSets",
      "sso:ListPermissionSetsProvisionedToAccount",
    ]
    resources = ["*"]
  }

  statement {
    sid    = "ReadIdentityStore"
    effect = "Allow"
    actions = [
      "identitystore:DescribeGroup",
      "identitystore:DescribeUser",
      "identitystore:ListGroupMemberships",
      "identitystore:ListGroupMembershipsForMember",
      "identitystore:ListGroups",
      "identitystore:ListUsers",
    ]
    resources = ["*"]
  }
}

resource "aws_iam_role_policy" "identity_center" {
  count = var.enable_identity_center ? 1 : 0

  name   = "identity-center"
  role   = aws_iam_role.vendor.name
  policy = data.aws_iam_policy_document.identity_center.json
}

# What is added to the role by hand shows up in the next plan.
resource "aws_iam_role_policies_exclusive" "vendor" {
  role_name = aws_iam_role.vendor.name
  policy_names = concat(
    [aws_iam_role_policy.identity_inventory.name],
    [aws_iam_role_policy.policy_inventory.name],
    [aws_iam_role_policy.network.name],
    aws_iam_role_policy.resource_policies[*].name,
    aws_iam_role_policy.trail_bucket[*].name,
    aws_iam_role_policy.trail_kms[*].name,
    aws_iam_role_policy.identity_center[*].name
  )
}

# What is added to the role by hand shows up in the next plan.
resource "aws_iam_role_policy_attachments_exclusive" "vendor" {
  role_name   = aws_iam_role.vendor.name
  policy_arns = []
}
