/** The question put to the evaluator and its answer. Data only; `evaluate.ts` decides. */
import type { NamedPolicy } from "./policy";

/** Condition keys of a request, by their name in any case. A list stands for a multivalued key. */
export type RequestContext = Readonly<Record<string, string | readonly string[]>>;

/** Who asks: the ARN as IAM sees it (a role session's is `arn:...:sts::ACCOUNT:assumed-role/ROLE/SESSION`). */
export interface Caller {
  readonly arn: string;
  readonly accountId: string;
  /** How the trust policy may name the caller: AWS (default), Federated (an OIDC provider's ARN), Service. */
  readonly type?: "AWS" | "Federated" | "Service";
  /** For a role session: the ARN of the role itself, which policies may name as well. */
  readonly roleArn?: string;
}

/** One request as IAM evaluates it. */
export interface AccessRequest {
  readonly caller: Caller;
  /** `service:Action`, in any case. */
  readonly action: string;
  /** ARN of the resource, or `*` where the action takes none. */
  readonly resource: string;
  /** Account that owns the resource; the caller's account when absent. */
  readonly resourceAccountId?: string;
  readonly context: RequestContext;
}

/** All policies that have a say. A layer that is absent does not limit; an empty identity list allows nothing. */
export interface PolicyLayers {
  readonly identity: readonly NamedPolicy[];
  /** The resource's own policy; for `sts:AssumeRole*` the role's trust policy. */
  readonly resource?: NamedPolicy;
  readonly boundary?: NamedPolicy;
  readonly session?: readonly NamedPolicy[];
  /** One list a level of the organization, root first: each level has to allow. */
  readonly serviceControl?: readonly (readonly NamedPolicy[])[];
  readonly resourceControl?: readonly (readonly NamedPolicy[])[];
}

export type Layer = keyof PolicyLayers;

/** The statement that decided: policy name, its index in the document, and its Sid where it has one. */
export interface StatementReference {
  readonly policy: string;
  readonly index: number;
  readonly sid?: string;
}

/** The answer. `unknown` names what was missing: an operator nobody knows, a value that is not known yet. */
export type Decision =
  | { readonly effect: "allowed"; readonly layer: Layer; readonly by: StatementReference }
  | {
      readonly effect: "denied";
      readonly kind: "explicit";
      readonly layer: Layer;
      readonly by: StatementReference;
    }
  | { readonly effect: "denied"; readonly kind: "implicit"; readonly layer: Layer }
  | {
      readonly effect: "unknown";
      readonly layer: Layer;
      readonly by?: StatementReference;
      readonly because: string;
    };
