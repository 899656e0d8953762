output "role_arn" {
  description = "ARN of the role that Axiom Layer assumes."
  value       = aws_iam_role.vendor.arn
}

output "granted_permissions" {
  description = "Who may assume the role, and what it can read: one sentence each."
  value = compact([
    "Who may assume the role: Axiom Layer as ${local.vendor_principal}, with the external ID agreed on",
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
