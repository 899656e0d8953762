output "role_arn" {
  description = "ARN of the role that Argmin assumes."
  value       = aws_iam_role.vendor.arn
}

output "granted_permissions" {
  description = "Who may assume the role, and what it can read: one sentence each."
  value = compact([
    "Who may assume the role: Argmin as ${local.vendor_principal}, with the external ID agreed on",
    (
      nonsensitive(var.previous_external_id != "") && var.previous_external_id_expires_at == ""
      ? "Rotation: the previous external ID is accepted as well, until it is removed"
      : ""
    ),
    (
      nonsensitive(var.previous_external_id != "") && var.previous_external_id_expires_at != ""
      ? "Rotation: the previous external ID is accepted as well, until ${var.previous_external_id_expires_at}"
      : ""
    ),
    (
      length(var.verifier_principal_arns) > 0
      ? "Verification: named principals of this account may assume the role with the same external ID"
      : ""
    ),
    (
      var.oidc_provider_arn != ""
      ? "Workload identity: the named subjects of ${local.oidc_issuer} may assume the role without an external ID"
      : ""
    ),
    (
      var.access_expires_at != ""
      ? "Expiry: nobody can assume the role from ${var.access_expires_at} on"
      : ""
    ),
    "Cost Explorer: read costs, usage, forecasts, reservations, Savings Plans and anomalies of this account, and of its member accounts when it pays for them [billing]",
    "Price List: read the public prices of AWS services [billing]",
    "Cost & Usage Report bucket: list and read the objects under s3://${var.cur_bucket_name}/${local.cur_key_prefix} [billing]",
    (
      var.cur_kms_key_arn != ""
      ? "Key of the report bucket: decrypt with ${var.cur_kms_key_arn}, only through S3 in ${var.aws_region} [billing]"
      : ""
    ),
    (
      var.enable_bedrock_access
      ? "Amazon Bedrock: list models, inference profiles and provisioned throughput, their tags, and how invocations are logged; no model can be run [metadata]"
      : ""
    ),
    "CloudWatch: list metrics and read their values; no dashboards, alarms or logs [telemetry]",
    (
      var.enable_log_events
      ? "CloudWatch Logs: list the names of all log groups; read the events of log group ${var.bedrock_log_group}, which may hold prompts and answers [content]"
      : ""
    ),
    "CloudTrail: look up the management events of the last 90 days: who called which API, when and from where [identity]",
    (
      var.enable_identity_inventory
      ? "IAM: list roles, with their trust policies (external IDs of other vendors included), and users, with their last sign-in [identity]"
      : ""
    ),
    (
      var.enable_organizations_read
      ? "Organizations: walk roots, organizational units and accounts with their names, e-mail addresses and tags; no policies [identity]"
      : ""
    ),
  ])
}
