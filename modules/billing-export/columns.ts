/**
 * The columns of a CUR 2.0 export, by name and frozen: an export without a list takes whatever AWS adds later, and a
 * changed schema breaks what reads the files. Source: Data Exports user guide, table dictionary of
 * COST_AND_USAGE_REPORT. Left out are the columns that need settings of their own: capacity reservations and callers.
 */

/** Columns that every export with resource IDs has. */
export const COLUMNS: readonly string[] = [
  ...under("bill", "bill_type billing_entity billing_period_end_date billing_period_start_date invoice_id"),
  ...under("bill", "invoicing_entity payer_account_id payer_account_name"),
  "cost_category",
  "discount",
  ...under("discount", "bundled_discount total_discount"),
  ...under("identity", "line_item_id time_interval"),
  ...under("line_item", "availability_zone blended_cost blended_rate currency_code legal_entity"),
  ...under("line_item", "line_item_description line_item_type net_unblended_cost net_unblended_rate"),
  ...under("line_item", "normalization_factor normalized_usage_amount operation product_code resource_id"),
  ...under("line_item", "tax_type unblended_cost unblended_rate usage_account_id usage_account_name"),
  ...under("line_item", "usage_amount usage_end_date usage_start_date usage_type"),
  ...under("pricing", "currency lease_contract_length offering_class public_on_demand_cost"),
  ...under("pricing", "public_on_demand_rate purchase_option rate_code rate_id term unit"),
  "product",
  ...under("product", "comment fee_code fee_description from_location from_location_type from_region_code"),
  ...under("product", "instance_family instance_type instancesku location location_type operation"),
  ...under("product", "pricing_unit product_family region_code servicecode sku to_location"),
  ...under("product", "to_location_type to_region_code usagetype"),
  ...under("reservation", "amortized_upfront_cost_for_usage amortized_upfront_fee_for_billing_period"),
  ...under("reservation", "availability_zone effective_cost end_time modification_status"),
  ...under("reservation", "net_amortized_upfront_cost_for_usage"),
  ...under("reservation", "net_amortized_upfront_fee_for_billing_period net_effective_cost"),
  ...under("reservation", "net_recurring_fee_for_usage net_unused_amortized_upfront_fee_for_billing_period"),
  ...under("reservation", "net_unused_recurring_fee net_upfront_value normalized_units_per_reservation"),
  ...under("reservation", "number_of_reservations recurring_fee_for_usage reservation_a_r_n start_time"),
  ...under("reservation", "subscription_id total_reserved_normalized_units total_reserved_units"),
  ...under("reservation", "units_per_reservation unused_amortized_upfront_fee_for_billing_period"),
  ...under(
    "reservation",
    "unused_normalized_unit_quantity unused_quantity unused_recurring_fee upfront_value",
  ),
  "resource_tags",
  ...under("savings_plan", "amortized_upfront_commitment_for_billing_period end_time instance_type_family"),
  ...under("savings_plan", "net_amortized_upfront_commitment_for_billing_period"),
  ...under("savings_plan", "net_recurring_commitment_for_billing_period net_savings_plan_effective_cost"),
  ...under("savings_plan", "offering_type payment_option purchase_term"),
  ...under("savings_plan", "recurring_commitment_for_billing_period region savings_plan_a_r_n"),
  ...under("savings_plan", "savings_plan_effective_cost savings_plan_rate start_time"),
  ...under("savings_plan", "total_commitment_to_date used_commitment"),
];

/** Columns that an export has when costs of shared clusters are split by container. */
export const SPLIT_COST_COLUMNS: readonly string[] = [
  ...under("split_line_item", "actual_usage net_split_cost net_unused_cost parent_resource_id"),
  ...under("split_line_item", "public_on_demand_split_cost public_on_demand_unused_cost reserved_usage"),
  ...under("split_line_item", "split_cost split_usage split_usage_ratio unused_cost"),
];

/** The query of an export, with the columns in the order of their names. */
export function exportQuery(columns: readonly string[]): string {
  return `SELECT ${[...columns].sort().join(", ")} FROM COST_AND_USAGE_REPORT`;
}

function under(group: string, names: string): readonly string[] {
  return names.split(" ").map((name) => `${group}_${name}`);
}
