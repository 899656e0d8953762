data "aws_partition" "current" {}

data "aws_caller_identity" "current" {}

locals {
  vendor_principal = (
    var.vendor_role_arn != ""
    ? var.vendor_role_arn
    : "arn:${data.aws_partition.current.partition}:iam::${var.argmin_account_id}:root"
  )
  oidc_issuer    = element(split("oidc-provider/", var.oidc_provider_arn), 1)
  cur_key_prefix = var.cur_report_prefix != "" ? "${var.cur_report_prefix}/" : ""
}

# Who may assume the role: Argmin, and only with the external ID agreed on. Everybody else that is
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

# The role that Argmin assumes. sensitive() keeps the external IDs in its trust policy out of plans.
resource "aws_iam_role" "vendor" {
  name                 = var.role_name
  path                 = var.role_path
  description          = "Argmin analyses what an AWS account and its use of AI models cost, and where less would do."
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
        ? split(":", var.vendor_role_arn)[4] == var.argmin_account_id
        : true
      )
      error_message = "'vendor_role_arn' must be a role of the account in argmin_account_id. Check both with the vendor."
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

# Price List. List prices are compared with what is paid. Class of data: billing (costs, usage and
# prices).
data "aws_iam_policy_document" "pricing" {
  statement {
    sid    = "ReadPriceList"
    effect = "Allow"
    actions = [
      "pricing:DescribeServices",
      "pricing:GetAttributeValues",
      "pricing:GetPriceListFileUrl",
      "pricing:GetProducts",
      "pricing:ListPriceLists",
    ]
    resources = ["*"]
  }
}

resource "aws_iam_role_policy" "pricing" {
  name   = "pricing"
  role   = aws_iam_role.vendor.name
  policy = data.aws_iam_policy_document.pricing.json
}

# Cost & Usage Report bucket. The report holds every line of the bill; no API gives that detail.
# Class of data: billing (costs, usage and prices).
data "aws_iam_policy_document" "cur_bucket" {
  statement {
    sid       = "LocateBucket"
    effect    = "Allow"
    actions   = ["s3:GetBucketLocation"]
    resources = ["arn:${data.aws_partition.current.partition}:s3:::${var.cur_bucket_name}"]
  }

  statement {
    sid     = "ReadReports"
    effect  = "Allow"
    actions = ["s3:GetObject"]
    resources = [
      "arn:${data.aws_partition.current.partition}:s3:::${var.cur_bucket_name}/${local.cur_key_prefix}*",
    ]
  }

  dynamic "statement" {
    for_each = var.cur_report_prefix != "" ? [1] : []

    content {
      sid       = "ListReports"
      effect    = "Allow"
      actions   = ["s3:ListBucket"]
      resources = ["arn:${data.aws_partition.current.partition}:s3:::${var.cur_bucket_name}"]

      condition {
        test     = "StringLike"
        variable = "s3:prefix"
        values   = ["${var.cur_report_prefix}/*"]
      }
    }
  }

  dynamic "statement" {
    for_each = var.cur_report_prefix == "" ? [1] : []

    content {
      sid       = "ListWholeBucket"
      effect    = "Allow"
      actions   = ["s3:ListBucket"]
      resources = ["arn:${data.aws_partition.current.partition}:s3:::${var.cur_bucket_name}"]
    }
  }
}

resource "aws_iam_role_policy" "cur_bucket" {
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
    resources = [var.cur_kms_key_arn]

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"
      values   = ["s3.${var.aws_region}.${data.aws_partition.current.dns_suffix}"]
    }
  }
}

resource "aws_iam_role_policy" "cur_kms" {
  count = var.cur_kms_key_arn != "" ? 1 : 0

  name   = "cur-kms"
  role   = aws_iam_role.vendor.name
  policy = data.aws_iam_policy_document.cur_kms.json
}

# Amazon Bedrock. Model spend is attributed to models, inference profiles and provisioned
# throughput. Class of data: metadata (names, settings and structure of resources).
data "aws_iam_policy_document" "bedrock" {
  statement {
    sid    = "ReadBedrockModels"
    effect = "Allow"
    actions = [
      "bedrock:GetCustomModel",
      "bedrock:GetFoundationModel",
      "bedrock:GetInferenceProfile",
      "bedrock:GetModelInvocationLoggingConfiguration",
      "bedrock:GetProvisionedModelThroughput",
      "bedrock:ListCustomModels",
      "bedrock:ListFoundationModels",
      "bedrock:ListInferenceProfiles",
      "bedrock:ListProvisionedModelThroughputs",
      "bedrock:ListTagsForResource",
    ]
    resources = ["*"]
  }
}

resource "aws_iam_role_policy" "bedrock" {
  count = var.enable_bedrock_access ? 1 : 0

  name   = "bedrock"
  role   = aws_iam_role.vendor.name
  policy = data.aws_iam_policy_document.bedrock.json
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

# Model invocation logs. Token counts for each call are in the invocation log and nowhere else.
# Class of data: content (what customers or employees wrote: log lines, prompts, objects).
data "aws_iam_policy_document" "logs" {
  statement {
    sid       = "ListLogGroups"
    effect    = "Allow"
    actions   = ["logs:DescribeLogGroups"]
    resources = ["*"]
  }

  statement {
    sid     = "ReadInvocationLogs"
    effect  = "Allow"
    actions = ["logs:DescribeLogStreams", "logs:FilterLogEvents", "logs:GetLogEvents"]
    resources = [
      "arn:${data.aws_partition.current.partition}:logs:*:${data.aws_caller_identity.current.account_id}:log-group:${var.bedrock_log_group}",
      "arn:${data.aws_partition.current.partition}:logs:*:${data.aws_caller_identity.current.account_id}:log-group:${var.bedrock_log_group}:*",
    ]
  }
}

resource "aws_iam_role_policy" "logs" {
  count = var.enable_log_events ? 1 : 0

  name   = "logs"
  role   = aws_iam_role.vendor.name
  policy = data.aws_iam_policy_document.logs.json
}

# CloudTrail event history. Changes in spend are explained by who created or changed what. Class of
# data: identity (users, roles, accounts and who did what).
data "aws_iam_policy_document" "cloudtrail" {
  statement {
    sid       = "LookUpEvents"
    effect    = "Allow"
    actions   = ["cloudtrail:LookupEvents"]
    resources = ["*"]
  }
}

resource "aws_iam_role_policy" "cloudtrail" {
  name   = "cloudtrail"
  role   = aws_iam_role.vendor.name
  policy = data.aws_iam_policy_document.cloudtrail.json
}

# Roles and users. Spend is attributed to the roles and users that caused it. Class of data:
# identity (users, roles, accounts and who did what).
data "aws_iam_policy_document" "identity" {
  statement {
    sid       = "ListIdentities"
    effect    = "Allow"
    actions   = ["iam:ListRoles", "iam:ListUsers"]
    resources = ["*"]
  }
}

resource "aws_iam_role_policy" "identity" {
  count = var.enable_identity_inventory ? 1 : 0

  name   = "identity"
  role   = aws_iam_role.vendor.name
  policy = data.aws_iam_policy_document.identity.json
}

# Organization. Spend is grouped by account, organizational unit and tag. Class of data: identity
# (users, roles, accounts and who did what).
data "aws_iam_policy_document" "organizations" {
  statement {
    sid    = "WalkOrganization"
    effect = "Allow"
    actions = [
      "organizations:DescribeAccount",
      "organizations:DescribeOrganization",
      "organizations:DescribeOrganizationalUnit",
      "organizations:ListAccounts",
      "organizations:ListAccountsForParent",
      "organizations:ListChildren",
      "organizations:ListOrganizationalUnitsForParent",
      "organizations:ListParents",
      "organizations:ListRoots",
      "organizations:ListTagsForResource",
    ]
    resources = ["*"]
  }
}

resource "aws_iam_role_policy" "organizations" {
  count = var.enable_organizations_read ? 1 : 0

  name   = "organizations"
  role   = aws_iam_role.vendor.name
  policy = data.aws_iam_policy_document.organizations.json
}

# What is added to the role by hand shows up in the next plan.
resource "aws_iam_role_policies_exclusive" "vendor" {
  role_name = aws_iam_role.vendor.name
  policy_names = concat(
    [aws_iam_role_policy.cost_explorer.name],
    [aws_iam_role_policy.pricing.name],
    [aws_iam_role_policy.cur_bucket.name],
    aws_iam_role_policy.cur_kms[*].name,
    aws_iam_role_policy.bedrock[*].name,
    [aws_iam_role_policy.cloudwatch.name],
    aws_iam_role_policy.logs[*].name,
    [aws_iam_role_policy.cloudtrail.name],
    aws_iam_role_policy.identity[*].name,
    aws_iam_role_policy.organizations[*].name
  )
}

# What is added to the role by hand shows up in the next plan.
resource "aws_iam_role_policy_attachments_exclusive" "vendor" {
  role_name   = aws_iam_role.vendor.name
  policy_arns = []
}
