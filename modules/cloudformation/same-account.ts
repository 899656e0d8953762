/** Inputs that name something of the account in which the role is created: they make no sense for many accounts at once. */
import { AWS_VALUES } from "../iam/values";
import { inputsOf } from "../iam/when";
import type { Vendor } from "../vendors/vendor";

/** The name under which rules speak of the role's own account. */
export const THIS_ACCOUNT: string = AWS_VALUES.accountId;

/**
 * The inputs that have to be in the role's own account, and those that come with one of them alone: workload identities,
 * their subjects, and the principals that may verify.
 */
export function absentInputs(vendor: Vendor): ReadonlySet<string> {
  const own = vendor.crossRules.flatMap(({ require }) =>
    require.kind === "in-account" && require.account === THIS_ACCOUNT ? [require.arn] : [],
  );
  const together = vendor.crossRules.flatMap(({ when, require }) => {
    if (require.kind !== "holds" || !when) return [];
    return inputsOf(require.that).some((name) => own.includes(name)) ? inputsOf(when) : [];
  });
  return new Set([...own, ...together]);
}
