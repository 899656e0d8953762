import { attribute, attributes, block, merge, type Members } from "./schema";

/** Terraform's own blocks, in the order of HashiCorp's style guide. */

const CONDITION = block(attributes("condition", "error_message"));

/** What every resource and data source may have before its own arguments. */
export const META_BEFORE: Members = {
  count: attribute("template", "before"),
  for_each: attribute("template", "before"),
  provider: attribute("reference", "before"),
};

/** What every resource and data source may have behind its own arguments. */
export const META_AFTER: Members = {
  lifecycle: block(attributes("create_before_destroy", "prevent_destroy"), {
    ignore_changes: attribute("reference"),
    replace_triggered_by: attribute("reference"),
    precondition: CONDITION,
    postcondition: CONDITION,
  }),
  depends_on: attribute("reference", "after"),
};

/** The `variable` block. */
export const VARIABLE: Members = {
  description: attribute("literal"),
  type: attribute("type"),
  default: attribute("literal"),
  nullable: attribute("literal"),
  sensitive: attribute("literal"),
  validation: CONDITION,
};

/** The `output` block. */
export const OUTPUT: Members = {
  description: attribute("literal"),
  value: attribute("template"),
  sensitive: attribute("literal"),
  depends_on: attribute("reference", "after"),
};

/** The `terraform` block without its backend, whose name is a label. */
export const TERRAFORM: Members = { required_version: attribute("literal") };

/** Backends that the stacks know. */
export const BACKENDS: Readonly<Record<string, Members>> = {
  local: { path: attribute("literal") },
  s3: Object.fromEntries(
    ["bucket", "key", "region", "encrypt", "kms_key_id", "use_lockfile"].map((name) => [
      name,
      attribute("literal"),
    ]),
  ),
};

/** What a provider's entry in `required_providers` may say. */
export const REQUIRED_PROVIDER = ["source", "version"] as const;

/** The configuration of providers. */
export const PROVIDERS: Readonly<Record<string, Members>> = {
  aws: merge(attributes("alias", "region", "profile", "allowed_account_ids"), {
    assume_role: block(attributes("role_arn", "session_name", "external_id")),
    default_tags: block(attributes("tags")),
  }),
};
