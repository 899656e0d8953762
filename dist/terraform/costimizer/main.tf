data "aws_partition" "current" {}

data "aws_caller_identity" "current" {}

locals {
  vendor_principal = (
    var.vendor_role_arn != ""
    ? var.vendor_role_arn
    : "arn:${data.aws_partition.current.partition}:iam::${var.costimizer_account_id}:root"
  )
  oidc_issuer        = element(split("oidc-provider/", var.oidc_provider_arn), 1)
  billing_key_prefix = var.billing_prefix != "" ? "${var.billing_prefix}/" : ""
}

# Who may assume the role: Costimizer, and only with the external ID agreed on. Everybody else that
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

# The role that Costimizer assumes. sensitive() keeps the external IDs in its trust policy out of
# plans.
resource "aws_iam_role" "vendor" {
  name                 = var.role_name
  path                 = var.role_path
  description          = "Costimizer analyses bills, discovers resources and proposes where less would do."
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
        ? split(":", var.vendor_role_arn)[4] == var.costimizer_account_id
        : true
      )
      error_message = "'vendor_role_arn' must be a role of the account in costimizer_account_id. Check both with the vendor."
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
      condition     = var.billing_prefix != "" ? var.billing_bucket_name != "" : true
      error_message = "'billing_prefix' must come with billing_bucket_name. Name the bucket, or leave this empty."
    }

    precondition {
      condition     = var.billing_kms_key_arn != "" ? var.billing_bucket_name != "" : true
      error_message = "'billing_kms_key_arn' must come with billing_bucket_name. Name the bucket, or leave this empty."
    }
  }
}

# Cost Explorer. Costs, usage, forecasts, reservations and Savings Plans are what the vendor
# analyses. Class of data: billing (costs, usage and prices).
data "aws_iam_policy_document" "cost_explorer" {
  statement {
    sid       = "ReadCostExplorer"
    effect    = "Allow"
    actions   = ["ce:Get*"]
    resources = ["*"]
  }
}

resource "aws_iam_role_policy" "cost_explorer" {
  name   = "cost-explorer"
  role   = aws_iam_role.vendor.name
  policy = data.aws_iam_policy_document.cost_explorer.json
}

# Definitions of billing exports. The export's columns, format and place have to be known to read
# it. Class of data: billing (costs, usage and prices).
data "aws_iam_policy_document" "export_definitions" {
  statement {
    sid    = "ReadExportDefinitions"
    effect = "Allow"
    actions = [
      "bcm-data-exports:GetExport",
      "bcm-data-exports:ListExecutions",
      "bcm-data-exports:ListExports",
      "cur:DescribeReportDefinitions",
    ]
    resources = ["*"]
  }
}

resource "aws_iam_role_policy" "export_definitions" {
  name   = "export-definitions"
  role   = aws_iam_role.vendor.name
  policy = data.aws_iam_policy_document.export_definitions.json
}

# Cost & Usage Report bucket. The report holds every line of the bill; no API gives that detail.
# Class of data: billing (costs, usage and prices).
data "aws_iam_policy_document" "cur_bucket" {
  statement {
    sid       = "LocateBucket"
    effect    = "Allow"
    actions   = ["s3:GetBucketLocation"]
    resources = ["arn:${data.aws_partition.current.partition}:s3:::${var.billing_bucket_name}"]
  }

  statement {
    sid     = "ReadReports"
    effect  = "Allow"
    actions = ["s3:GetObject"]
    resources = [
      "arn:${data.aws_partition.current.partition}:s3:::${var.billing_bucket_name}/${local.billing_key_prefix}*",
    ]
  }

  dynamic "statement" {
    for_each = var.billing_prefix != "" ? [1] : []

    content {
      sid       = "ListReports"
      effect    = "Allow"
      actions   = ["s3:ListBucket"]
      resources = ["arn:${data.aws_partition.current.partition}:s3:::${var.billing_bucket_name}"]

      condition {
        test     = "StringLike"
        variable = "s3:prefix"
        values   = ["${var.billing_prefix}/*"]
      }
    }
  }

  dynamic "statement" {
    for_each = var.billing_prefix == "" ? [1] : []

    content {
      sid       = "ListWholeBucket"
      effect    = "Allow"
      actions   = ["s3:ListBucket"]
      resources = ["arn:${data.aws_partition.current.partition}:s3:::${var.billing_bucket_name}"]
    }
  }
}

resource "aws_iam_role_policy" "cur_bucket" {
  count = var.billing_bucket_name != "" ? 1 : 0

  name   = "cur-bucket"
  role   = aws_iam_role.vendor.name
  policy = data.aws_iam_policy_document.cur_bucket.json
}

# Key of the Cost & Usage Report bucket. Reports in a bucket with SSE-KMS encryption cannot be read
# without their key. Class of data: billing (costs, usage and prices).
data "aws_iam_policy_document" "cur_kms" {
  statement {
    sid       = "DecryptReports"
    effect    = "Allow"
    actions   = ["kms:Decrypt"]
    resources = [var.billing_kms_key_arn]

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"
      values   = ["s3.${var.aws_region}.${data.aws_partition.current.dns_suffix}"]
    }
  }
}

resource "aws_iam_role_policy" "cur_kms" {
  count = var.billing_kms_key_arn != "" ? 1 : 0

  name   = "cur-kms"
  role   = aws_iam_role.vendor.name
  policy = data.aws_iam_policy_document.cur_kms.json
}

# EC2 and load balancers. Savings are found by comparing what runs with what is used. Class of data:
# metadata (names, settings and structure of resources).
data "aws_iam_policy_document" "resource_discovery" {
  statement {
    sid    = "DescribeMachines"
    effect = "Allow"
    actions = [
      "ec2:DescribeAddresses",
      "ec2:DescribeInstanceTypes",
      "ec2:DescribeInstances",
      "ec2:DescribeNatGateways",
      "ec2:DescribeNetworkInterfaces",
      "ec2:DescribeRegions",
      "ec2:DescribeReservedInstances",
      "ec2:DescribeSnapshots",
      "ec2:DescribeTags",
      "ec2:DescribeVolumes",
    ]
    resources = ["*"]
  }

  statement {
    sid    = "DescribeLoadBalancers"
    effect = "Allow"
    actions = [
      "elasticloadbalancing:DescribeListeners",
      "elasticloadbalancing:DescribeLoadBalancers",
      "elasticloadbalancing:DescribeTags",
      "elasticloadbalancing:DescribeTargetGroups",
      "elasticloadbalancing:DescribeTargetHealth",
    ]
    resources = ["*"]
  }
}

resource "aws_iam_role_policy" "resource_discovery" {
  count = var.enable_resource_discovery ? 1 : 0

  name   = "resource-discovery"
  role   = aws_iam_role.vendor.name
  policy = data.aws_iam_policy_document.resource_discovery.json
}

# CloudWatch metrics. Usage metrics show which resources and models are busy and which are idle.
# Class of data: telemetry (metrics).
data "aws_iam_policy_document" "cloudwatch" {
  statement {
    sid       = "ReadMetrics"
    effect    = "Allow"
    actions   = ["cloudwatch:GetMetricData", "cloudwatch:GetMetricStatistics", "cloudwatch:ListMetrics"]
    resources = ["*"]
  }
}

resource "aws_iam_role_policy" "cloudwatch" {
  name   = "cloudwatch"
  role   = aws_iam_role.vendor.name
  policy = data.aws_iam_policy_document.cloudwatch.json
}

# What is added to the role by hand shows up in the next plan.
resource "aws_iam_role_policies_exclusive" "vendor" {
  role_name = aws_iam_role.vendor.name
  policy_names = concat(
    [aws_iam_role_policy.cost_explorer.name],
    [aws_iam_role_policy.export_definitions.name],
    aws_iam_role_policy.cur_bucket[*].name,
    aws_iam_role_policy.cur_kms[*].name,
    aws_iam_role_policy.resource_discovery[*].name,
    [aws_iam_role_policy.cloudwatch.name]
  )
}

# What is added to the role by hand shows up in the next plan.
resource "aws_iam_role_policy_attachments_exclusive" "vendor" {
  role_name   = aws_iam_role.vendor.name
  policy_arns = []
}
