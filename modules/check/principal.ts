/** What is judged: one principal, or one policy document, as a reader found it in some input. */
import { isNotKnownYet, NOT_KNOWN_YET } from "../iam/evaluate/unknown";
import type { NamedPolicy, PolicyDocument } from "../iam/policy";
import type { Declaration } from "./declaration";

/** `policy`: a policy document that is attached to nobody in this input. */
export type PrincipalKind = "role" | "user" | "group" | "policy";

/**
 * A managed policy. Without a document its content is not known here: that is reported, never passed.
 * `awsManaged` is true when AWS owns it (`arn:PARTITION:iam::aws:policy/...`).
 */
export interface AttachedPolicy {
  readonly name: string;
  readonly arn?: string;
  readonly awsManaged: boolean;
  readonly document?: PolicyDocument;
  /** It comes to a user by way of a group: it gives as much, and counts against the group's limits alone. */
  readonly inherited?: true;
}

/** One part of a principal that the input does not tell: `what` names it, `why` says the reason. */
export interface UnknownPart {
  readonly what: string;
  readonly why: string;
}

/** The permissions boundary: its document, or that there is one and its content is not known. */
export type Boundary =
  { readonly known: true; readonly policy: NamedPolicy } | { readonly known: false; readonly name: string };

/**
 * A principal and every policy that has a say about it. Values inside a document that are not known yet carry
 * `UNKNOWN_VALUE` as (part of) the string; parts that are not known at all are listed in `unknowns`.
 */
export interface CheckedPrincipal {
  readonly kind: PrincipalKind;
  /** Role, user or group name; for `policy` the policy's name or its file. */
  readonly name: string;
  /** Where it was found: `plan.json: module.x.aws_iam_role.y`, an ARN, a file name. */
  readonly source: string;
  /** IAM path, where it is known. */
  readonly path?: string;
  /** The account that owns the principal: 12 digits, absent when the input does not tell. */
  readonly accountId?: string;
  readonly trust?: NamedPolicy;
  readonly inline: readonly NamedPolicy[];
  readonly attached: readonly AttachedPolicy[];
  readonly boundary?: Boundary;
  readonly unknowns: readonly UnknownPart[];
  /** Policies of resources in the same input, by address: they may give it more, and are not judged. */
  readonly besides?: readonly string[];
  /** Names that the reader made up, of the principal or its policies, because the input does not tell them. */
  readonly standIns?: readonly string[];
  /** ARNs of roles that it may assume and whose description the reader has, though they may not be among what is judged. */
  readonly describedRoles?: readonly string[];
  /** Present for a writer (a provisioner): it is judged against this instead of against "reads only". */
  readonly declaration?: Declaration;
}

/** Stands in a document for (a part of) a string that the input does not tell: the evaluator's own marker. */
export const UNKNOWN_VALUE = NOT_KNOWN_YET;

/** Whether the string is, or contains, a value that is not known. */
export function hasUnknown(text: string): boolean {
  return isNotKnownYet(text);
}
