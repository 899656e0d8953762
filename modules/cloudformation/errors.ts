/** Error texts of the CloudFormation form. */
import type { Fault } from "../errors";

/** An issuer that cannot be part of an OIDC provider's ARN. */
export function badIssuer(value: string): Fault {
  return {
    field: "oidc_issuer",
    rule: "be the host, and path if it has one, of an OIDC issuer",
    value,
    remedy:
      "Write it as token.actions.githubusercontent.com, without https:// and without a slash at the end.",
  };
}
