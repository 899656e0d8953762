/**
 * Terraform resources that give access by themselves: policies of resources, grants and shares. Data, from the resource
 * list of the provider hashicorp/aws; what makes principals stands in `resource-types.ts`.
 */

/** Their whole purpose is to give somebody access. */
const ALWAYS: readonly string[] = [
  ...["acmpca_policy", "ami_launch_permission", "api_gateway_rest_api_policy", "backup_vault_policy"],
  ...["cloudwatch_event_bus_policy", "cloudwatch_event_permission", "cloudwatch_log_destination_policy"],
  ...["cloudwatch_log_resource_policy", "codeartifact_domain_permissions_policy"],
  ...["codeartifact_repository_permissions_policy", "codebuild_resource_policy", "dynamodb_resource_policy"],
  ...[
    "ecr_registry_policy",
    "ecr_repository_policy",
    "ecrpublic_repository_policy",
    "efs_file_system_policy",
  ],
  ...["eks_access_entry", "eks_access_policy_association", "elasticsearch_domain_policy"],
  ...["glue_resource_policy", "kinesis_resource_policy", "kms_grant", "kms_key_policy"],
  ...["lakeformation_data_lake_settings", "lakeformation_opt_in", "lakeformation_permissions"],
  ...["lambda_layer_version_permission", "lambda_permission", "media_store_container_policy"],
  ...["msk_cluster_policy", "networkfirewall_resource_policy", "opensearch_domain_policy"],
  ...["opensearchserverless_access_policy", "organizations_resource_policy", "ram_principal_association"],
  ...["redshift_resource_policy", "redshiftserverless_resource_policy", "s3_bucket_acl", "s3_bucket_policy"],
  ...["s3control_access_grant", "s3control_access_point_policy", "s3control_bucket_policy"],
  ...["s3tables_table_bucket_policy", "s3tables_table_policy", "schemas_registry_policy"],
  ...["secretsmanager_secret_policy", "ses_identity_policy", "sesv2_email_identity_policy"],
  ...["snapshot_create_volume_permission", "sns_topic_policy", "sqs_queue_policy", "vpclattice_auth_policy"],
  ...["vpclattice_resource_policy", "xray_resource_policy"],
];

/** They may hold a policy in an attribute of that name. */
const WITH_POLICY: readonly string[] = [
  ...["kms_external_key", "kms_key", "kms_replica_key", "s3_access_point", "secretsmanager_secret"],
  ...["sns_topic", "sqs_queue"],
];

/** Whether resources of the type give access: all of them, or those with a policy. */
export function givesAccess(type: string): "always" | "with-policy" | undefined {
  const name = /^aws_(.*)$/.exec(type)?.[1];
  if (name === undefined) return undefined;
  if (ALWAYS.includes(name)) return "always";
  return WITH_POLICY.includes(name) ? "with-policy" : undefined;
}
