/** The stacks that the scripts can deploy, with what each asks for. */
import type { Vendor } from "../../modules/vendors/vendor";
import { deployments } from "../../stacks/deployments";

/** A stack by the name that cdktf knows it under. Its inputs and rules are those of a vendor, or stand alone. */
export type Stack = Vendor;

/** All stacks, those that are made on request included. */
export function allStacks(vendors: readonly Vendor[]): readonly Stack[] {
  return deployments(vendors).map(({ id, inputs }) => {
    const own = vendors.find((vendor) => id === vendor.id || id === `${vendor.id}-organization`);
    if (own) return { ...own, id, inputs };
    // Not a vendor's: only its inputs are checked here, and what holds between them is for Terraform.
    return { ...vendors[0]!, id, inputs, derived: [], crossRules: [] };
  });
}
