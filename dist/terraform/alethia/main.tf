data "aws_partition" "current" {}

data "aws_caller_identity" "current" {}

locals {
  vendor_principal = (
    var.vendor_role_arn != ""
    ? var.vendor_role_arn
    : "arn:${data.aws_partition.current.partition}:iam::${var.alethia_account_id}:root"
  )
  oidc_issuer = element(split("oidc-provider/", var.oidc_provider_arn), 1)
}

# Who may assume the role: Alethia, and only with the external ID agreed on. Everybody else that is
# named here is off by default.
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

# The role that Alethia assumes. sensitive() keeps the external IDs in its trust policy out of
# plans.
resource "aws_iam_role" "vendor" {
  name                 = var.role_name
  path                 = var.role_path
  description          = "Alethia lays out networks, clusters, databases and what belongs to them, and runs workloads inside a boundary."
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
        ? split(":", var.vendor_role_arn)[4] == var.alethia_account_id
        : true
      )
      error_message = "'vendor_role_arn' must be a role of the account in alethia_account_id. Check both with the vendor."
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
      condition     = var.workload_path != var.role_path
      error_message = "'workload_path' must differ from role_path. Keep the provisioner itself outside of the path in which it creates roles."
    }
  }
}

# Safeguards. A provisioner must not change its own limits, and needs no content to lay out
# resources. Class of data: metadata (names, settings and structure of resources).
data "aws_iam_policy_document" "safeguards" {
  statement {
    sid    = "KeepOwnLimits"
    effect = "Deny"
    actions = [
      "iam:AttachRolePolicy",
      "iam:CreatePolicyVersion",
      "iam:DeletePolicy",
      "iam:DeletePolicyVersion",
      "iam:DeleteRole",
      "iam:DeleteRolePermissionsBoundary",
      "iam:DeleteRolePolicy",
      "iam:DetachRolePolicy",
      "iam:PassRole",
      "iam:PutRolePermissionsBoundary",
      "iam:PutRolePolicy",
      "iam:SetDefaultPolicyVersion",
      "iam:TagPolicy",
      "iam:TagRole",
      "iam:UntagPolicy",
      "iam:UntagRole",
      "iam:UpdateAssumeRolePolicy",
      "iam:UpdateRole",
      "iam:UpdateRoleDescription",
    ]
    resources = [
      "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:role${var.role_path}${var.role_name}",
      "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:policy${var.role_path}${var.role_name}-*",
    ]
  }

  statement {
    sid     = "KeepToIssuersOfEks"
    effect  = "Deny"
    actions = ["iam:CreateOpenIDConnectProvider"]
    resources = [
      "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:oidc-provider/oidc.eks.*.*.${data.aws_partition.current.dns_suffix}/id/*",
      "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:oidc-provider/oidc.eks.*/*.${data.aws_partition.current.dns_suffix}/id/*",
    ]
  }

  statement {
    sid    = "KeepOutOfContent"
    effect = "Deny"
    actions = [
      "dynamodb:BatchGetItem",
      "dynamodb:GetItem",
      "dynamodb:Query",
      "dynamodb:Scan",
      "sqs:ReceiveMessage",
    ]
    resources = ["*"]
  }

  dynamic "statement" {
    for_each = !var.enable_bucket_content ? [1] : []

    content {
      sid       = "KeepOutOfObjects"
      effect    = "Deny"
      actions   = ["s3:GetObject", "s3:GetObjectVersion"]
      resources = ["*"]
    }
  }

  dynamic "statement" {
    for_each = !var.enable_secret_values ? [1] : []

    content {
      sid       = "KeepOutOfSecrets"
      effect    = "Deny"
      actions   = ["secretsmanager:BatchGetSecretValue", "secretsmanager:GetSecretValue"]
      resources = ["*"]
    }
  }
}

# IAM roles of workloads. Each workload gets a role of its own with what it needs. Class of data:
# metadata (names, settings and structure of resources).
data "aws_iam_policy_document" "iam" {
  statement {
    sid    = "RolesRead"
    effect = "Allow"
    actions = [
      "iam:GetInstanceProfile",
      "iam:GetPolicy",
      "iam:GetPolicyVersion",
      "iam:GetRole",
      "iam:GetRolePolicy",
      "iam:ListAttachedRolePolicies",
      "iam:ListInstanceProfilesForRole",
      "iam:ListPolicyTags",
      "iam:ListPolicyVersions",
      "iam:ListRolePolicies",
      "iam:ListRoleTags",
    ]
    resources = [
      "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:instance-profile${var.workload_path}*",
      "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:policy${var.workload_path}*",
      "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:role${var.workload_path}*",
      "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:policy${var.role_path}${var.role_name}-workload-boundary",
      "arn:${data.aws_partition.current.partition}:iam::aws:policy/*",
    ]
  }

  statement {
    sid     = "RolesCreate"
    effect  = "Allow"
    actions = ["iam:CreateRole"]
    resources = [
      "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:role${var.workload_path}*",
    ]

    condition {
      test     = "StringEquals"
      variable = "aws:RequestTag/managed-by"
      values   = [var.managed_by]
    }

    condition {
      test     = "StringEquals"
      variable = "iam:PermissionsBoundary"
      values = [
        "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:policy${var.role_path}${var.role_name}-workload-boundary",
      ]
    }
  }

  statement {
    sid    = "RolesBounded"
    effect = "Allow"
    actions = [
      "iam:AttachRolePolicy",
      "iam:DeleteRole",
      "iam:DeleteRolePolicy",
      "iam:DetachRolePolicy",
      "iam:PutRolePolicy",
      "iam:UpdateAssumeRolePolicy",
      "iam:UpdateRole",
      "iam:UpdateRoleDescription",
    ]
    resources = [
      "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:role${var.workload_path}*",
    ]

    condition {
      test     = "StringEquals"
      variable = "aws:ResourceTag/managed-by"
      values   = [var.managed_by]
    }

    condition {
      test     = "StringEquals"
      variable = "iam:PermissionsBoundary"
      values = [
        "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:policy${var.role_path}${var.role_name}-workload-boundary",
      ]
    }
  }

  statement {
    sid     = "RolesCreateOthers"
    effect  = "Allow"
    actions = ["iam:CreateInstanceProfile", "iam:CreatePolicy"]
    resources = [
      "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:instance-profile${var.workload_path}*",
      "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:policy${var.workload_path}*",
      "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:role${var.workload_path}*",
    ]

    condition {
      test     = "StringEquals"
      variable = "aws:RequestTag/managed-by"
      values   = [var.managed_by]
    }
  }

  statement {
    sid     = "RolesTag"
    effect  = "Allow"
    actions = ["iam:TagInstanceProfile", "iam:TagPolicy", "iam:TagRole"]
    resources = [
      "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:instance-profile${var.workload_path}*",
      "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:policy${var.workload_path}*",
      "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:role${var.workload_path}*",
    ]

    condition {
      test     = "StringEquals"
      variable = "aws:RequestTag/managed-by"
      values   = [var.managed_by]
    }
  }

  statement {
    sid     = "RolesRetag"
    effect  = "Allow"
    actions = ["iam:TagInstanceProfile", "iam:TagPolicy", "iam:TagRole"]
    resources = [
      "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:instance-profile${var.workload_path}*",
      "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:policy${var.workload_path}*",
      "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:role${var.workload_path}*",
    ]

    condition {
      test     = "StringEquals"
      variable = "aws:ResourceTag/managed-by"
      values   = [var.managed_by]
    }
  }

  statement {
    sid    = "RolesManageOthers"
    effect = "Allow"
    actions = [
      "iam:AddRoleToInstanceProfile",
      "iam:CreatePolicyVersion",
      "iam:DeleteInstanceProfile",
      "iam:DeletePolicy",
      "iam:DeletePolicyVersion",
      "iam:RemoveRoleFromInstanceProfile",
      "iam:UntagInstanceProfile",
      "iam:UntagPolicy",
      "iam:UntagRole",
    ]
    resources = [
      "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:instance-profile${var.workload_path}*",
      "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:policy${var.workload_path}*",
      "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:role${var.workload_path}*",
    ]

    condition {
      test     = "StringEquals"
      variable = "aws:ResourceTag/managed-by"
      values   = [var.managed_by]
    }
  }

  statement {
    sid     = "RolesPassToInstances"
    effect  = "Allow"
    actions = ["iam:PassRole"]
    resources = [
      "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:role${var.workload_path}*",
    ]

    condition {
      test     = "StringEquals"
      variable = "iam:PassedToService"
      values   = ["ec2.${data.aws_partition.current.dns_suffix}"]
    }
  }
}

data "aws_iam_policy_document" "safeguards_and_roles" {
  source_policy_documents = compact([
    data.aws_iam_policy_document.safeguards.json,
    var.enable_iam ? data.aws_iam_policy_document.iam.json : "",
  ])
}

# safeguards, IAM roles.
resource "aws_iam_policy" "safeguards_and_roles" {
  name        = "${var.role_name}-safeguards-and-roles"
  path        = var.role_path
  description = "Alethia: safeguards, IAM roles"
  policy      = data.aws_iam_policy_document.safeguards_and_roles.json
  tags        = var.tags
}

resource "aws_iam_role_policy_attachment" "safeguards_and_roles" {
  role       = aws_iam_role.vendor.name
  policy_arn = aws_iam_policy.safeguards_and_roles.arn
}

# EC2 networks. Clusters and databases run in networks that the platform lays out. Class of data:
# metadata (names, settings and structure of resources).
data "aws_iam_policy_document" "ec2" {
  statement {
    sid    = "Ec2Read"
    effect = "Allow"
    actions = [
      "ec2:DescribeAddresses",
      "ec2:DescribeAddressesAttribute",
      "ec2:DescribeAvailabilityZones",
      "ec2:DescribeInternetGateways",
      "ec2:DescribeNatGateways",
      "ec2:DescribeNetworkAcls",
      "ec2:DescribeNetworkInterfaces",
      "ec2:DescribeRouteTables",
      "ec2:DescribeSecurityGroupRules",
      "ec2:DescribeSecurityGroups",
      "ec2:DescribeSubnets",
      "ec2:DescribeVpcAttribute",
      "ec2:DescribeVpcs",
    ]
    resources = ["*"]
  }

  statement {
    sid    = "Ec2Create"
    effect = "Allow"
    actions = [
      "ec2:AllocateAddress",
      "ec2:CreateInternetGateway",
      "ec2:CreateNatGateway",
      "ec2:CreateRouteTable",
      "ec2:CreateSecurityGroup",
      "ec2:CreateSubnet",
      "ec2:CreateVpc",
    ]
    resources = [
      "arn:${data.aws_partition.current.partition}:ec2:*:${data.aws_caller_identity.current.account_id}:elastic-ip/*",
      "arn:${data.aws_partition.current.partition}:ec2:*:${data.aws_caller_identity.current.account_id}:internet-gateway/*",
      "arn:${data.aws_partition.current.partition}:ec2:*:${data.aws_caller_identity.current.account_id}:natgateway/*",
      "arn:${data.aws_partition.current.partition}:ec2:*:${data.aws_caller_identity.current.account_id}:route-table/*",
      "arn:${data.aws_partition.current.partition}:ec2:*:${data.aws_caller_identity.current.account_id}:security-group/*",
      "arn:${data.aws_partition.current.partition}:ec2:*:${data.aws_caller_identity.current.account_id}:subnet/*",
      "arn:${data.aws_partition.current.partition}:ec2:*:${data.aws_caller_identity.current.account_id}:vpc/*",
    ]

    condition {
      test     = "StringEquals"
      variable = "aws:RequestTag/managed-by"
      values   = [var.managed_by]
    }
  }

  statement {
    sid    = "Ec2CreateInside"
    effect = "Allow"
    actions = [
      "ec2:AllocateAddress",
      "ec2:CreateInternetGateway",
      "ec2:CreateNatGateway",
      "ec2:CreateRouteTable",
      "ec2:CreateSecurityGroup",
      "ec2:CreateSubnet",
      "ec2:CreateVpc",
    ]
    resources = [
      "arn:${data.aws_partition.current.partition}:ec2:*:${data.aws_caller_identity.current.account_id}:elastic-ip/*",
      "arn:${data.aws_partition.current.partition}:ec2:*:${data.aws_caller_identity.current.account_id}:subnet/*",
      "arn:${data.aws_partition.current.partition}:ec2:*:${data.aws_caller_identity.current.account_id}:vpc/*",
    ]

    condition {
      test     = "StringEquals"
      variable = "aws:ResourceTag/managed-by"
      values   = [var.managed_by]
    }
  }

  statement {
    sid     = "Ec2TagOnCreation"
    effect  = "Allow"
    actions = ["ec2:CreateTags"]
    resources = [
      "arn:${data.aws_partition.current.partition}:ec2:*:${data.aws_caller_identity.current.account_id}:elastic-ip/*",
      "arn:${data.aws_partition.current.partition}:ec2:*:${data.aws_caller_identity.current.account_id}:internet-gateway/*",
      "arn:${data.aws_partition.current.partition}:ec2:*:${data.aws_caller_identity.current.account_id}:natgateway/*",
      "arn:${data.aws_partition.current.partition}:ec2:*:${data.aws_caller_identity.current.account_id}:route-table/*",
      "arn:${data.aws_partition.current.partition}:ec2:*:${data.aws_caller_identity.current.account_id}:security-group/*",
      "arn:${data.aws_partition.current.partition}:ec2:*:${data.aws_caller_identity.current.account_id}:security-group-rule/*",
      "arn:${data.aws_partition.current.partition}:ec2:*:${data.aws_caller_identity.current.account_id}:subnet/*",
      "arn:${data.aws_partition.current.partition}:ec2:*:${data.aws_caller_identity.current.account_id}:vpc/*",
    ]

    condition {
      test     = "StringEquals"
      variable = "aws:RequestTag/managed-by"
      values   = [var.managed_by]
    }

    condition {
      test     = "StringEquals"
      variable = "ec2:CreateAction"
      values = [
        "AllocateAddress",
        "CreateInternetGateway",
        "CreateNatGateway",
        "CreateRouteTable",
        "CreateSecurityGroup",
        "CreateSubnet",
        "CreateVpc",
      ]
    }
  }

  statement {
    sid     = "Ec2Rules"
    effect  = "Allow"
    actions = ["ec2:AuthorizeSecurityGroupEgress", "ec2:AuthorizeSecurityGroupIngress"]
    resources = [
      "arn:${data.aws_partition.current.partition}:ec2:*:${data.aws_caller_identity.current.account_id}:security-group-rule/*",
    ]
  }

  statement {
    sid    = "Ec2Manage"
    effect = "Allow"
    actions = [
      "ec2:AssociateRouteTable",
      "ec2:AttachInternetGateway",
      "ec2:AuthorizeSecurityGroupEgress",
      "ec2:AuthorizeSecurityGroupIngress",
      "ec2:CreateRoute",
      "ec2:CreateTags",
      "ec2:DeleteInternetGateway",
      "ec2:DeleteNatGateway",
      "ec2:DeleteRoute",
      "ec2:DeleteRouteTable",
      "ec2:DeleteSecurityGroup",
      "ec2:DeleteSubnet",
      "ec2:DeleteTags",
      "ec2:DeleteVpc",
      "ec2:DetachInternetGateway",
      "ec2:DisassociateAddress",
      "ec2:DisassociateRouteTable",
      "ec2:ModifySecurityGroupRules",
      "ec2:ModifySubnetAttribute",
      "ec2:ModifyVpcAttribute",
      "ec2:ReleaseAddress",
      "ec2:ReplaceRoute",
      "ec2:ReplaceRouteTableAssociation",
      "ec2:RevokeSecurityGroupEgress",
      "ec2:RevokeSecurityGroupIngress",
      "ec2:UpdateSecurityGroupRuleDescriptionsEgress",
      "ec2:UpdateSecurityGroupRuleDescriptionsIngress",
    ]
    resources = [
      "arn:${data.aws_partition.current.partition}:ec2:*:${data.aws_caller_identity.current.account_id}:elastic-ip/*",
      "arn:${data.aws_partition.current.partition}:ec2:*:${data.aws_caller_identity.current.account_id}:internet-gateway/*",
      "arn:${data.aws_partition.current.partition}:ec2:*:${data.aws_caller_identity.current.account_id}:natgateway/*",
      "arn:${data.aws_partition.current.partition}:ec2:*:${data.aws_caller_identity.current.account_id}:route-table/*",
      "arn:${data.aws_partition.current.partition}:ec2:*:${data.aws_caller_identity.current.account_id}:security-group/*",
      "arn:${data.aws_partition.current.partition}:ec2:*:${data.aws_caller_identity.current.account_id}:security-group-rule/*",
      "arn:${data.aws_partition.current.partition}:ec2:*:${data.aws_caller_identity.current.account_id}:subnet/*",
      "arn:${data.aws_partition.current.partition}:ec2:*:${data.aws_caller_identity.current.account_id}:vpc/*",
      "arn:${data.aws_partition.current.partition}:ec2:*:${data.aws_caller_identity.current.account_id}:network-interface/*",
    ]

    condition {
      test     = "StringEquals"
      variable = "aws:ResourceTag/managed-by"
      values   = [var.managed_by]
    }
  }
}

resource "aws_iam_policy" "networks" {
  count = var.enable_ec2 ? 1 : 0

  name        = "${var.role_name}-networks"
  path        = var.role_path
  description = "Alethia: EC2 networks"
  policy      = data.aws_iam_policy_document.ec2.json
  tags        = var.tags
}

resource "aws_iam_role_policy_attachment" "networks" {
  count = var.enable_ec2 ? 1 : 0

  role       = aws_iam_role.vendor.name
  policy_arn = aws_iam_policy.networks[0].arn
}

# EKS clusters. The platform runs its customers' workloads on Kubernetes. Class of data: metadata
# (names, settings and structure of resources).
data "aws_iam_policy_document" "eks" {
  statement {
    sid       = "EksList"
    effect    = "Allow"
    actions   = ["eks:DescribeAddonVersions", "eks:ListClusters"]
    resources = ["*"]
  }

  statement {
    sid    = "EksRead"
    effect = "Allow"
    actions = [
      "eks:DescribeAccessEntry",
      "eks:DescribeAddon",
      "eks:DescribeCluster",
      "eks:DescribeNodegroup",
      "eks:DescribeUpdate",
      "eks:ListAssociatedAccessPolicies",
    ]
    resources = [
      "arn:${data.aws_partition.current.partition}:eks:*:${data.aws_caller_identity.current.account_id}:cluster/${var.name_prefix}*",
      "arn:${data.aws_partition.current.partition}:eks:*:${data.aws_caller_identity.current.account_id}:nodegroup/${var.name_prefix}*/*/*",
      "arn:${data.aws_partition.current.partition}:eks:*:${data.aws_caller_identity.current.account_id}:addon/${var.name_prefix}*/*/*",
      "arn:${data.aws_partition.current.partition}:eks:*:${data.aws_caller_identity.current.account_id}:access-entry/${var.name_prefix}*/*/*",
    ]
  }

  statement {
    sid       = "EksCreateCluster"
    effect    = "Allow"
    actions   = ["eks:CreateCluster"]
    resources = ["*"]

    condition {
      test     = "StringEquals"
      variable = "aws:RequestTag/managed-by"
      values   = [var.managed_by]
    }
  }

  statement {
    sid    = "EksCreate"
    effect = "Allow"
    actions = [
      "eks:CreateAccessEntry",
      "eks:CreateAddon",
      "eks:CreateNodegroup",
      "eks:TagResource",
    ]
    resources = [
      "arn:${data.aws_partition.current.partition}:eks:*:${data.aws_caller_identity.current.account_id}:cluster/${var.name_prefix}*",
      "arn:${data.aws_partition.current.partition}:eks:*:${data.aws_caller_identity.current.account_id}:nodegroup/${var.name_prefix}*/*/*",
      "arn:${data.aws_partition.current.partition}:eks:*:${data.aws_caller_identity.current.account_id}:addon/${var.name_prefix}*/*/*",
      "arn:${data.aws_partition.current.partition}:eks:*:${data.aws_caller_identity.current.account_id}:access-entry/${var.name_prefix}*/*/*",
    ]

    condition {
      test     = "StringEquals"
      variable = "aws:RequestTag/managed-by"
      values   = [var.managed_by]
    }
  }

  statement {
    sid    = "EksManage"
    effect = "Allow"
    actions = [
      "eks:AssociateAccessPolicy",
      "eks:AssociateEncryptionConfig",
      "eks:DeleteAccessEntry",
      "eks:DeleteAddon",
      "eks:DeleteCluster",
      "eks:DeleteNodegroup",
      "eks:DisassociateAccessPolicy",
      "eks:UntagResource",
      "eks:UpdateAccessEntry",
      "eks:UpdateAddon",
      "eks:UpdateClusterConfig",
      "eks:UpdateClusterVersion",
      "eks:UpdateNodegroupConfig",
      "eks:UpdateNodegroupVersion",
    ]
    resources = [
      "arn:${data.aws_partition.current.partition}:eks:*:${data.aws_caller_identity.current.account_id}:cluster/${var.name_prefix}*",
      "arn:${data.aws_partition.current.partition}:eks:*:${data.aws_caller_identity.current.account_id}:nodegroup/${var.name_prefix}*/*/*",
      "arn:${data.aws_partition.current.partition}:eks:*:${data.aws_caller_identity.current.account_id}:addon/${var.name_prefix}*/*/*",
      "arn:${data.aws_partition.current.partition}:eks:*:${data.aws_caller_identity.current.account_id}:access-entry/${var.name_prefix}*/*/*",
    ]

    condition {
      test     = "StringEquals"
      variable = "aws:ResourceTag/managed-by"
      values   = [var.managed_by]
    }
  }

  statement {
    sid     = "EksRetag"
    effect  = "Allow"
    actions = ["eks:TagResource"]
    resources = [
      "arn:${data.aws_partition.current.partition}:eks:*:${data.aws_caller_identity.current.account_id}:cluster/${var.name_prefix}*",
      "arn:${data.aws_partition.current.partition}:eks:*:${data.aws_caller_identity.current.account_id}:nodegroup/${var.name_prefix}*/*/*",
      "arn:${data.aws_partition.current.partition}:eks:*:${data.aws_caller_identity.current.account_id}:addon/${var.name_prefix}*/*/*",
      "arn:${data.aws_partition.current.partition}:eks:*:${data.aws_caller_identity.current.account_id}:access-entry/${var.name_prefix}*/*/*",
    ]

    condition {
      test     = "StringEquals"
      variable = "aws:ResourceTag/managed-by"
      values   = [var.managed_by]
    }
  }

  statement {
    sid     = "EksReadIssuers"
    effect  = "Allow"
    actions = ["iam:GetOpenIDConnectProvider"]
    resources = [
      "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:oidc-provider/oidc.eks.*.${data.aws_partition.current.dns_suffix}/id/*",
    ]
  }

  statement {
    sid     = "EksCreateIssuer"
    effect  = "Allow"
    actions = ["iam:CreateOpenIDConnectProvider", "iam:TagOpenIDConnectProvider"]
    resources = [
      "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:oidc-provider/oidc.eks.*.${data.aws_partition.current.dns_suffix}/id/*",
    ]

    condition {
      test     = "StringEquals"
      variable = "aws:RequestTag/managed-by"
      values   = [var.managed_by]
    }
  }

  statement {
    sid    = "EksManageIssuers"
    effect = "Allow"
    actions = [
      "iam:AddClientIDToOpenIDConnectProvider",
      "iam:DeleteOpenIDConnectProvider",
      "iam:RemoveClientIDFromOpenIDConnectProvider",
      "iam:TagOpenIDConnectProvider",
      "iam:UntagOpenIDConnectProvider",
      "iam:UpdateOpenIDConnectProviderThumbprint",
    ]
    resources = [
      "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:oidc-provider/oidc.eks.*.${data.aws_partition.current.dns_suffix}/id/*",
    ]

    condition {
      test     = "StringEquals"
      variable = "aws:ResourceTag/managed-by"
      values   = [var.managed_by]
    }
  }

  statement {
    sid     = "EksPassRoles"
    effect  = "Allow"
    actions = ["iam:PassRole"]
    resources = [
      "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:role${var.workload_path}*",
    ]

    condition {
      test     = "StringEquals"
      variable = "iam:PassedToService"
      values   = ["eks.amazonaws.com"]
    }
  }

  statement {
    sid     = "EksServiceLinkedRoles"
    effect  = "Allow"
    actions = ["iam:CreateServiceLinkedRole"]
    resources = [
      "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:role/aws-service-role/*",
    ]

    condition {
      test     = "StringEquals"
      variable = "iam:AWSServiceName"
      values   = ["eks.amazonaws.com", "eks-nodegroup.amazonaws.com"]
    }
  }
}

# ECR repositories. Workloads' images are kept beside them. Class of data: metadata (names, settings
# and structure of resources).
data "aws_iam_policy_document" "ecr" {
  statement {
    sid       = "ImagesList"
    effect    = "Allow"
    actions   = ["ecr:DescribeRepositories"]
    resources = ["*"]
  }

  statement {
    sid     = "ImagesRead"
    effect  = "Allow"
    actions = ["ecr:GetLifecyclePolicy", "ecr:ListTagsForResource"]
    resources = [
      "arn:${data.aws_partition.current.partition}:ecr:*:${data.aws_caller_identity.current.account_id}:repository/${var.name_prefix}*",
    ]
  }

  statement {
    sid     = "ImagesCreate"
    effect  = "Allow"
    actions = ["ecr:CreateRepository", "ecr:TagResource"]
    resources = [
      "arn:${data.aws_partition.current.partition}:ecr:*:${data.aws_caller_identity.current.account_id}:repository/${var.name_prefix}*",
    ]

    condition {
      test     = "StringEquals"
      variable = "aws:RequestTag/managed-by"
      values   = [var.managed_by]
    }
  }

  statement {
    sid    = "ImagesManage"
    effect = "Allow"
    actions = [
      "ecr:DeleteLifecyclePolicy",
      "ecr:DeleteRepository",
      "ecr:PutImageScanningConfiguration",
      "ecr:PutImageTagMutability",
      "ecr:PutLifecyclePolicy",
      "ecr:UntagResource",
    ]
    resources = [
      "arn:${data.aws_partition.current.partition}:ecr:*:${data.aws_caller_identity.current.account_id}:repository/${var.name_prefix}*",
    ]

    condition {
      test     = "StringEquals"
      variable = "aws:ResourceTag/managed-by"
      values   = [var.managed_by]
    }
  }

  statement {
    sid     = "ImagesRetag"
    effect  = "Allow"
    actions = ["ecr:TagResource"]
    resources = [
      "arn:${data.aws_partition.current.partition}:ecr:*:${data.aws_caller_identity.current.account_id}:repository/${var.name_prefix}*",
    ]

    condition {
      test     = "StringEquals"
      variable = "aws:ResourceTag/managed-by"
      values   = [var.managed_by]
    }
  }
}

data "aws_iam_policy_document" "clusters_and_images" {
  source_policy_documents = compact([
    var.enable_eks ? data.aws_iam_policy_document.eks.json : "",
    var.enable_ecr ? data.aws_iam_policy_document.ecr.json : "",
  ])
}

# EKS, ECR.
resource "aws_iam_policy" "clusters_and_images" {
  count = var.enable_eks || var.enable_ecr ? 1 : 0

  name        = "${var.role_name}-clusters-and-images"
  path        = var.role_path
  description = "Alethia: EKS, ECR"
  policy      = data.aws_iam_policy_document.clusters_and_images.json
  tags        = var.tags
}

resource "aws_iam_role_policy_attachment" "clusters_and_images" {
  count = var.enable_eks || var.enable_ecr ? 1 : 0

  role       = aws_iam_role.vendor.name
  policy_arn = aws_iam_policy.clusters_and_images[0].arn
}

# RDS databases. Workloads keep their relational data in Aurora. Class of data: metadata (names,
# settings and structure of resources).
data "aws_iam_policy_document" "rds" {
  statement {
    sid    = "RdsRead"
    effect = "Allow"
    actions = [
      "rds:DescribeDBClusterParameterGroups",
      "rds:DescribeDBClusterParameters",
      "rds:DescribeDBClusters",
      "rds:DescribeDBInstances",
      "rds:DescribeDBParameterGroups",
      "rds:DescribeDBParameters",
      "rds:DescribeDBSubnetGroups",
      "rds:DescribeGlobalClusters",
      "rds:ListTagsForResource",
    ]
    resources = ["*"]
  }

  statement {
    sid    = "RdsCreate"
    effect = "Allow"
    actions = [
      "rds:AddTagsToResource",
      "rds:CreateDBCluster",
      "rds:CreateDBClusterParameterGroup",
      "rds:CreateDBClusterSnapshot",
      "rds:CreateDBInstance",
      "rds:CreateDBParameterGroup",
      "rds:CreateDBSubnetGroup",
    ]
    resources = [
      "arn:${data.aws_partition.current.partition}:rds:*:${data.aws_caller_identity.current.account_id}:cluster:${var.name_prefix}*",
      "arn:${data.aws_partition.current.partition}:rds:*:${data.aws_caller_identity.current.account_id}:cluster-pg:${var.name_prefix}*",
      "arn:${data.aws_partition.current.partition}:rds:*:${data.aws_caller_identity.current.account_id}:cluster-snapshot:${var.name_prefix}*",
      "arn:${data.aws_partition.current.partition}:rds:*:${data.aws_caller_identity.current.account_id}:db:${var.name_prefix}*",
      "arn:${data.aws_partition.current.partition}:rds:*:${data.aws_caller_identity.current.account_id}:pg:${var.name_prefix}*",
      "arn:${data.aws_partition.current.partition}:rds:*:${data.aws_caller_identity.current.account_id}:snapshot:${var.name_prefix}*",
      "arn:${data.aws_partition.current.partition}:rds:*:${data.aws_caller_identity.current.account_id}:subgrp:${var.name_prefix}*",
      "arn:${data.aws_partition.current.partition}:rds:*:${data.aws_caller_identity.current.account_id}:cluster-pg:default.*",
      "arn:${data.aws_partition.current.partition}:rds:*:${data.aws_caller_identity.current.account_id}:og:default:*",
      "arn:${data.aws_partition.current.partition}:rds:*:${data.aws_caller_identity.current.account_id}:pg:default.*",
    ]

    condition {
      test     = "StringEquals"
      variable = "aws:RequestTag/managed-by"
      values   = [var.managed_by]
    }
  }

  statement {
    sid    = "RdsManage"
    effect = "Allow"
    actions = [
      "rds:DeleteDBClusterParameterGroup",
      "rds:DeleteDBInstance",
      "rds:DeleteDBParameterGroup",
      "rds:DeleteDBSubnetGroup",
      "rds:ModifyDBClusterParameterGroup",
      "rds:ModifyDBParameterGroup",
      "rds:ModifyDBSubnetGroup",
      "rds:RebootDBInstance",
      "rds:RemoveTagsFromResource",
      "rds:ResetDBClusterParameterGroup",
      "rds:ResetDBParameterGroup",
    ]
    resources = [
      "arn:${data.aws_partition.current.partition}:rds:*:${data.aws_caller_identity.current.account_id}:cluster:${var.name_prefix}*",
      "arn:${data.aws_partition.current.partition}:rds:*:${data.aws_caller_identity.current.account_id}:cluster-pg:${var.name_prefix}*",
      "arn:${data.aws_partition.current.partition}:rds:*:${data.aws_caller_identity.current.account_id}:cluster-snapshot:${var.name_prefix}*",
      "arn:${data.aws_partition.current.partition}:rds:*:${data.aws_caller_identity.current.account_id}:db:${var.name_prefix}*",
      "arn:${data.aws_partition.current.partition}:rds:*:${data.aws_caller_identity.current.account_id}:pg:${var.name_prefix}*",
      "arn:${data.aws_partition.current.partition}:rds:*:${data.aws_caller_identity.current.account_id}:snapshot:${var.name_prefix}*",
      "arn:${data.aws_partition.current.partition}:rds:*:${data.aws_caller_identity.current.account_id}:subgrp:${var.name_prefix}*",
    ]

    condition {
      test     = "StringEquals"
      variable = "aws:ResourceTag/managed-by"
      values   = [var.managed_by]
    }
  }

  statement {
    sid     = "RdsRetag"
    effect  = "Allow"
    actions = ["rds:AddTagsToResource", "rds:CreateDBClusterSnapshot"]
    resources = [
      "arn:${data.aws_partition.current.partition}:rds:*:${data.aws_caller_identity.current.account_id}:cluster:${var.name_prefix}*",
      "arn:${data.aws_partition.current.partition}:rds:*:${data.aws_caller_identity.current.account_id}:cluster-pg:${var.name_prefix}*",
      "arn:${data.aws_partition.current.partition}:rds:*:${data.aws_caller_identity.current.account_id}:cluster-snapshot:${var.name_prefix}*",
      "arn:${data.aws_partition.current.partition}:rds:*:${data.aws_caller_identity.current.account_id}:db:${var.name_prefix}*",
      "arn:${data.aws_partition.current.partition}:rds:*:${data.aws_caller_identity.current.account_id}:pg:${var.name_prefix}*",
      "arn:${data.aws_partition.current.partition}:rds:*:${data.aws_caller_identity.current.account_id}:snapshot:${var.name_prefix}*",
      "arn:${data.aws_partition.current.partition}:rds:*:${data.aws_caller_identity.current.account_id}:subgrp:${var.name_prefix}*",
    ]

    condition {
      test     = "StringEquals"
      variable = "aws:ResourceTag/managed-by"
      values   = [var.managed_by]
    }
  }

  statement {
    sid     = "RdsDefaults"
    effect  = "Allow"
    actions = ["rds:ModifyDBCluster", "rds:ModifyDBInstance"]
    resources = [
      "arn:${data.aws_partition.current.partition}:rds:*:${data.aws_caller_identity.current.account_id}:cluster-pg:default.*",
      "arn:${data.aws_partition.current.partition}:rds:*:${data.aws_caller_identity.current.account_id}:og:default:*",
      "arn:${data.aws_partition.current.partition}:rds:*:${data.aws_caller_identity.current.account_id}:pg:default.*",
    ]
  }

  statement {
    sid     = "RdsChange"
    effect  = "Allow"
    actions = ["rds:DeleteDBCluster", "rds:ModifyDBCluster", "rds:ModifyDBInstance"]
    resources = [
      "arn:${data.aws_partition.current.partition}:rds:*:${data.aws_caller_identity.current.account_id}:cluster:${var.name_prefix}*",
      "arn:${data.aws_partition.current.partition}:rds:*:${data.aws_caller_identity.current.account_id}:cluster-pg:${var.name_prefix}*",
      "arn:${data.aws_partition.current.partition}:rds:*:${data.aws_caller_identity.current.account_id}:cluster-snapshot:${var.name_prefix}*",
      "arn:${data.aws_partition.current.partition}:rds:*:${data.aws_caller_identity.current.account_id}:db:${var.name_prefix}*",
      "arn:${data.aws_partition.current.partition}:rds:*:${data.aws_caller_identity.current.account_id}:pg:${var.name_prefix}*",
      "arn:${data.aws_partition.current.partition}:rds:*:${data.aws_caller_identity.current.account_id}:snapshot:${var.name_prefix}*",
      "arn:${data.aws_partition.current.partition}:rds:*:${data.aws_caller_identity.current.account_id}:subgrp:${var.name_prefix}*",
    ]

    condition {
      test     = "StringEquals"
      variable = "aws:ResourceTag/managed-by"
      values   = [var.managed_by]
    }
  }

  statement {
    sid     = "RdsFinalSnapshot"
    effect  = "Allow"
    actions = ["rds:DeleteDBCluster"]
    resources = [
      "arn:${data.aws_partition.current.partition}:rds:*:${data.aws_caller_identity.current.account_id}:cluster-snapshot:${var.name_prefix}*",
    ]
  }

  statement {
    sid     = "RdsPassRoles"
    effect  = "Allow"
    actions = ["iam:PassRole"]
    resources = [
      "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:role${var.workload_path}*",
    ]

    condition {
      test     = "StringEquals"
      variable = "iam:PassedToService"
      values   = ["monitoring.rds.amazonaws.com"]
    }
  }

  statement {
    sid     = "RdsServiceLinkedRoles"
    effect  = "Allow"
    actions = ["iam:CreateServiceLinkedRole"]
    resources = [
      "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:role/aws-service-role/*",
    ]

    condition {
      test     = "StringEquals"
      variable = "iam:AWSServiceName"
      values   = ["rds.amazonaws.com"]
    }
  }
}

resource "aws_iam_policy" "databases" {
  count = var.enable_rds ? 1 : 0

  name        = "${var.role_name}-databases"
  path        = var.role_path
  description = "Alethia: RDS"
  policy      = data.aws_iam_policy_document.rds.json
  tags        = var.tags
}

resource "aws_iam_role_policy_attachment" "databases" {
  count = var.enable_rds ? 1 : 0

  role       = aws_iam_role.vendor.name
  policy_arn = aws_iam_policy.databases[0].arn
}

# ElastiCache. Workloads keep sessions and caches in Redis or Valkey. Class of data: metadata
# (names, settings and structure of resources).
data "aws_iam_policy_document" "elasticache" {
  statement {
    sid    = "CacheRead"
    effect = "Allow"
    actions = [
      "elasticache:DescribeCacheClusters",
      "elasticache:DescribeCacheSubnetGroups",
      "elasticache:DescribeReplicationGroups",
      "elasticache:ListTagsForResource",
    ]
    resources = ["*"]
  }

  statement {
    sid    = "CacheCreate"
    effect = "Allow"
    actions = [
      "elasticache:AddTagsToResource",
      "elasticache:CreateCacheSubnetGroup",
      "elasticache:CreateReplicationGroup",
    ]
    resources = [
      "arn:${data.aws_partition.current.partition}:elasticache:*:${data.aws_caller_identity.current.account_id}:cluster:${var.name_prefix}*",
      "arn:${data.aws_partition.current.partition}:elasticache:*:${data.aws_caller_identity.current.account_id}:replicationgroup:${var.name_prefix}*",
      "arn:${data.aws_partition.current.partition}:elasticache:*:${data.aws_caller_identity.current.account_id}:snapshot:${var.name_prefix}*",
      "arn:${data.aws_partition.current.partition}:elasticache:*:${data.aws_caller_identity.current.account_id}:subnetgroup:${var.name_prefix}*",
      "arn:${data.aws_partition.current.partition}:elasticache:*:${data.aws_caller_identity.current.account_id}:parametergroup:default.*",
    ]

    condition {
      test     = "StringEquals"
      variable = "aws:RequestTag/managed-by"
      values   = [var.managed_by]
    }
  }

  statement {
    sid    = "CacheManage"
    effect = "Allow"
    actions = [
      "elasticache:DecreaseReplicaCount",
      "elasticache:DeleteCacheSubnetGroup",
      "elasticache:DeleteReplicationGroup",
      "elasticache:IncreaseReplicaCount",
      "elasticache:ModifyCacheSubnetGroup",
      "elasticache:ModifyReplicationGroupShardConfiguration",
      "elasticache:RemoveTagsFromResource",
    ]
    resources = [
      "arn:${data.aws_partition.current.partition}:elasticache:*:${data.aws_caller_identity.current.account_id}:cluster:${var.name_prefix}*",
      "arn:${data.aws_partition.current.partition}:elasticache:*:${data.aws_caller_identity.current.account_id}:replicationgroup:${var.name_prefix}*",
      "arn:${data.aws_partition.current.partition}:elasticache:*:${data.aws_caller_identity.current.account_id}:snapshot:${var.name_prefix}*",
      "arn:${data.aws_partition.current.partition}:elasticache:*:${data.aws_caller_identity.current.account_id}:subnetgroup:${var.name_prefix}*",
    ]

    condition {
      test     = "StringEquals"
      variable = "aws:ResourceTag/managed-by"
      values   = [var.managed_by]
    }
  }

  statement {
    sid     = "CacheRetag"
    effect  = "Allow"
    actions = ["elasticache:AddTagsToResource", "elasticache:ModifyReplicationGroup"]
    resources = [
      "arn:${data.aws_partition.current.partition}:elasticache:*:${data.aws_caller_identity.current.account_id}:cluster:${var.name_prefix}*",
      "arn:${data.aws_partition.current.partition}:elasticache:*:${data.aws_caller_identity.current.account_id}:replicationgroup:${var.name_prefix}*",
      "arn:${data.aws_partition.current.partition}:elasticache:*:${data.aws_caller_identity.current.account_id}:snapshot:${var.name_prefix}*",
      "arn:${data.aws_partition.current.partition}:elasticache:*:${data.aws_caller_identity.current.account_id}:subnetgroup:${var.name_prefix}*",
    ]

    condition {
      test     = "StringEquals"
      variable = "aws:ResourceTag/managed-by"
      values   = [var.managed_by]
    }
  }

  statement {
    sid     = "CacheDefaults"
    effect  = "Allow"
    actions = ["elasticache:ModifyReplicationGroup"]
    resources = [
      "arn:${data.aws_partition.current.partition}:elasticache:*:${data.aws_caller_identity.current.account_id}:parametergroup:default.*",
    ]
  }

  statement {
    sid     = "CacheServiceLinkedRoles"
    effect  = "Allow"
    actions = ["iam:CreateServiceLinkedRole"]
    resources = [
      "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:role/aws-service-role/*",
    ]

    condition {
      test     = "StringEquals"
      variable = "iam:AWSServiceName"
      values   = ["elasticache.amazonaws.com"]
    }
  }
}

resource "aws_iam_policy" "caches" {
  count = var.enable_elasticache ? 1 : 0

  name        = "${var.role_name}-caches"
  path        = var.role_path
  description = "Alethia: ElastiCache"
  policy      = data.aws_iam_policy_document.elasticache.json
  tags        = var.tags
}

resource "aws_iam_role_policy_attachment" "caches" {
  count = var.enable_elasticache ? 1 : 0

  role       = aws_iam_role.vendor.name
  policy_arn = aws_iam_policy.caches[0].arn
}

# Route 53. Workloads are reached under names of a domain that is theirs. Class of data: metadata
# (names, settings and structure of resources).
data "aws_iam_policy_document" "route53" {
  statement {
    sid    = "ZonesRead"
    effect = "Allow"
    actions = [
      "route53:GetChange",
      "route53:GetDNSSEC",
      "route53:GetHostedZone",
      "route53:ListHostedZones",
      "route53:ListHostedZonesByName",
      "route53:ListResourceRecordSets",
      "route53:ListTagsForResource",
    ]
    resources = ["*"]
  }

  statement {
    sid       = "ZonesRecords"
    effect    = "Allow"
    actions   = ["route53:ChangeResourceRecordSets"]
    resources = ["arn:${data.aws_partition.current.partition}:route53:::hostedzone/*"]

    condition {
      test     = "ForAllValues:StringLike"
      variable = "route53:ChangeResourceRecordSetsNormalizedRecordNames"
      values   = [var.dns_domain, "*.${var.dns_domain}"]
    }

    condition {
      test     = "Null"
      variable = "route53:ChangeResourceRecordSetsNormalizedRecordNames"
      values   = ["false"]
    }
  }

  statement {
    sid       = "ZonesCreate"
    effect    = "Allow"
    actions   = ["route53:CreateHostedZone"]
    resources = ["*"]
  }

  statement {
    sid    = "Zones"
    effect = "Allow"
    actions = [
      "route53:AssociateVPCWithHostedZone",
      "route53:ChangeTagsForResource",
      "route53:DeleteHostedZone",
      "route53:DisassociateVPCFromHostedZone",
      "route53:UpdateHostedZoneComment",
    ]
    resources = ["arn:${data.aws_partition.current.partition}:route53:::hostedzone/*"]
  }
}

# ACM certificates. What workloads serve is encrypted on the way. Class of data: metadata (names,
# settings and structure of resources).
data "aws_iam_policy_document" "acm" {
  statement {
    sid       = "CertificatesList"
    effect    = "Allow"
    actions   = ["acm:ListCertificates"]
    resources = ["*"]
  }

  statement {
    sid     = "CertificatesRead"
    effect  = "Allow"
    actions = ["acm:DescribeCertificate", "acm:ListTagsForCertificate"]
    resources = [
      "arn:${data.aws_partition.current.partition}:acm:*:${data.aws_caller_identity.current.account_id}:certificate/*",
    ]
  }

  statement {
    sid       = "CertificatesRequest"
    effect    = "Allow"
    actions   = ["acm:RequestCertificate"]
    resources = ["*"]

    condition {
      test     = "StringEquals"
      variable = "aws:RequestTag/managed-by"
      values   = [var.managed_by]
    }
  }

  statement {
    sid     = "CertificatesTag"
    effect  = "Allow"
    actions = ["acm:AddTagsToCertificate"]
    resources = [
      "arn:${data.aws_partition.current.partition}:acm:*:${data.aws_caller_identity.current.account_id}:certificate/*",
    ]

    condition {
      test     = "StringEquals"
      variable = "aws:RequestTag/managed-by"
      values   = [var.managed_by]
    }
  }

  statement {
    sid    = "CertificatesManage"
    effect = "Allow"
    actions = [
      "acm:DeleteCertificate",
      "acm:RemoveTagsFromCertificate",
      "acm:UpdateCertificateOptions",
    ]
    resources = [
      "arn:${data.aws_partition.current.partition}:acm:*:${data.aws_caller_identity.current.account_id}:certificate/*",
    ]

    condition {
      test     = "StringEquals"
      variable = "aws:ResourceTag/managed-by"
      values   = [var.managed_by]
    }
  }
}

# WAF. What workloads serve to the internet is filtered. Class of data: metadata (names, settings
# and structure of resources).
data "aws_iam_policy_document" "waf" {
  statement {
    sid       = "FiltersList"
    effect    = "Allow"
    actions   = ["wafv2:ListWebACLs"]
    resources = ["*"]
  }

  statement {
    sid     = "FiltersRead"
    effect  = "Allow"
    actions = ["wafv2:GetRuleGroup", "wafv2:GetWebACL", "wafv2:ListTagsForResource"]
    resources = [
      "arn:${data.aws_partition.current.partition}:wafv2:*:${data.aws_caller_identity.current.account_id}:*/webacl/${var.name_prefix}*",
      "arn:${data.aws_partition.current.partition}:wafv2:*:${data.aws_caller_identity.current.account_id}:*/rulegroup/${var.name_prefix}*",
    ]
  }

  statement {
    sid     = "FiltersCreate"
    effect  = "Allow"
    actions = ["wafv2:CreateRuleGroup", "wafv2:CreateWebACL", "wafv2:TagResource"]
    resources = [
      "arn:${data.aws_partition.current.partition}:wafv2:*:${data.aws_caller_identity.current.account_id}:*/webacl/${var.name_prefix}*",
      "arn:${data.aws_partition.current.partition}:wafv2:*:${data.aws_caller_identity.current.account_id}:*/rulegroup/${var.name_prefix}*",
      "arn:${data.aws_partition.current.partition}:wafv2:*:${data.aws_caller_identity.current.account_id}:*/managedruleset/*",
    ]

    condition {
      test     = "StringEquals"
      variable = "aws:RequestTag/managed-by"
      values   = [var.managed_by]
    }
  }

  statement {
    sid    = "FiltersManage"
    effect = "Allow"
    actions = [
      "wafv2:DeleteRuleGroup",
      "wafv2:DeleteWebACL",
      "wafv2:UntagResource",
      "wafv2:UpdateRuleGroup",
    ]
    resources = [
      "arn:${data.aws_partition.current.partition}:wafv2:*:${data.aws_caller_identity.current.account_id}:*/webacl/${var.name_prefix}*",
      "arn:${data.aws_partition.current.partition}:wafv2:*:${data.aws_caller_identity.current.account_id}:*/rulegroup/${var.name_prefix}*",
    ]

    condition {
      test     = "StringEquals"
      variable = "aws:ResourceTag/managed-by"
      values   = [var.managed_by]
    }
  }

  statement {
    sid     = "FiltersRetag"
    effect  = "Allow"
    actions = ["wafv2:TagResource", "wafv2:UpdateWebACL"]
    resources = [
      "arn:${data.aws_partition.current.partition}:wafv2:*:${data.aws_caller_identity.current.account_id}:*/webacl/${var.name_prefix}*",
      "arn:${data.aws_partition.current.partition}:wafv2:*:${data.aws_caller_identity.current.account_id}:*/rulegroup/${var.name_prefix}*",
    ]

    condition {
      test     = "StringEquals"
      variable = "aws:ResourceTag/managed-by"
      values   = [var.managed_by]
    }
  }

  statement {
    sid     = "FiltersUseManaged"
    effect  = "Allow"
    actions = ["wafv2:UpdateWebACL"]
    resources = [
      "arn:${data.aws_partition.current.partition}:wafv2:*:${data.aws_caller_identity.current.account_id}:*/managedruleset/*",
    ]
  }
}

# Secrets Manager. Workloads keep passwords in secrets that the platform lays out. Class of data:
# metadata (names, settings and structure of resources).
data "aws_iam_policy_document" "secrets_manager" {
  statement {
    sid       = "SecretsList"
    effect    = "Allow"
    actions   = ["secretsmanager:ListSecrets"]
    resources = ["*"]
  }

  statement {
    sid     = "SecretsRead"
    effect  = "Allow"
    actions = ["secretsmanager:DescribeSecret", "secretsmanager:GetResourcePolicy"]
    resources = [
      "arn:${data.aws_partition.current.partition}:secretsmanager:*:${data.aws_caller_identity.current.account_id}:secret:${var.name_prefix}*",
    ]
  }

  statement {
    sid     = "SecretsCreate"
    effect  = "Allow"
    actions = ["secretsmanager:CreateSecret", "secretsmanager:TagResource"]
    resources = [
      "arn:${data.aws_partition.current.partition}:secretsmanager:*:${data.aws_caller_identity.current.account_id}:secret:${var.name_prefix}*",
    ]

    condition {
      test     = "StringEquals"
      variable = "aws:RequestTag/managed-by"
      values   = [var.managed_by]
    }
  }

  statement {
    sid    = "SecretsManage"
    effect = "Allow"
    actions = [
      "secretsmanager:DeleteResourcePolicy",
      "secretsmanager:DeleteSecret",
      "secretsmanager:UntagResource",
      "secretsmanager:UpdateSecret",
      "secretsmanager:ValidateResourcePolicy",
    ]
    resources = [
      "arn:${data.aws_partition.current.partition}:secretsmanager:*:${data.aws_caller_identity.current.account_id}:secret:${var.name_prefix}*",
    ]

    condition {
      test     = "StringEquals"
      variable = "aws:ResourceTag/managed-by"
      values   = [var.managed_by]
    }
  }

  statement {
    sid     = "SecretsRetag"
    effect  = "Allow"
    actions = ["secretsmanager:TagResource"]
    resources = [
      "arn:${data.aws_partition.current.partition}:secretsmanager:*:${data.aws_caller_identity.current.account_id}:secret:${var.name_prefix}*",
    ]

    condition {
      test     = "StringEquals"
      variable = "aws:ResourceTag/managed-by"
      values   = [var.managed_by]
    }
  }

  statement {
    sid     = "SecretsPolicies"
    effect  = "Allow"
    actions = ["secretsmanager:PutResourcePolicy"]
    resources = [
      "arn:${data.aws_partition.current.partition}:secretsmanager:*:${data.aws_caller_identity.current.account_id}:secret:${var.name_prefix}*",
    ]

    condition {
      test     = "StringEquals"
      variable = "aws:ResourceTag/managed-by"
      values   = [var.managed_by]
    }

    condition {
      test     = "Bool"
      variable = "secretsmanager:BlockPublicPolicy"
      values   = ["true"]
    }
  }
}

# Values of secrets. Terraform can fill secrets too; it reads each value back to see whether it has
# changed. Class of data: content (what customers or employees wrote: log lines, prompts, objects).
data "aws_iam_policy_document" "secret_values" {
  statement {
    sid    = "SecretsValues"
    effect = "Allow"
    actions = [
      "secretsmanager:GetSecretValue",
      "secretsmanager:PutSecretValue",
      "secretsmanager:UpdateSecretVersionStage",
    ]
    resources = [
      "arn:${data.aws_partition.current.partition}:secretsmanager:*:${data.aws_caller_identity.current.account_id}:secret:${var.name_prefix}*",
    ]

    condition {
      test     = "StringEquals"
      variable = "aws:ResourceTag/managed-by"
      values   = [var.managed_by]
    }
  }
}

data "aws_iam_policy_document" "names_and_secrets" {
  source_policy_documents = compact([
    var.enable_route53 ? data.aws_iam_policy_document.route53.json : "",
    var.enable_acm ? data.aws_iam_policy_document.acm.json : "",
    var.enable_waf ? data.aws_iam_policy_document.waf.json : "",
    (
      var.enable_secrets_manager
      ? data.aws_iam_policy_document.secrets_manager.json
      : ""
    ),
    (
      var.enable_secrets_manager && var.enable_secret_values
      ? data.aws_iam_policy_document.secret_values.json
      : ""
    ),
  ])
}

# Route 53, ACM, WAF, Secrets Manager.
resource "aws_iam_policy" "names_and_secrets" {
  count = (
    var.enable_route53 || var.enable_acm || var.enable_waf || var.enable_secrets_manager || (var.enable_secrets_manager && var.enable_secret_values)
    ? 1
    : 0
  )

  name        = "${var.role_name}-names-and-secrets"
  path        = var.role_path
  description = "Alethia: Route 53, ACM, WAF, Secrets Manager"
  policy      = data.aws_iam_policy_document.names_and_secrets.json
  tags        = var.tags
}

resource "aws_iam_role_policy_attachment" "names_and_secrets" {
  count = (
    var.enable_route53 || var.enable_acm || var.enable_waf || var.enable_secrets_manager || (var.enable_secrets_manager && var.enable_secret_values)
    ? 1
    : 0
  )

  role       = aws_iam_role.vendor.name
  policy_arn = aws_iam_policy.names_and_secrets[0].arn
}

# DynamoDB tables. Workloads keep key-value data in DynamoDB. Class of data: metadata (names,
# settings and structure of resources).
data "aws_iam_policy_document" "dynamodb" {
  statement {
    sid       = "TablesList"
    effect    = "Allow"
    actions   = ["dynamodb:ListBackups", "dynamodb:ListTables"]
    resources = ["*"]
  }

  statement {
    sid    = "TablesRead"
    effect = "Allow"
    actions = [
      "dynamodb:DescribeBackup",
      "dynamodb:DescribeContinuousBackups",
      "dynamodb:DescribeTable",
      "dynamodb:DescribeTimeToLive",
      "dynamodb:ListTagsOfResource",
    ]
    resources = [
      "arn:${data.aws_partition.current.partition}:dynamodb:*:${data.aws_caller_identity.current.account_id}:table/${var.name_prefix}*",
    ]
  }

  statement {
    sid     = "TablesCreate"
    effect  = "Allow"
    actions = ["dynamodb:CreateTable", "dynamodb:TagResource"]
    resources = [
      "arn:${data.aws_partition.current.partition}:dynamodb:*:${data.aws_caller_identity.current.account_id}:table/${var.name_prefix}*",
    ]

    condition {
      test     = "StringEquals"
      variable = "aws:RequestTag/managed-by"
      values   = [var.managed_by]
    }
  }

  statement {
    sid    = "TablesManage"
    effect = "Allow"
    actions = [
      "dynamodb:CreateBackup",
      "dynamodb:DeleteTable",
      "dynamodb:UntagResource",
      "dynamodb:UpdateContinuousBackups",
      "dynamodb:UpdateTable",
      "dynamodb:UpdateTimeToLive",
    ]
    resources = [
      "arn:${data.aws_partition.current.partition}:dynamodb:*:${data.aws_caller_identity.current.account_id}:table/${var.name_prefix}*",
    ]

    condition {
      test     = "StringEquals"
      variable = "aws:ResourceTag/managed-by"
      values   = [var.managed_by]
    }
  }

  statement {
    sid     = "TablesRetag"
    effect  = "Allow"
    actions = ["dynamodb:TagResource"]
    resources = [
      "arn:${data.aws_partition.current.partition}:dynamodb:*:${data.aws_caller_identity.current.account_id}:table/${var.name_prefix}*",
    ]

    condition {
      test     = "StringEquals"
      variable = "aws:ResourceTag/managed-by"
      values   = [var.managed_by]
    }
  }

  statement {
    sid     = "TablesDeleteBackups"
    effect  = "Allow"
    actions = ["dynamodb:DeleteBackup"]
    resources = [
      "arn:${data.aws_partition.current.partition}:dynamodb:*:${data.aws_caller_identity.current.account_id}:table/${var.name_prefix}*",
    ]
  }
}

# S3 buckets. Workloads keep files in buckets of their own. Class of data: metadata (names, settings
# and structure of resources).
data "aws_iam_policy_document" "s3" {
  statement {
    sid    = "Buckets"
    effect = "Allow"
    actions = [
      "s3:CreateBucket",
      "s3:DeleteBucket",
      "s3:DeleteBucketPolicy",
      "s3:GetAccelerateConfiguration",
      "s3:GetBucketAcl",
      "s3:GetBucketCORS",
      "s3:GetBucketLocation",
      "s3:GetBucketLogging",
      "s3:GetBucketObjectLockConfiguration",
      "s3:GetBucketOwnershipControls",
      "s3:GetBucketPolicy",
      "s3:GetBucketPublicAccessBlock",
      "s3:GetBucketRequestPayment",
      "s3:GetBucketTagging",
      "s3:GetBucketVersioning",
      "s3:GetBucketWebsite",
      "s3:GetEncryptionConfiguration",
      "s3:GetLifecycleConfiguration",
      "s3:GetReplicationConfiguration",
      "s3:ListBucket",
      "s3:PutBucketOwnershipControls",
      "s3:PutBucketPolicy",
      "s3:PutBucketPublicAccessBlock",
      "s3:PutBucketTagging",
      "s3:PutBucketVersioning",
      "s3:PutEncryptionConfiguration",
      "s3:PutLifecycleConfiguration",
    ]
    resources = ["arn:${data.aws_partition.current.partition}:s3:::${var.name_prefix}*"]
  }
}

# Objects in buckets. Terraform can lay out objects too, such as configuration that workloads start
# with. Class of data: content (what customers or employees wrote: log lines, prompts, objects).
data "aws_iam_policy_document" "bucket_content" {
  statement {
    sid    = "BucketObjects"
    effect = "Allow"
    actions = [
      "s3:DeleteObject",
      "s3:GetObject",
      "s3:GetObjectTagging",
      "s3:PutObject",
      "s3:PutObjectTagging",
    ]
    resources = ["arn:${data.aws_partition.current.partition}:s3:::${var.name_prefix}*/*"]
  }
}

# SQS queues and SNS topics. Workloads pass messages between their parts. Class of data: metadata
# (names, settings and structure of resources).
data "aws_iam_policy_document" "sqs_sns" {
  statement {
    sid       = "QueuesList"
    effect    = "Allow"
    actions   = ["sns:ListTopics", "sqs:ListQueues"]
    resources = ["*"]
  }

  statement {
    sid    = "QueuesRead"
    effect = "Allow"
    actions = [
      "sns:GetSubscriptionAttributes",
      "sns:GetTopicAttributes",
      "sns:ListSubscriptionsByTopic",
      "sns:ListTagsForResource",
      "sqs:GetQueueAttributes",
      "sqs:GetQueueUrl",
      "sqs:ListQueueTags",
    ]
    resources = [
      "arn:${data.aws_partition.current.partition}:sns:*:${data.aws_caller_identity.current.account_id}:${var.name_prefix}*",
      "arn:${data.aws_partition.current.partition}:sqs:*:${data.aws_caller_identity.current.account_id}:${var.name_prefix}*",
    ]
  }

  statement {
    sid    = "QueuesCreate"
    effect = "Allow"
    actions = [
      "sns:CreateTopic",
      "sns:TagResource",
      "sqs:CreateQueue",
      "sqs:TagQueue",
    ]
    resources = [
      "arn:${data.aws_partition.current.partition}:sns:*:${data.aws_caller_identity.current.account_id}:${var.name_prefix}*",
      "arn:${data.aws_partition.current.partition}:sqs:*:${data.aws_caller_identity.current.account_id}:${var.name_prefix}*",
    ]

    condition {
      test     = "StringEquals"
      variable = "aws:RequestTag/managed-by"
      values   = [var.managed_by]
    }
  }

  statement {
    sid    = "QueuesManage"
    effect = "Allow"
    actions = [
      "sns:DeleteTopic",
      "sns:SetSubscriptionAttributes",
      "sns:SetTopicAttributes",
      "sns:Subscribe",
      "sns:Unsubscribe",
      "sns:UntagResource",
      "sqs:DeleteQueue",
      "sqs:SetQueueAttributes",
      "sqs:UntagQueue",
    ]
    resources = [
      "arn:${data.aws_partition.current.partition}:sns:*:${data.aws_caller_identity.current.account_id}:${var.name_prefix}*",
      "arn:${data.aws_partition.current.partition}:sqs:*:${data.aws_caller_identity.current.account_id}:${var.name_prefix}*",
    ]

    condition {
      test     = "StringEquals"
      variable = "aws:ResourceTag/managed-by"
      values   = [var.managed_by]
    }
  }

  statement {
    sid     = "QueuesRetag"
    effect  = "Allow"
    actions = ["sns:TagResource", "sqs:TagQueue"]
    resources = [
      "arn:${data.aws_partition.current.partition}:sns:*:${data.aws_caller_identity.current.account_id}:${var.name_prefix}*",
      "arn:${data.aws_partition.current.partition}:sqs:*:${data.aws_caller_identity.current.account_id}:${var.name_prefix}*",
    ]

    condition {
      test     = "StringEquals"
      variable = "aws:ResourceTag/managed-by"
      values   = [var.managed_by]
    }
  }
}

data "aws_iam_policy_document" "storage_and_messages" {
  source_policy_documents = compact([
    var.enable_dynamodb ? data.aws_iam_policy_document.dynamodb.json : "",
    var.enable_s3 ? data.aws_iam_policy_document.s3.json : "",
    (
      var.enable_s3 && var.enable_bucket_content
      ? data.aws_iam_policy_document.bucket_content.json
      : ""
    ),
    var.enable_sqs_sns ? data.aws_iam_policy_document.sqs_sns.json : "",
  ])
}

# DynamoDB, S3, SQS, SNS.
resource "aws_iam_policy" "storage_and_messages" {
  count = (
    var.enable_dynamodb || var.enable_s3 || (var.enable_s3 && var.enable_bucket_content) || var.enable_sqs_sns
    ? 1
    : 0
  )

  name        = "${var.role_name}-storage-and-messages"
  path        = var.role_path
  description = "Alethia: DynamoDB, S3, SQS, SNS"
  policy      = data.aws_iam_policy_document.storage_and_messages.json
  tags        = var.tags
}

resource "aws_iam_role_policy_attachment" "storage_and_messages" {
  count = (
    var.enable_dynamodb || var.enable_s3 || (var.enable_s3 && var.enable_bucket_content) || var.enable_sqs_sns
    ? 1
    : 0
  )

  role       = aws_iam_role.vendor.name
  policy_arn = aws_iam_policy.storage_and_messages[0].arn
}

data "aws_iam_policy_document" "workload_boundary" {
  statement {
    sid    = "RunClusters"
    effect = "Allow"
    actions = [
      "autoscaling:DescribeAutoScalingGroups",
      "autoscaling:DescribeAutoScalingInstances",
      "autoscaling:DescribeTags",
      "cloudwatch:PutMetricData",
      "ec2:AssignIpv6Addresses",
      "ec2:AssignPrivateIpAddresses",
      "ec2:AttachNetworkInterface",
      "ec2:CreateNetworkInterface",
      "ec2:DeleteNetworkInterface",
      "ec2:DescribeAccountAttributes",
      "ec2:DescribeAvailabilityZones",
      "ec2:DescribeDhcpOptions",
      "ec2:DescribeInstanceTopology",
      "ec2:DescribeInstanceTypes",
      "ec2:DescribeInstances",
      "ec2:DescribeInternetGateways",
      "ec2:DescribeNetworkInterfaces",
      "ec2:DescribeRouteTables",
      "ec2:DescribeSecurityGroups",
      "ec2:DescribeSubnets",
      "ec2:DescribeTags",
      "ec2:DescribeVolumes",
      "ec2:DescribeVolumesModifications",
      "ec2:DescribeVpcs",
      "ec2:DetachNetworkInterface",
      "ec2:ModifyNetworkInterfaceAttribute",
      "ec2:UnassignIpv6Addresses",
      "ec2:UnassignPrivateIpAddresses",
      "ecr:BatchCheckLayerAvailability",
      "ecr:GetAuthorizationToken",
      "elasticloadbalancing:DescribeListeners",
      "elasticloadbalancing:DescribeLoadBalancerAttributes",
      "elasticloadbalancing:DescribeLoadBalancers",
      "elasticloadbalancing:DescribeRules",
      "elasticloadbalancing:DescribeTags",
      "elasticloadbalancing:DescribeTargetGroupAttributes",
      "elasticloadbalancing:DescribeTargetGroups",
      "elasticloadbalancing:DescribeTargetHealth",
      "logs:CreateLogGroup",
      "logs:CreateLogStream",
      "logs:DescribeLogGroups",
      "logs:DescribeLogStreams",
      "logs:PutLogEvents",
      "route53:ListHostedZones",
      "route53:ListResourceRecordSets",
    ]
    resources = ["*"]
  }

  statement {
    sid     = "OwnClusters"
    effect  = "Allow"
    actions = ["eks-auth:AssumeRoleForPodIdentity", "eks:DescribeCluster"]
    resources = [
      "arn:${data.aws_partition.current.partition}:eks:*:${data.aws_caller_identity.current.account_id}:cluster/${var.name_prefix}*",
    ]
  }

  statement {
    sid     = "PullOwnImages"
    effect  = "Allow"
    actions = ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
    resources = [
      "arn:${data.aws_partition.current.partition}:ecr:*:${data.aws_caller_identity.current.account_id}:repository/${var.name_prefix}*",
    ]
  }

  statement {
    sid       = "PullImagesOfOthers"
    effect    = "Allow"
    actions   = ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
    resources = ["*"]

    condition {
      test     = "StringNotEquals"
      variable = "aws:ResourceAccount"
      values   = [data.aws_caller_identity.current.account_id]
    }
  }

  statement {
    sid       = "LendPodInterfaces"
    effect    = "Allow"
    actions   = ["ec2:CreateNetworkInterfacePermission"]
    resources = ["*"]

    condition {
      test     = "StringEquals"
      variable = "aws:ResourceTag/eks:eni:owner"
      values   = ["eks-vpc-resource-controller"]
    }
  }

  statement {
    sid    = "CreateTagged"
    effect = "Allow"
    actions = [
      "ec2:CreateSecurityGroup",
      "ec2:CreateVolume",
      "elasticloadbalancing:CreateListener",
      "elasticloadbalancing:CreateLoadBalancer",
      "elasticloadbalancing:CreateRule",
      "elasticloadbalancing:CreateTargetGroup",
    ]
    resources = ["*"]

    condition {
      test     = "StringEquals"
      variable = "aws:RequestTag/managed-by"
      values   = [var.managed_by]
    }
  }

  statement {
    sid       = "TagOnCreation"
    effect    = "Allow"
    actions   = ["ec2:CreateTags"]
    resources = ["*"]

    condition {
      test     = "StringEquals"
      variable = "ec2:CreateAction"
      values   = ["AuthorizeSecurityGroupIngress", "CreateSecurityGroup", "CreateVolume"]
    }
  }

  statement {
    sid       = "TagLoadBalancersOnCreation"
    effect    = "Allow"
    actions   = ["elasticloadbalancing:AddTags"]
    resources = ["*"]

    condition {
      test     = "StringEquals"
      variable = "elasticloadbalancing:CreateAction"
      values = [
        "CreateListener",
        "CreateLoadBalancer",
        "CreateRule",
        "CreateTargetGroup",
      ]
    }
  }

  statement {
    sid     = "TagInterfaces"
    effect  = "Allow"
    actions = ["ec2:CreateTags"]
    resources = [
      "arn:${data.aws_partition.current.partition}:ec2:*:${data.aws_caller_identity.current.account_id}:network-interface/*",
    ]

    condition {
      test     = "StringEquals"
      variable = "aws:RequestTag/managed-by"
      values   = [var.managed_by]
    }
  }

  statement {
    sid    = "ChangeTagged"
    effect = "Allow"
    actions = [
      "autoscaling:SetDesiredCapacity",
      "autoscaling:TerminateInstanceInAutoScalingGroup",
      "ec2:AttachVolume",
      "ec2:AuthorizeSecurityGroupIngress",
      "ec2:CreateTags",
      "ec2:DeleteSecurityGroup",
      "ec2:DeleteVolume",
      "ec2:DetachVolume",
      "ec2:ModifyVolume",
      "ec2:RevokeSecurityGroupIngress",
      "elasticloadbalancing:AddTags",
      "elasticloadbalancing:CreateListener",
      "elasticloadbalancing:CreateRule",
      "elasticloadbalancing:DeleteListener",
      "elasticloadbalancing:DeleteLoadBalancer",
      "elasticloadbalancing:DeleteRule",
      "elasticloadbalancing:DeleteTargetGroup",
      "elasticloadbalancing:DeregisterTargets",
      "elasticloadbalancing:ModifyListener",
      "elasticloadbalancing:ModifyLoadBalancerAttributes",
      "elasticloadbalancing:ModifyTargetGroup",
      "elasticloadbalancing:ModifyTargetGroupAttributes",
      "elasticloadbalancing:RegisterTargets",
      "elasticloadbalancing:SetSecurityGroups",
    ]
    resources = ["*"]

    condition {
      test     = "StringEquals"
      variable = "aws:ResourceTag/managed-by"
      values   = [var.managed_by]
    }
  }

  statement {
    sid     = "ServiceLinkedRoles"
    effect  = "Allow"
    actions = ["iam:CreateServiceLinkedRole"]
    resources = [
      "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:role/aws-service-role/*",
    ]

    condition {
      test     = "StringEquals"
      variable = "iam:AWSServiceName"
      values   = ["elasticloadbalancing.amazonaws.com"]
    }
  }

  statement {
    sid       = "DomainRecords"
    effect    = "Allow"
    actions   = ["route53:ChangeResourceRecordSets"]
    resources = ["arn:${data.aws_partition.current.partition}:route53:::hostedzone/*"]

    condition {
      test     = "ForAllValues:StringLike"
      variable = "route53:ChangeResourceRecordSetsNormalizedRecordNames"
      values   = [var.dns_domain, "*.${var.dns_domain}"]
    }

    condition {
      test     = "Null"
      variable = "route53:ChangeResourceRecordSetsNormalizedRecordNames"
      values   = ["false"]
    }
  }

  dynamic "statement" {
    for_each = !var.enable_workload_data ? [1] : []

    content {
      sid    = "KeepOutOfContent"
      effect = "Deny"
      actions = [
        "dynamodb:BatchGetItem",
        "dynamodb:GetItem",
        "dynamodb:Query",
        "dynamodb:Scan",
        "s3:GetObject",
        "s3:GetObjectVersion",
        "secretsmanager:BatchGetSecretValue",
        "secretsmanager:GetSecretValue",
        "sqs:ReceiveMessage",
      ]
      resources = ["*"]
    }
  }

  dynamic "statement" {
    for_each = var.enable_workload_data ? [1] : []

    content {
      sid    = "Objects"
      effect = "Allow"
      actions = [
        "s3:AbortMultipartUpload",
        "s3:DeleteObject",
        "s3:GetObject",
        "s3:ListBucket",
        "s3:PutObject",
      ]
      resources = ["arn:${data.aws_partition.current.partition}:s3:::${var.name_prefix}*"]
    }
  }

  dynamic "statement" {
    for_each = var.enable_workload_data ? [1] : []

    content {
      sid    = "Items"
      effect = "Allow"
      actions = [
        "dynamodb:BatchGetItem",
        "dynamodb:BatchWriteItem",
        "dynamodb:DeleteItem",
        "dynamodb:DescribeTable",
        "dynamodb:GetItem",
        "dynamodb:PutItem",
        "dynamodb:Query",
        "dynamodb:Scan",
        "dynamodb:UpdateItem",
      ]
      resources = [
        "arn:${data.aws_partition.current.partition}:dynamodb:*:${data.aws_caller_identity.current.account_id}:table/${var.name_prefix}*",
      ]
    }
  }

  dynamic "statement" {
    for_each = var.enable_workload_data ? [1] : []

    content {
      sid    = "Messages"
      effect = "Allow"
      actions = [
        "sns:Publish",
        "sqs:ChangeMessageVisibility",
        "sqs:DeleteMessage",
        "sqs:GetQueueAttributes",
        "sqs:GetQueueUrl",
        "sqs:ReceiveMessage",
        "sqs:SendMessage",
      ]
      resources = [
        "arn:${data.aws_partition.current.partition}:sns:*:${data.aws_caller_identity.current.account_id}:${var.name_prefix}*",
        "arn:${data.aws_partition.current.partition}:sqs:*:${data.aws_caller_identity.current.account_id}:${var.name_prefix}*",
      ]
    }
  }

  dynamic "statement" {
    for_each = var.enable_workload_data ? [1] : []

    content {
      sid     = "SecretValues"
      effect  = "Allow"
      actions = ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"]
      resources = [
        "arn:${data.aws_partition.current.partition}:secretsmanager:*:${data.aws_caller_identity.current.account_id}:secret:${var.name_prefix}*",
      ]
    }
  }
}

resource "aws_iam_policy" "workload_boundary" {
  name        = "${var.role_name}-workload-boundary"
  path        = var.role_path
  description = "Alethia: the most that a role which it creates can do"
  policy      = data.aws_iam_policy_document.workload_boundary.json
  tags        = var.tags
}

# What is added to the role by hand shows up in the next plan.
resource "aws_iam_role_policies_exclusive" "vendor" {
  role_name    = aws_iam_role.vendor.name
  policy_names = []
}

# What is added to the role by hand shows up in the next plan.
resource "aws_iam_role_policy_attachments_exclusive" "vendor" {
  role_name = aws_iam_role.vendor.name
  policy_arns = concat(
    [aws_iam_policy.safeguards_and_roles.arn],
    aws_iam_policy.networks[*].arn,
    aws_iam_policy.clusters_and_images[*].arn,
    aws_iam_policy.databases[*].arn,
    aws_iam_policy.caches[*].arn,
    aws_iam_policy.names_and_secrets[*].arn,
    aws_iam_policy.storage_and_messages[*].arn
  )
}
