output "user_arn" {
  description = "ARN of the user whose access key Costimizer is given."
  value       = aws_iam_user.vendor.arn
}

output "granted_permissions" {
  description = "Who may act as the user, and what it can read: one sentence each."
  value = compact([
    "Who may act as the user: whoever holds an access key of IAM user ${var.user_name}. Costimizer is given one, which works from anywhere until it is deleted",
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
    "EC2 and Elastic Load Balancing: describe instances, reservations, volumes, snapshots, addresses, NAT gateways and load balancers; no user data or console output [metadata]",
    "CloudWatch: list metrics and read their values; no dashboards, alarms or logs [telemetry]",
    (
      var.attach_read_only_access
      ? "WARNING, AWS's ReadOnlyAccess: read nearly all content of the account, S3 objects, DynamoDB items, log events and queue messages included; AWS adds to it without asking [content]"
      : ""
    ),
  ])
}
