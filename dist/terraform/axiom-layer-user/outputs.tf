output "user_arn" {
  description = "ARN of the user whose access key Axiom Layer is given."
  value       = aws_iam_user.vendor.arn
}

output "granted_permissions" {
  description = "Who may act as the user, and what it can read: one sentence each."
  value = compact([
    "Who may act as the user: whoever holds an access key of IAM user ${var.user_name}. Axiom Layer is given one, which works from anywhere until it is deleted",
    "IAM: list users, with their last sign-in to the console, roles, with their trust policies (external IDs of other vendors included), and groups; count what the account holds [identity]",
    "Cost Explorer: read costs and usage and the names they are grouped by, for every service and not for the Marketplace alone [billing]",
    "Organizations: read the organization's ID and the ID and e-mail address of its management account; no other accounts [identity]",
    (
      var.enable_mfa_state
      ? "IAM: list the MFA devices of each user, with serial numbers and dates [identity]"
      : ""
    ),
    (
      var.enable_key_activity
      ? "IAM: list the access key IDs of each user, and when, in which service and region each was last used; no secret keys [identity]"
      : ""
    ),
  ])
}
