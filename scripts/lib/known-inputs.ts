/** All inputs of the project: the vendors and the other stacks of one project share its value files. */
import { billingInputs } from "../../modules/constructs/billing-inputs";
import { organizationInputs } from "../../modules/constructs/organization-inputs";
import { VENDORS } from "../../modules/vendors";
import type { Input } from "../../modules/vendors/input";

/** Everything that has inputs: a name of any of them is not a misspelling. */
export const KNOWN_INPUTS: readonly { readonly inputs: readonly Input[] }[] = [
  ...VENDORS,
  ...VENDORS.map((vendor) => ({ inputs: organizationInputs(vendor) })),
  { inputs: billingInputs },
];
