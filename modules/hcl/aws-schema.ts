import { attributes, block, merge, type Members } from "./schema";

/**
 * Resources and data sources of the AWS provider, as far as the modules use them. Which name is an attribute and which a
 * block cannot be seen in Terraform's JSON: it comes from the provider's schema (5.100), and a test holds the tables to it.
 */

const PRINCIPALS = block(attributes("type", "identifiers"));
const TAGS = attributes("tags");

/** Data sources by type. */
export const DATA_SOURCES: Readonly<Record<string, Members>> = {
  aws_caller_identity: {},
  aws_partition: {},
  aws_region: attributes("name"),
  aws_organizations_organization: {},
  aws_iam_policy_document: merge(
    attributes("policy_id", "version", "source_policy_documents", "override_policy_documents"),
    {
      statement: block(attributes("sid", "effect", "actions", "not_actions", "resources", "not_resources"), {
        principals: PRINCIPALS,
        not_principals: PRINCIPALS,
        condition: block(attributes("test", "variable", "values")),
      }),
    },
  ),
  aws_s3_bucket: attributes("bucket"),
};

/** Resources by type. */
export const RESOURCES: Readonly<Record<string, Members>> = {
  aws_iam_role: merge(
    attributes("name", "name_prefix", "path", "description", "assume_role_policy", "permissions_boundary"),
    attributes("max_session_duration", "force_detach_policies", "tags"),
  ),
  aws_iam_role_policy: attributes("name", "role", "policy"),
  aws_iam_policy: merge(attributes("name", "path", "description", "policy"), TAGS),
  aws_iam_role_policy_attachment: attributes("role", "policy_arn"),
  aws_iam_role_policies_exclusive: attributes("role_name", "policy_names"),
  aws_iam_role_policy_attachments_exclusive: attributes("role_name", "policy_arns"),
  aws_iam_user: merge(attributes("name", "path", "permissions_boundary", "force_destroy"), TAGS),
  aws_iam_user_policy: attributes("name", "user", "policy"),
  aws_iam_user_policy_attachment: attributes("user", "policy_arn"),
  aws_iam_user_policies_exclusive: attributes("user_name", "policy_names"),
  aws_iam_user_policy_attachments_exclusive: attributes("user_name", "policy_arns"),
  aws_s3_bucket: merge(attributes("bucket", "force_destroy"), TAGS),
  aws_s3_bucket_policy: attributes("bucket", "policy"),
  aws_s3_bucket_public_access_block: attributes(
    "bucket",
    "block_public_acls",
    "block_public_policy",
    "ignore_public_acls",
    "restrict_public_buckets",
  ),
  aws_s3_bucket_ownership_controls: merge(attributes("bucket"), {
    rule: block(attributes("object_ownership")),
  }),
  aws_s3_bucket_versioning: merge(attributes("bucket"), {
    versioning_configuration: block(attributes("status")),
  }),
  aws_s3_bucket_server_side_encryption_configuration: merge(attributes("bucket"), {
    rule: block(attributes("bucket_key_enabled"), {
      apply_server_side_encryption_by_default: block(attributes("sse_algorithm", "kms_master_key_id")),
    }),
  }),
  aws_s3_bucket_lifecycle_configuration: merge(attributes("bucket"), {
    rule: block(attributes("id", "status"), {
      filter: block(attributes("prefix")),
      expiration: block(attributes("days")),
      noncurrent_version_expiration: block(attributes("noncurrent_days")),
      abort_incomplete_multipart_upload: block(attributes("days_after_initiation")),
    }),
  }),
  aws_kms_key: merge(
    attributes("description", "policy", "enable_key_rotation", "deletion_window_in_days"),
    TAGS,
  ),
  aws_kms_alias: attributes("name", "target_key_id"),
  aws_bcmdataexports_export: merge(
    {
      export: block(attributes("name", "description"), {
        data_query: block(attributes("query_statement", "table_configurations")),
        destination_configurations: block({
          s3_destination: block(attributes("s3_bucket", "s3_prefix", "s3_region"), {
            s3_output_configurations: block(attributes("format", "compression", "output_type", "overwrite")),
          }),
        }),
        refresh_cadence: block(attributes("frequency")),
      }),
    },
    TAGS,
  ),
  aws_cur_report_definition: merge(
    attributes("report_name", "time_unit", "format", "compression", "additional_schema_elements"),
    attributes("s3_bucket", "s3_prefix", "s3_region", "additional_artifacts", "refresh_closed_reports"),
    attributes("report_versioning"),
    TAGS,
  ),
  aws_cloudformation_stack_set: merge(
    attributes("name", "description", "permission_model", "call_as", "capabilities", "parameters"),
    attributes("template_body", "template_url"),
    {
      auto_deployment: block(attributes("enabled", "retain_stacks_on_account_removal")),
      managed_execution: block(attributes("active")),
      operation_preferences: block(
        attributes("failure_tolerance_count", "failure_tolerance_percentage", "max_concurrent_count"),
        attributes("max_concurrent_percentage", "region_concurrency_type", "region_order"),
      ),
    },
    TAGS,
  ),
  aws_cloudformation_stack_set_instance: merge(
    attributes("stack_set_name", "region", "account_id", "call_as", "retain_stack", "parameter_overrides"),
    {
      deployment_targets: block(attributes("organizational_unit_ids", "accounts", "account_filter_type")),
      operation_preferences: block(
        attributes("failure_tolerance_count", "failure_tolerance_percentage", "max_concurrent_count"),
        attributes("max_concurrent_percentage", "region_concurrency_type", "region_order"),
      ),
    },
  ),
};
