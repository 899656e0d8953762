output "role_arn" {
  description = "ARN of the role that Alethia assumes."
  value       = aws_iam_role.vendor.arn
}

output "workload_boundary_arn" {
  description = "ARN of the permissions boundary that every role which Alethia creates has to carry."
  value       = aws_iam_policy.workload_boundary.arn
}

output "granted_permissions" {
  description = "Who may assume the role, and what it can read and change: one sentence each."
  value = compact([
    "Who may assume the role: Alethia as ${local.vendor_principal}, with the external ID agreed on",
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
    (
      var.enable_iam
      ? "Roles that Alethia creates can do at most what policy ${var.role_name}-workload-boundary says, and Alethia can do it through them"
      : ""
    ),
    (
      var.enable_iam
      ? "That policy holds writes that no tag limits: attach, change and delete any network interface of the account; add log lines and metrics anywhere"
      : ""
    ),
    (
      var.enable_iam
      ? "That policy holds content: images in repositories named ${var.name_prefix}*, and in other accounts' repositories that admit this account [content]"
      : ""
    ),
    (
      var.enable_workload_data
      ? "That policy holds content: objects, items, messages and secret values of what is named ${var.name_prefix}* [content]"
      : ""
    ),
    "Denied whatever else is said here: changing its own role, policies and the boundary; OIDC providers of other issuers; items, messages, and, unless switched on, objects and secret values [metadata]",
    (
      var.enable_ec2
      ? "EC2: create VPCs, subnets, gateways, addresses, route tables and security groups with the tag; change and delete those with the tag; describe all [metadata]"
      : ""
    ),
    (
      var.enable_eks
      ? "EKS: create clusters with the tag; manage clusters, node groups, add-ons and access entries named ${var.name_prefix}* with the tag; manage the OIDC providers of EKS clusters; pass roles under ${var.workload_path} to EKS [metadata]"
      : ""
    ),
    (
      var.enable_rds
      ? "RDS: create, change and delete clusters, instances, subnet groups and parameter groups named ${var.name_prefix}* with the tag; describe all; pass roles under ${var.workload_path} to RDS monitoring; set new master passwords, and so log in to these databases from where the network lets it [metadata]"
      : ""
    ),
    (
      var.enable_elasticache
      ? "ElastiCache: create, change and delete replication groups and subnet groups named ${var.name_prefix}* with the tag; describe all; set new tokens, and so log in to these caches from where the network lets it [metadata]"
      : ""
    ),
    (
      var.enable_route53
      ? "Route 53: create hosted zones; change records under ${var.dns_domain} in any zone; delete zones without records and re-tag any; read all [metadata]"
      : ""
    ),
    (
      var.enable_secrets_manager
      ? "Secrets Manager: list all secrets; create, change and delete secrets named ${var.name_prefix}* with the tag, and set their resource policies, never public ones [metadata]"
      : ""
    ),
    (
      var.enable_secrets_manager && var.enable_secret_values
      ? "Secrets Manager: read and write the values of secrets named ${var.name_prefix}* with the tag [content]"
      : ""
    ),
    (
      var.enable_dynamodb
      ? "DynamoDB: create, change, back up and delete tables named ${var.name_prefix}* with the tag; no items [metadata]"
      : ""
    ),
    (
      var.enable_sqs_sns
      ? "SQS and SNS: create, change and delete queues, topics and subscriptions named ${var.name_prefix}* with the tag; no messages [metadata]"
      : ""
    ),
    (
      var.enable_ecr
      ? "ECR: create, change and delete repositories named ${var.name_prefix}* with the tag, and set when images expire; list all; no push, and no pull by the role itself: roles that it creates pull images [metadata]"
      : ""
    ),
    (
      var.enable_s3
      ? "S3: create, configure and delete buckets named ${var.name_prefix}*, set their policies, and see the names of their objects [metadata]"
      : ""
    ),
    (
      var.enable_s3 && var.enable_bucket_content
      ? "S3: read, write, tag and delete every object in buckets named ${var.name_prefix}* [content]"
      : ""
    ),
    (
      var.enable_iam
      ? "IAM: create, change and delete roles, policies and instance profiles under ${var.workload_path}; roles only with the boundary ${var.role_name}-workload-boundary; pass them to EC2; no users, groups or keys [metadata]"
      : ""
    ),
    (
      var.enable_acm
      ? "ACM: request certificates with the tag; change and delete those with the tag; describe all; no private keys [metadata]"
      : ""
    ),
    (
      var.enable_waf
      ? "WAF: create, change and delete web ACLs and rule groups named ${var.name_prefix}* with the tag; list all web ACLs [metadata]"
      : ""
    ),
  ])
}
