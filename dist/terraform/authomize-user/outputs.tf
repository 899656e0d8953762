output "user_arn" {
  description = "ARN of the user whose access key Authomize is given."
  value       = aws_iam_user.vendor.arn
}

output "granted_permissions" {
  description = "Who may act as the user, and what it can read: one sentence each."
  value = compact([
    "Who may act as the user: whoever holds an access key of IAM user ${var.user_name}. Authomize is given one, which works from anywhere until it is deleted",
    "STS: assume the roles that are named in role_arns, one for each account, and no other role [identity]",
  ])
}
