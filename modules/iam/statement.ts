/** Statements as a vendor describes them: with values from any form, and with parts that depend on inputs. */
import type { When } from "./when";

/** `StringEquals`, `sts:ExternalId`, the values. A statement holds each pair of operator and key once: IAM would OR them. */
export interface Condition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
  readonly when?: When;
}

/** A statement of a permission policy. The Sid is unique in its policy and made of letters and digits. */
export interface Statement {
  readonly sid: string;
  readonly effect?: "Allow" | "Deny";
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions?: readonly Condition[];
  readonly when?: When;
}

/** Who a trust statement speaks of. `AWS: ["*"]` is allowed in a Deny alone. */
export interface Principals {
  readonly type: "AWS" | "Federated" | "Service";
  readonly identifiers: readonly string[];
}

/** A statement of a trust policy. */
export interface TrustStatement {
  readonly sid: string;
  readonly effect?: "Allow" | "Deny";
  readonly principals: Principals;
  readonly actions: readonly string[];
  readonly conditions?: readonly Condition[];
  readonly when?: When;
}
