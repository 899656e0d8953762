/** A vendor: who is granted what, and what the customer fills in. Everything else is derived from it. */
import type { DataClass, Grant } from "../grants/grant";
import type { PolicyDocument } from "../iam/policy";
import type { Statement, TrustStatement } from "../iam/statement";
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

/** A sentence of `granted_permissions` about who may act as the principal. Never anything sensitive. */
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

/** Names of the inputs that configure an IAM user. */
export interface UserInputs {
  readonly name: string;
  readonly path: string;
  readonly permissionsBoundary: string;
  readonly tags: string;
}

/** A customer managed policy that holds several grants. Its name is the principal's name, a hyphen and the id. */
export interface ManagedPolicy {
  /** Kebab-case. Changing it replaces a policy in somebody's account. */
  readonly id: string;
  readonly title: string;
  /** Ids of the grants in it, in the order of their statements. */
  readonly grants: readonly string[];
}

/** A policy that AWS owns and changes, attached only while its switch is on. */
export interface AwsManagedPolicy {
  /** The name behind `policy/` of its ARN: `ReadOnlyAccess`. */
  readonly name: string;
  readonly enabledBy: When;
  readonly dataClass: DataClass;
  /** The line in `granted_permissions`, with its warning. */
  readonly summary: string;
}

/** The permissions boundary that everything a provisioner creates in IAM has to carry. The module creates it. */
export interface WorkloadBoundary {
  /** The policy's name is the role's name, a hyphen and this. */
  readonly id: string;
  readonly statements: (values: Values) => readonly Statement[];
  /** The most that the statements may come to: they are judged against it, action, scope and condition. */
  readonly declaration: (values: Values) => readonly Statement[];
}

/** What a provisioner says that it needs to write. It is judged against exactly this. */
export interface WriteDeclaration {
  /** Service prefixes in which it acts. */
  readonly services: readonly string[];
  /** The actions that it may be granted, every switch on. */
  readonly actions: readonly string[];
  /** IAM path under which it creates roles and policies. */
  readonly iamPath: string;
  readonly boundaryArn: string;
}

/** What a provisioner says that the roles which it creates can reach. The boundary is judged against exactly this. */
export interface WorkloadDeclaration {
  /** Service prefixes in which they act. */
  readonly services: readonly string[];
  readonly actions: readonly string[];
  /** The same with resources and conditions. */
  readonly within: PolicyDocument;
}

interface VendorBase {
  /** Kebab-case: the stack's name and the word for `--vendor`. */
  readonly id: string;
  readonly title: string;
  /** What the vendor does with the access: a sentence that begins with the title. */
  readonly purpose: string;
  /** The id of the vendor that this is another, less good way in for. */
  readonly shapeOf?: string;
  /** The input that holds the region of the provider. */
  readonly region: string;
  readonly inputs: readonly Input[];
  /** In an order in which each uses only what is before it. */
  readonly derived: readonly Derived[];
  readonly crossRules: readonly CrossRule[];
  /** Who may act as the principal, in words. */
  readonly trustSummary: readonly TrustSummary[];
  readonly grants: readonly Grant[];
  /** A grant that none of these holds is an inline policy of its own. */
  readonly managedPolicies?: readonly ManagedPolicy[];
  readonly awsManagedPolicies?: readonly AwsManagedPolicy[];
}

/** A vendor whose access is a role that it assumes under an external ID. */
export interface RoleVendor extends VendorBase {
  readonly principal: "role";
  readonly role: RoleInputs;
  readonly trust: (values: Values) => readonly TrustStatement[];
  readonly workloadBoundary?: WorkloadBoundary;
  /** Present for a vendor that writes. */
  readonly declaration?: (values: Values) => WriteDeclaration;
}

/** A vendor whose access is an IAM user with an access key, which is created outside of Terraform. */
export interface UserVendor extends VendorBase {
  readonly principal: "user";
  readonly user: UserInputs;
}

/** Everything there is to know about a vendor's access. Data and pure functions. */
export type Vendor = RoleVendor | UserVendor;
