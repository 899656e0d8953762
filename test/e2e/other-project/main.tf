# A configuration as other people write them: what check-permissions meets in the field.
terraform {
  required_providers {
    aws = { source = "hashicorp/aws", version = ">= 5.100.0" }
  }
}

provider "aws" {
  region = "us-east-1"
}

variable "teams" {
  type    = map(list(string))
  default = { billing = ["ce:GetCostAndUsage"], inventory = ["ec2:DescribeInstances", "ec2:DescribeVpcs"] }
}

# for_each over a module with jsonencode inside.
module "team" {
  for_each = var.teams
  source   = "./modules/team"
  name     = each.key
  actions  = each.value
}

# A module whose output is attached to a role of the root: the ARN is known only after apply.
module "reader" {
  source = "./modules/reader"
}

data "aws_iam_policy_document" "vendor_trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::999988887777:root"]
    }
    condition {
      test     = "StringLike" # the fault: an external ID that is a pattern
      variable = "sts:ExternalId"
      values   = ["acme-*"]
    }
  }
}

resource "aws_iam_role" "vendor" {
  name               = "vendor"
  assume_role_policy = data.aws_iam_policy_document.vendor_trust.json
}

resource "aws_iam_role_policy_attachment" "reader" {
  role       = aws_iam_role.vendor.name
  policy_arn = module.reader.policy_arn
}

resource "aws_iam_role_policy_attachment" "managed" {
  role       = aws_iam_role.vendor.name
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
}

# A policy in a block of the role, with one write in it.
resource "aws_iam_role" "auditor" {
  name = "auditor"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { AWS = "arn:aws:iam::999988887777:root" }
      Condition = { StringEquals = { "sts:ExternalId" = "do-not-print-this-id" } }
    }]
  })
  inline_policy {
    name   = "audit"
    policy = jsonencode({ Version = "2012-10-17", Statement = [{ Sid = "Audit", Effect = "Allow", Action = ["cloudtrail:LookupEvents", "cloudtrail:StopLogging"], Resource = "*" }] })
  }
}

# A policy whose text is known only after apply.
resource "aws_kms_key" "reports" {}

resource "aws_iam_role_policy" "decrypt" {
  name   = "decrypt"
  role   = aws_iam_role.auditor.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "kms:Decrypt", Resource = aws_kms_key.reports.arn }] })
}

# A user who has everything through a group.
resource "aws_iam_user" "robot" {
  name = "robot"
}

resource "aws_iam_group" "robots" {
  name = "robots"
}

resource "aws_iam_group_policy" "robots" {
  name   = "queues"
  group  = aws_iam_group.robots.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sqs:*", Resource = "*" }] })
}

resource "aws_iam_user_group_membership" "robot" {
  user   = aws_iam_user.robot.name
  groups = [aws_iam_group.robots.name]
}
