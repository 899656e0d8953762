output "role_arn" {
  description = "ARN of the role that Authomize assumes."
  value       = aws_iam_role.vendor.arn
}

output "granted_permissions" {
  description = "Who may assume the role, and what it can read: one sentence each."
  value = compact([
    "Who may assume the role: Authomize as ${local.vendor_principal}, with the external ID agreed on",
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
    "IAM: read users, groups with their members, roles with their trust policies (external IDs of other vendors included), access key IDs with their last use, and MFA devices; no secret keys or passwords [identity]",
    "IAM: read the text of every customer managed, AWS managed and inline policy, and to whom each is attached [identity]",
    "EC2: describe instances, volumes, VPCs, subnets, route tables, gateways, endpoints, peerings, network ACLs and security groups; no user data, console output or passwords [metadata]",
    (
      var.enable_resource_policies
      ? "S3 and KMS: list buckets and keys; read their policies, access control lists and public access settings; no objects, and no use of any key [metadata]"
      : ""
    ),
    (
      var.cloudtrail_bucket_name != ""
      ? "CloudTrail log files: list and read the objects under s3://${var.cloudtrail_bucket_name}/${local.cloudtrail_key_prefix} [identity]"
      : ""
    ),
    (
      var.cloudtrail_kms_key_arn != ""
      ? "Key of the trail's log files: decrypt with ${var.cloudtrail_kms_key_arn}, only through S3 in ${var.aws_region} [identity]"
      : ""
    ),
    (
      var.enable_identity_center
      ? "IAM Identity Center: read instances, permission sets with their policies, account assignments, and users and groups with names and e-mail addresses [identity]"
      : ""
    ),
  ])
}
