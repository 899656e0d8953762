/** A vendor: who is granted what, and what the customer fills in. Everything else is derived from it. */
import type { Grant } from "../grants/grant";
import type { TrustStatement } from "../iam/statement";
import type { Values } from "../iam/values";
import type { When } from "../iam/when";
import type { Input } from "./input";
import type { CrossRule } from "./rule";

/** A value computed from inputs. Each form has its own way: a Terraform local, a CloudFormation Fn::If, a string. */
export type Derived = { readonly name: string } & (
  | {
      readonly kind: "choice";
      readonly when: When;
      readonly then: (values: Values) => string;
      readonly otherwise: (values: Values) => string;
    }
  /** The host in the ARN of an OIDC provider: what is behind `oidc-provider/`; empty for an empty ARN. */
  | { readonly kind: "oidc-issuer"; readonly provider: string }
);

/** A sentence of `granted_permissions` about who may assume the role. Never anything sensitive. */
export interface TrustSummary {
  readonly when?: When;
  readonly text: (values: Values) => string;
}

/** Names of the inputs that configure the role itself. */
export interface RoleInputs {
  readonly name: string;
  readonly path: string;
  readonly permissionsBoundary: string;
  readonly maxSessionDuration: string;
  readonly tags: string;
}

/** Everything there is to know about a vendor's access. Data and pure functions. */
export interface Vendor {
  /** Kebab-case: the stack's name and the word for `--vendor`. */
  readonly id: string;
  readonly title: string;
  /** What the vendor does with the access: a sentence that begins with the title. */
  readonly purpose: string;
  /** The input that holds the region of the provider. */
  readonly region: string;
  readonly inputs: readonly Input[];
  /** In an order in which each uses only what is before it. */
  readonly derived: readonly Derived[];
  readonly crossRules: readonly CrossRule[];
  readonly role: RoleInputs;
  readonly trust: (values: Values) => readonly TrustStatement[];
  readonly trustSummary: readonly TrustSummary[];
  readonly grants: readonly Grant[];
}
