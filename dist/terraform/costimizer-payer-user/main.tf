data "aws_partition" "current" {}

data "aws_caller_identity" "current" {}

locals {
  billing_key_prefix = var.billing_prefix != "" ? "${var.billing_prefix}/" : ""
}

# The user that Costimizer acts as. Its access key is made outside of Terraform, whose state would
# keep it.
resource "aws_iam_user" "vendor" {
  name                 = var.user_name
  path                 = var.user_path
  permissions_boundary = var.permissions_boundary_arn != "" ? var.permissions_boundary_arn : null
  force_destroy        = true
  tags                 = var.tags

  lifecycle {
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

resource "aws_iam_policy" "cost_explorer" {
  name        = "${var.user_name}-cost-explorer"
  path        = var.user_path
  description = "Costimizer: Cost Explorer"
  policy      = data.aws_iam_policy_document.cost_explorer.json
  tags        = var.tags
}

resource "aws_iam_user_policy_attachment" "cost_explorer" {
  user       = aws_iam_user.vendor.name
  policy_arn = aws_iam_policy.cost_explorer.arn
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

resource "aws_iam_policy" "export_definitions" {
  name        = "${var.user_name}-export-definitions"
  path        = var.user_path
  description = "Costimizer: Definitions of billing exports"
  policy      = data.aws_iam_policy_document.export_definitions.json
  tags        = var.tags
}

resource "aws_iam_user_policy_attachment" "export_definitions" {
  user       = aws_iam_user.vendor.name
  policy_arn = aws_iam_policy.export_definitions.arn
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

resource "aws_iam_policy" "cur_bucket" {
  count = var.billing_bucket_name != "" ? 1 : 0

  name        = "${var.user_name}-cur-bucket"
  path        = var.user_path
  description = "Costimizer: Cost & Usage Report bucket"
  policy      = data.aws_iam_policy_document.cur_bucket.json
  tags        = var.tags
}

resource "aws_iam_user_policy_attachment" "cur_bucket" {
  count = var.billing_bucket_name != "" ? 1 : 0

  user       = aws_iam_user.vendor.name
  policy_arn = aws_iam_policy.cur_bucket[0].arn
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

resource "aws_iam_policy" "cur_kms" {
  count = var.billing_kms_key_arn != "" ? 1 : 0

  name        = "${var.user_name}-cur-kms"
  path        = var.user_path
  description = "Costimizer: Key of the Cost & Usage Report bucket"
  policy      = data.aws_iam_policy_document.cur_kms.json
  tags        = var.tags
}

resource "aws_iam_user_policy_attachment" "cur_kms" {
  count = var.billing_kms_key_arn != "" ? 1 : 0

  user       = aws_iam_user.vendor.name
  policy_arn = aws_iam_policy.cur_kms[0].arn
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

resource "aws_iam_policy" "resource_discovery" {
  name        = "${var.user_name}-resource-discovery"
  path        = var.user_path
  description = "Costimizer: EC2 and load balancers"
  policy      = data.aws_iam_policy_document.resource_discovery.json
  tags        = var.tags
}

resource "aws_iam_user_policy_attachment" "resource_discovery" {
  user       = aws_iam_user.vendor.name
  policy_arn = aws_iam_policy.resource_discovery.arn
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

resource "aws_iam_policy" "cloudwatch" {
  name        = "${var.user_name}-cloudwatch"
  path        = var.user_path
  description = "Costimizer: CloudWatch metrics"
  policy      = data.aws_iam_policy_document.cloudwatch.json
  tags        = var.tags
}

resource "aws_iam_user_policy_attachment" "cloudwatch" {
  user       = aws_iam_user.vendor.name
  policy_arn = aws_iam_policy.cloudwatch.arn
}

resource "aws_iam_user_policy_attachment" "read_only_access" {
  count = var.attach_read_only_access ? 1 : 0

  user       = aws_iam_user.vendor.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/ReadOnlyAccess"
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
    [aws_iam_policy.cost_explorer.arn],
    [aws_iam_policy.export_definitions.arn],
    aws_iam_policy.cur_bucket[*].arn,
    aws_iam_policy.cur_kms[*].arn,
    [aws_iam_policy.resource_discovery.arn],
    [aws_iam_policy.cloudwatch.arn],
    var.attach_read_only_access ? ["arn:${data.aws_partition.current.partition}:iam::aws:policy/ReadOnlyAccess"] : []
  )
}
