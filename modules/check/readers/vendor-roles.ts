/** The roles that this project describes, as its examples name them. */
import { VENDORS } from "../../vendors";
import { exampleValues } from "../../vendors/example-values";
import type { Environment } from "../../vendors/literal";
import { renderPrincipal } from "../../vendors/render";

/** Their ARNs in that environment. Each is judged wherever its own vendor is. */
export function vendorRoleArns(environment: Environment): readonly string[] {
  return VENDORS.filter(({ principal }) => principal === "role").map(
    (vendor) => renderPrincipal(vendor, exampleValues(vendor), environment).arn,
  );
}
