output "role_arn" {
  description = "ARN of the role that Costimizer assumes."
  value       = aws_iam_role.vendor.arn
}

output "granted_permissions" {
  description = "Who may assume the role, and what it can read: one sentence each."
  value = compact([
    "Who may assume the role: Costimizer as ${local.vendor_principal}, with the external ID agreed on",
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
    "Data Exports and Cost and Usage Reports: read which billing exports are defined, with their columns and buckets, and whether they were delivered [billing]",
    (
      var.billing_bucket_name != ""
      ? "Cost & Usage Report bucket: list and read the objects under s3://${var.billing_bucket_name}/${local.billing_key_prefix} [billing]"
      : ""
    ),
    (
      var.billing_kms_key_arn != ""
      ? "Key of the report bucket: decrypt with ${var.billing_kms_key_arn}, only through S3 in ${var.aws_region} [billing]"
      : ""
    ),
    (
      var.enable_resource_discovery
      ? "EC2 and Elastic Load Balancing: describe instances, reservations, volumes, snapshots, addresses, NAT gateways and load balancers; no user data or console output [metadata]"
      : ""
    ),
    "CloudWatch: list metrics and read their values; no dashboards, alarms or logs [telemetry]",
  ])
}
