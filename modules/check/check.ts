/** The judgement: principals in, report out. */
import type { Catalogue } from "../iam/catalogue";
import type { CheckedPrincipal } from "./principal";
import type { CheckReport } from "./report";

/** What the caller may decide. */
export interface CheckOptions {
  /** ARNs of AWS managed policies that are accepted by name. */
  readonly allowManaged?: readonly string[];
  /** The time against which expiry conditions are noted, ISO 8601; absent: none is. */
  readonly now?: string;
}

/** Judges every principal against the catalogue. Never throws for what a policy says: that is a finding. */
export type CheckPrincipals = (
  principals: readonly CheckedPrincipal[],
  catalogue: Catalogue,
  options?: CheckOptions,
) => CheckReport;
