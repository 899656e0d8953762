# Four ways to more permission that a plan shows only in part, and one role that has none.
terraform {
  required_providers {
    aws = { source = "hashicorp/aws", version = ">= 5.100.0" }
  }
}

provider "aws" {
  region = "us-east-1"
}

# What it puts out is known only after apply.
resource "terraform_data" "decided_later" {
  for_each = toset(["arns", "list", "roles"])
  input    = ["arn:aws:iam::aws:policy/AdministratorAccess"]
}

resource "terraform_data" "blocks" {
  input = ["everything"]
}

resource "aws_iam_role" "vendor" {
  for_each = toset(["clean", "exclusive", "list"])
  name     = each.key
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { AWS = "arn:aws:iam::999988887777:root" }
      Condition = { StringEquals = { "sts:ExternalId" = "acme-7d1f" } }
    }]
  })
}

resource "aws_iam_role" "arns" {
  name                = "arns"
  assume_role_policy  = aws_iam_role.vendor["clean"].assume_role_policy
  managed_policy_arns = toset(terraform_data.decided_later["arns"].output)
}

resource "aws_iam_role_policy_attachments_exclusive" "customer" {
  role_name   = aws_iam_role.vendor["exclusive"].name
  policy_arns = ["arn:aws:iam::111122223333:policy/elsewhere"]
}

resource "aws_iam_role_policy_attachments_exclusive" "list" {
  role_name   = aws_iam_role.vendor["list"].name
  policy_arns = terraform_data.decided_later["list"].output
}

resource "aws_iam_policy_attachment" "roles" {
  name       = "roles"
  roles      = terraform_data.decided_later["roles"].output
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}

variable "with_blocks" {
  type    = bool
  default = false
}

# A dynamic block over a value that is not known: the plan does not show it at all.
resource "aws_iam_role" "blocks" {
  count              = var.with_blocks ? 1 : 0
  name               = "blocks"
  assume_role_policy = aws_iam_role.vendor["clean"].assume_role_policy
  dynamic "inline_policy" {
    for_each = toset(terraform_data.blocks.output)
    content {
      name   = inline_policy.value
      policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "*", Resource = "*" }] })
    }
  }
}
