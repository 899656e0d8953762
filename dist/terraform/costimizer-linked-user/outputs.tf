output "user_arn" {
  description = "ARN of the user whose access key Costimizer is given."
  value       = aws_iam_user.vendor.arn
}

output "granted_permissions" {
  description = "Who may act as the user, and what it can read: one sentence each."
  value = compact([
    "Who may act as the user: whoever holds an access key of IAM user ${var.user_name}. Costimizer is given one, which works from anywhere until it is deleted",
    "EC2 and Elastic Load Balancing: describe instances, reservations, volumes, snapshots, addresses, NAT gateways and load balancers; no user data or console output [metadata]",
    "CloudWatch: list metrics and read their values; no dashboards, alarms or logs [telemetry]",
    (
      var.attach_read_only_access
      ? "WARNING, AWS's ReadOnlyAccess: read nearly all content of the account, S3 objects, DynamoDB items, log events and queue messages included; AWS adds to it without asking [content]"
      : ""
    ),
  ])
}
