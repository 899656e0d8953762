data "aws_partition" "current" {}

data "aws_caller_identity" "current" {}

# The user that Costimizer acts as. Its access key is made outside of Terraform, whose state would
# keep it.
resource "aws_iam_user" "vendor" {
  name                 = var.user_name
  path                 = var.user_path
  permissions_boundary = var.permissions_boundary_arn != "" ? var.permissions_boundary_arn : null
  force_destroy        = true
  tags                 = var.tags
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
    [aws_iam_policy.resource_discovery.arn],
    [aws_iam_policy.cloudwatch.arn],
    var.attach_read_only_access ? ["arn:${data.aws_partition.current.partition}:iam::aws:policy/ReadOnlyAccess"] : []
  )
}
